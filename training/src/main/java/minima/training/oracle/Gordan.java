package minima.training.oracle;

import java.util.Arrays;

/**
 * A proof that no w separates: weights p ≥ 0 with {@code Σpᵢ = 1} and {@code Σ pᵢzᵢ = 0}. For if {@code zᵢ·w > 0} for
 * all i, then {@code w·Σ pᵢzᵢ > 0}.
 *
 * <p>Source: P. Gordan, "Ueber die Auflösung linearer Gleichungen mit reellen Coefficienten", Mathematische Annalen 6,
 * 1873.
 */
public final class Gordan {

    private static final double CLEAR = 1e-14;

    private final double[] weights;
    private final double residual;

    private Gordan(double[] weights, double residual) {
        this.weights = weights;
        this.residual = residual;
    }

    /**
     * The weights that come nearest to a proof.
     *
     * @param z rows, shape [n, d]
     */
    static Gordan of(double[][] z) {
        Distinct distinct = Distinct.of(z);
        double[][] rows = distinct.rows();
        double[][] unit = new double[rows.length][];
        double[] norm = new double[rows.length];
        double[] p = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            norm[i] = Rows.norm(rows[i]);
            if (norm[i] == 0) {
                p[i] = 1;
                return new Gordan(distinct.shared(p), 0);
            }
            unit[i] = Rows.divided(rows[i], norm[i]);
        }
        double[] best = nearest(unit);
        for (int i = 0; i < rows.length; i++) {
            p[i] = best[i] / norm[i];
        }
        return new Gordan(
                distinct.shared(Rows.divided(p, Arrays.stream(p).sum())), Rows.norm(Rows.combination(best, unit)));
    }

    private static double[] nearest(double[][] unit) {
        double[] near = Hull.nearestToOrigin(unit);
        double distance = Rows.norm(Rows.combination(near, unit));
        if (distance < CLEAR) {
            return near;
        }
        double[] duals = Separator.duals(unit, near);
        double[] nearer = Rows.divided(duals, Arrays.stream(duals).sum());
        return Rows.norm(Rows.combination(nearer, unit)) < distance ? nearer : near;
    }

    /** p, shape [n]. */
    public double[] weights() {
        return weights.clone();
    }

    /** {@code ‖Σ pᵢzᵢ‖ / Σ pᵢ‖zᵢ‖}: 0 but for rounding where the proof holds. */
    public double residual() {
        return residual;
    }
}
