package minima.training.oracle;

import minima.training.random.Streams;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Data whose least norm is known: for a chosen w and a g with {@code ‖g‖_* = 1} and {@code g·w = ‖w‖}, rows and α ≥ 0
 * with {@code Σ αᵢzᵢ = g}, {@code αᵢ(zᵢ·w − 1) = 0} and {@code zᵢ·w ≥ 1}. Then ‖w‖ = Σα is least: any other u that
 * separates has {@code ‖u‖ ≥ g·u = Σ αᵢ zᵢ·u ≥ Σα}.
 */
final class Planted {

    private Planted() {}

    /** n rows, the first k of them on the margin with duals above 0. */
    static double[][] rows(double[] w, double[] g, int n, int k, SplittableRandom random) {
        double[] alpha = new double[k];
        for (int i = 0; i < k; i++) {
            alpha[i] = 0.5 + random.nextDouble();
        }
        alpha = Rows.divided(alpha, Arrays.stream(alpha).sum() / Rows.dot(g, w));
        double[][] z = new double[n][w.length];
        double[] last = g.clone();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < w.length; j++) {
                z[i][j] = Streams.gaussian(random);
            }
            double margin = i < k ? 1 : 1.1 + random.nextDouble();
            Rows.add(z[i], (margin - Rows.dot(z[i], w)) / Rows.dot(w, w), w);
            if (i < k - 1) {
                Rows.add(last, -alpha[i], z[i]);
            }
        }
        z[k - 1] = Rows.divided(last, alpha[k - 1]);
        return z;
    }

    /**
     * n rows of which a combination is g, so that w with {@code g·w = ‖w‖} is a shortest solution of {@code Xu = Xw}.
     */
    static double[][] rowsSpanning(double[] g, int n, SplittableRandom random) {
        double[][] x = new double[n][g.length];
        double[] last = g.clone();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < g.length; j++) {
                x[i][j] = Streams.gaussian(random);
            }
            if (i < n - 1) {
                Rows.add(last, -0.5 - random.nextDouble(), x[i]);
            }
        }
        x[n - 1] = last;
        return x;
    }

    /** w with k entries that are not 0 and g with ‖g‖_∞ = 1: {@code gⱼ = sign wⱼ} there, and less than 1 elsewhere. */
    static double[][] sparse(int d, int k, SplittableRandom random) {
        double[] w = new double[d];
        double[] g = new double[d];
        for (int j = 0; j < d; j++) {
            double size = 0.5 + random.nextDouble();
            w[j] = j < k ? (random.nextBoolean() ? size : -size) : 0;
            g[j] = j < k ? Math.signum(w[j]) : 0.9 * (2 * random.nextDouble() - 1);
        }
        return new double[][] {w, g};
    }

    /** w with k entries of the largest size 1 and g with ‖g‖₁ = 1 that lives on them, with their signs. */
    static double[][] flat(int d, int k, SplittableRandom random) {
        double[] w = new double[d];
        double[] g = new double[d];
        for (int j = 0; j < d; j++) {
            w[j] = j < k ? (random.nextBoolean() ? 1 : -1) : 0.9 * (2 * random.nextDouble() - 1);
            g[j] = j < k ? w[j] * (0.5 + random.nextDouble()) : 0;
        }
        return new double[][] {
            w, Rows.divided(g, Arrays.stream(g).map(Math::abs).sum())
        };
    }
}
