package minima.training.random;

import java.util.SplittableRandom;

/** Orthogonal matrices drawn uniformly, from the Haar measure. */
public final class Haar {

    private static final int PASSES = 2;

    private Haar() {}

    /**
     * The rows of an orthogonal matrix of shape [n, n]: Gaussian vectors made orthonormal one after the other, twice
     * over against rounding. Cost: O(n³).
     *
     * <p>Source: A. Haar's measure by the invariance of the normal distribution, as in G. W. Stewart, "The efficient
     * generation of random orthogonal matrices", 1980.
     */
    public static double[][] orthogonal(SplittableRandom random, int n) {
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] row = Streams.gaussians(random, n, 1);
            for (int pass = 0; pass < PASSES; pass++) {
                for (int k = 0; k < i; k++) {
                    add(row, -dot(row, rows[k]), rows[k]);
                }
            }
            double norm = Math.sqrt(dot(row, row));
            for (int j = 0; j < n; j++) {
                row[j] /= norm;
            }
            rows[i] = row;
        }
        return rows;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum = Math.fma(a[j], b[j], sum);
        }
        return sum;
    }

    private static void add(double[] to, double c, double[] a) {
        for (int j = 0; j < a.length; j++) {
            to[j] = Math.fma(c, a[j], to[j]);
        }
    }
}
