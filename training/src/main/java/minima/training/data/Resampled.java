package minima.training.data;

import minima.training.loss.Loss;

import java.util.SplittableRandom;

/**
 * The samples of a data set as a population: each draw is one of them, uniformly and with replacement, and the risk is
 * their mean loss. Points are divided by the longest one's norm where that is more than 1.
 */
public final class Resampled implements Population {

    private final double[][] x;
    private final double[] y;

    /** @param samples of two classes */
    public Resampled(Samples samples) {
        Samples binary = samples.requireBinary();
        this.x = binary.rows();
        this.y = binary.targets();
        double longest = 1;
        for (double[] row : x) {
            longest = Math.max(longest, Math.sqrt(Gaussians.dot(row, row)));
        }
        for (double[] row : x) {
            for (int j = 0; j < row.length; j++) {
                row[j] /= longest;
            }
        }
    }

    @Override
    public int dimension() {
        return x[0].length;
    }

    @Override
    public double draw(SplittableRandom random, double[] into) {
        int i = random.nextInt(x.length);
        System.arraycopy(x[i], 0, into, 0, into.length);
        return y[i];
    }

    @Override
    public double risk(double[] w, Loss loss) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += loss.value(y[i] * Gaussians.dot(w, x[i]));
        }
        return sum / x.length;
    }

    /** {@code Σ yᵢxᵢ} scaled to this norm: a separator that needs no search, shape [d]. */
    public double[] meanDirection(double norm) {
        double[] w = new double[dimension()];
        for (int i = 0; i < x.length; i++) {
            Gaussians.addTo(w, y[i], x[i]);
        }
        double length = Math.sqrt(Gaussians.dot(w, w));
        for (int j = 0; j < w.length; j++) {
            w[j] *= length == 0 ? 0 : norm / length;
        }
        return w;
    }
}
