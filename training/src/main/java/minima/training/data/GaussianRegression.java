package minima.training.data;

import minima.training.claim.InvalidInput;
import minima.training.random.Streams;

import java.util.SplittableRandom;

/**
 * Underdetermined regression whose least-norm solution is known by construction: x Gaussian of shape [n, d], n < d,
 * {@code w* = Xᵀc} with c Gaussian, scaled to {@code ‖w*‖ = 1}, and {@code y = Xw*}.
 *
 * <p>w* lies in the span of the rows and fits, so it is the solution of least norm, to a few units in the last place.
 */
public final class GaussianRegression {

    private final Samples samples;
    private final double[] weights;

    private GaussianRegression(Samples samples, double[] weights) {
        this.samples = samples;
        this.weights = weights;
    }

    /**
     * Draws from stream {@code data}.
     *
     * @param samples n, at least 1
     * @param dimension d, more than n
     */
    public static GaussianRegression of(int samples, int dimension, Streams streams) {
        if (samples < 1 || dimension <= samples) {
            throw new InvalidInput(
                    "samples must lie in [1, dimension): samples=%d, dimension=%d".formatted(samples, dimension));
        }
        SplittableRandom random = streams.stream("data");
        double[][] x = new double[samples][];
        double[] w = new double[dimension];
        for (int i = 0; i < samples; i++) {
            x[i] = Gaussians.vector(dimension, random);
            Gaussians.addTo(w, Streams.gaussian(random), x[i]);
        }
        double norm = Math.sqrt(Gaussians.dot(w, w));
        for (int j = 0; j < dimension; j++) {
            w[j] /= norm;
        }
        double[] y = new double[samples];
        for (int i = 0; i < samples; i++) {
            y[i] = Gaussians.dot(x[i], w);
        }
        return new GaussianRegression(new Samples("gaussian regression %d×%d".formatted(samples, dimension), x, y), w);
    }

    public Samples samples() {
        return samples;
    }

    /**
     * The same inputs with targets {@code Xw* + noise}, normal with this standard deviation, from stream {@code noise}.
     */
    public Samples noisy(double deviation, Streams streams) {
        double[] noise = Streams.gaussians(streams.stream("noise"), samples.size(), deviation);
        for (int i = 0; i < noise.length; i++) {
            noise[i] += samples.target(i);
        }
        return new Samples("noisy " + samples.name(), samples.rows(), noise);
    }

    /** w*, shape [d]. */
    public double[] weights() {
        return weights.clone();
    }
}
