package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.Samples;

import java.util.List;
import java.util.Locale;

/**
 * The solutions of the Lasso, {@code argmin ‖Xw − y‖²/2 + λ‖w‖₁}, for all λ ≥ 0 at once: w is piecewise linear in λ,
 * and given by its knots.
 *
 * <p>Between knots the entries of w that are not 0, S, and their signs s stay, and {@code w_S = (X_SᵀX_S)⁻¹(X_Sᵀy −
 * λs)}. An entry comes in where its correlation {@code xⱼ·(y − Xw)} reaches ±λ, and drops out where it reaches 0. The
 * first knot is w = 0 at {@code λ = max |xⱼ·y|}; the last is at λ = 0, the interpolant of least ℓ1 norm where there are
 * interpolants. The variant without drops is least angle regression, which is not the Lasso's once an entry has changed
 * its sign. Cost: O(n |S|² + n d) a knot.
 *
 * <p>Source: M. R. Osborne, B. Presnell, B. A. Turlach, "A new approach to variable selection in least squares
 * problems", IMA Journal of Numerical Analysis 20(3), 2000; B. Efron, T. Hastie, I. Johnstone, R. Tibshirani, "Least
 * Angle Regression", Annals of Statistics 32(2), 2004.
 */
public final class LassoPath {

    private static final double OPTIMAL = 1e-9;

    private final List<Knot> knots;

    private LassoPath(List<Knot> knots) {
        this.knots = List.copyOf(knots);
    }

    /**
     * The Lasso's path.
     *
     * @throws InvalidInput if columns on the path are dependent, or ties on it keep a knot from being optimal to 1e-9
     */
    public static LassoPath of(Samples real) {
        LassoPath path = new LassoPath(new Homotopy(real, true).knots());
        for (Knot knot : path.knots) {
            if (!(knot.violation() <= OPTIMAL)) {
                throw new InvalidInput(String.format(
                        Locale.ROOT,
                        "path must be without ties: violation=%.1e at λ=%.6g in %s. Maybe change the samples a little",
                        knot.violation(),
                        knot.lambda(),
                        real.name()));
            }
        }
        return path;
    }

    /**
     * The path of least angle regression: as the Lasso's, but no entry drops out, whatever its sign. Its knots include
     * the points at which an entry changes its sign.
     *
     * @throws InvalidInput if columns on the path are dependent
     */
    public static LassoPath leastAngle(Samples real) {
        return new LassoPath(new Homotopy(real, false).knots());
    }

    /** λ decreasing, from {@code max |xⱼ·y|} to 0. */
    public List<Knot> knots() {
        return knots;
    }

    /** ‖w‖₁ at λ = 0, the largest on the Lasso's path. */
    public double length() {
        return knots.get(knots.size() - 1).norm();
    }

    /**
     * The first w on the path with ‖w‖₁ = budget, shape [d]; the last knot's if all are shorter.
     *
     * @throws InvalidInput if the budget is negative
     */
    public double[] at(double budget) {
        if (!(budget >= 0)) {
            throw new InvalidInput("budget must not be negative: ‖w‖₁=" + budget);
        }
        for (int k = 1; k < knots.size(); k++) {
            double before = knots.get(k - 1).norm();
            double after = knots.get(k).norm();
            if (budget <= Math.max(before, after) && budget >= Math.min(before, after) && before != after) {
                return between(k, (budget - before) / (after - before));
            }
        }
        return knots.get(knots.size() - 1).weights();
    }

    /**
     * The w at λ, shape [d]; 0 where λ is above the first knot's.
     *
     * @throws InvalidInput if λ is negative
     */
    public double[] atPenalty(double lambda) {
        if (!(lambda >= 0)) {
            throw new InvalidInput("penalty must not be negative: λ=" + lambda);
        }
        for (int k = 1; k < knots.size(); k++) {
            double before = knots.get(k - 1).lambda();
            double after = knots.get(k).lambda();
            if (lambda >= after && lambda <= before) {
                return between(k, (before - lambda) / (before - after));
            }
        }
        return knots.get(0).weights();
    }

    private double[] between(int k, double share) {
        double[] w = Rows.divided(knots.get(k - 1).weights(), 1 / (1 - share));
        Rows.add(w, share, knots.get(k).weights());
        return w;
    }

    /** A point at which w turns. */
    public static final class Knot {

        private final double lambda;
        private final double[] weights;
        private final double violation;

        Knot(double lambda, double[] weights, double violation) {
            this.lambda = lambda;
            this.weights = weights;
            this.violation = violation;
        }

        public double lambda() {
            return lambda;
        }

        /** Shape [d]. */
        public double[] weights() {
            return weights.clone();
        }

        /** ‖w‖₁. */
        public double norm() {
            return Norm.L1.of(weights);
        }

        /**
         * How far w is from optimal: the most by which a correlation {@code xⱼ·(y − Xw)} is above λ in size, or where
         * wⱼ is not 0 differs from {@code λ sign wⱼ}, over the first knot's λ. Large for the variant without drops once
         * it has left the Lasso's path.
         */
        public double violation() {
            return violation;
        }
    }
}
