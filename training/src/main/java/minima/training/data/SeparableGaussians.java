package minima.training.data;

import minima.training.claim.InvalidInput;
import minima.training.random.Streams;

import java.util.SplittableRandom;

/**
 * Two classes of Gaussian points whose largest margin through the origin is known by construction.
 *
 * <p>For a random unit vector u, k = min(n, d) support vectors have {@code zᵢ = yᵢxᵢ = γu + vᵢ}, vᵢ Gaussian in the
 * orthogonal complement of u but for the last, which is chosen so that {@code Σ αᵢvᵢ = 0} with α > 0 and {@code Σ αᵢ =
 * 1/γ²}. So {@code Σ αᵢzᵢ = u/γ}, and ŵ = u/γ is the hard-margin solution with dual α. The other points have margin
 * {@code γ(1 + e)}, e uniform in [0.1, 2.1). Rows come in random order; both classes occur where n ≥ 2. The margin of
 * the numbers as rounded is γ to a few units in the last place.
 */
public final class SeparableGaussians {

    private final Samples samples;
    private final double[] weights;
    private final double[] duals;
    private final double margin;

    private SeparableGaussians(Samples samples, double[] weights, double[] duals, double margin) {
        this.samples = samples;
        this.weights = weights;
        this.duals = duals;
        this.margin = margin;
    }

    /**
     * Draws from stream {@code data}.
     *
     * @param samples n, at least 2
     * @param dimension d, at least 2
     * @param margin γ, positive
     */
    public static SeparableGaussians of(int samples, int dimension, double margin, Streams streams) {
        if (samples < 2 || dimension < 2) {
            throw new InvalidInput(
                    "samples and dimension must be at least 2: samples=%d, dimension=%d".formatted(samples, dimension));
        }
        if (!(margin > 0 && margin < Double.POSITIVE_INFINITY)) {
            throw new InvalidInput("margin must be positive and finite: margin=" + margin);
        }
        SplittableRandom random = streams.stream("data");
        double[] u = Gaussians.unit(dimension, random);
        double[][] z = new double[samples][];
        double[] alpha = new double[samples];
        int support = Math.min(samples, dimension);
        drawSupport(z, alpha, support, u, random);
        for (int i = 0; i < samples; i++) {
            double along = i < support ? margin : margin * (1.1 + 2 * random.nextDouble());
            z[i] = i < support ? z[i] : Gaussians.orthogonalTo(u, random);
            Gaussians.addTo(z[i], along, u);
            alpha[i] /= margin * margin;
        }
        return shuffled(z, alpha, u, margin, random);
    }

    /** Sets vᵢ and αᵢ, Σ αᵢ = 1, of the first {@code support} rows. */
    private static void drawSupport(double[][] v, double[] alpha, int support, double[] u, SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < support; i++) {
            alpha[i] = 0.5 + random.nextDouble();
            sum += alpha[i];
        }
        int last = support - 1;
        v[last] = new double[u.length];
        for (int i = 0; i < support; i++) {
            alpha[i] /= sum;
            if (i < last) {
                v[i] = Gaussians.orthogonalTo(u, random);
                Gaussians.addTo(v[last], -alpha[i], v[i]);
            }
        }
        for (int j = 0; j < u.length; j++) {
            v[last][j] /= alpha[last];
        }
    }

    private static SeparableGaussians shuffled(
            double[][] z, double[] alpha, double[] u, double margin, SplittableRandom random) {
        int n = z.length;
        double[][] x = new double[n][];
        double[] y = new double[n];
        double[] duals = new double[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            x[i] = x[j];
            duals[i] = duals[j];
            x[j] = z[i];
            duals[j] = alpha[i];
        }
        for (int i = 0; i < n; i++) {
            y[i] = i < 2 ? 1 - 2 * i : random.nextBoolean() ? 1 : -1;
            for (int j = 0; j < u.length; j++) {
                x[i][j] *= y[i];
            }
        }
        double[] weights = new double[u.length];
        Gaussians.addTo(weights, 1 / margin, u);
        Samples samples = new Samples("separable gaussians %d×%d".formatted(n, u.length), x, y);
        return new SeparableGaussians(samples, weights, duals, margin);
    }

    public Samples samples() {
        return samples;
    }

    /** γ. */
    public double margin() {
        return margin;
    }

    /** ŵ, shape [d]. */
    public double[] weights() {
        return weights.clone();
    }

    /** α, shape [n]. */
    public double[] duals() {
        return duals.clone();
    }
}
