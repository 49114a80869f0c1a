package minima.training.oracle;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Answers of a {@link MarginGame} moved to where the equations of its face hold to rounding.
 *
 * <p>With S the rows that p mixes, F the entries of w that are free to move (ℓ1: not 0; ℓ∞: not of the largest size)
 * and μ the value, a saddle point has {@code zᵢ·w = μ} on S and, in {@code v = Σ pᵢzᵢ}, {@code vⱼ = μ sign wⱼ} on F for
 * ℓ1, {@code vⱼ = 0} on F for ℓ∞. Both are linear, with one matrix and its transpose; the nearest solution is taken.
 */
final class Polish {

    /** Below this share of the largest, an entry counts as 0. */
    private static final double VANISHING = 1e-9;

    private final double[][] z;
    private final Norm norm;

    Polish(double[][] z, Norm norm) {
        this.z = z;
        this.norm = norm;
    }

    /** w, shape [d], with ‖w‖ = 1. */
    double[] weights(double[] w, double[] p) {
        int[] rows = mixed(p);
        int[] free = norm.free(w, VANISHING);
        double[] fixed = w.clone();
        double[] start = new double[free.length + 1];
        for (int k = 0; k < free.length; k++) {
            start[k] = w[free[k]];
            fixed[free[k]] = 0;
        }
        start[free.length] = Rows.dot(z[rows[0]], w);
        double[][] equations = equations(w, rows, free);
        double[] right = new double[equations.length];
        for (int i = 0; i < rows.length; i++) {
            right[i] = norm == Norm.L1 ? 0 : -Rows.dot(z[rows[i]], fixed);
        }
        if (norm == Norm.L1) {
            right[rows.length] = 1;
            Arrays.fill(fixed, 0);
        }
        double[] moved = LeastSquares.nearest(equations, right, start);
        for (int k = 0; k < free.length; k++) {
            fixed[free[k]] = moved[k];
        }
        return fixed;
    }

    /** p, shape [n], with Σp = 1. */
    double[] mixture(double[] w, double[] p) {
        int[] rows = mixed(p);
        int[] free = norm.free(w, VANISHING);
        double[][] equations = Rows.transposed(equations(w, rows, free));
        double[] start = new double[equations[0].length];
        for (int i = 0; i < rows.length; i++) {
            start[i] = p[rows[i]];
        }
        if (norm == Norm.L1) {
            start[rows.length] = -norm.dual().of(Rows.combination(p, z));
        }
        double[] right = new double[equations.length];
        right[free.length] = -1;
        double[] moved = LeastSquares.nearest(equations, right, start);
        double[] polished = new double[p.length];
        for (int i = 0; i < rows.length; i++) {
            polished[rows[i]] = moved[i];
        }
        return polished;
    }

    /** {@code [z_SF, −1]}, for ℓ1 above {@code [sign w_F, 0]}. */
    private double[][] equations(double[] w, int[] rows, int[] free) {
        double[][] equations = new double[norm == Norm.L1 ? rows.length + 1 : rows.length][free.length + 1];
        for (int i = 0; i < equations.length; i++) {
            for (int k = 0; k < free.length; k++) {
                equations[i][k] = i < rows.length ? z[rows[i]][free[k]] : Math.signum(w[free[k]]);
            }
            equations[i][free.length] = i < rows.length ? -1 : 0;
        }
        return equations;
    }

    private static int[] mixed(double[] p) {
        double most = Rows.largest(p);
        return IntStream.range(0, p.length).filter(i -> p[i] > VANISHING * most).toArray();
    }
}
