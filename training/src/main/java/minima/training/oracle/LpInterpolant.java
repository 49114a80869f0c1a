package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.Samples;

import java.util.Locale;

/**
 * The interpolant of least ℓp norm, 1 < p < ∞: {@code argmin ‖w‖_p s.t. Xw = y}, which is the only one.
 *
 * <p>With 1/p + 1/q = 1 the duals ν have {@code ‖Xᵀν‖_q ≤ 1} and {@code y·ν = ‖w‖_p}. Newton's method with halved steps
 * on the one of the two problems whose exponent is at least 2, {@link PowerNewton}. Certified: {@code Xw = y} and the
 * {@link DualityGap} each to 1e-10, relative; 1e-15 is usual. Cost: some ten to a hundred steps of O(k² d + k³), k = d
 * − n for p ≥ 2, k = n below.
 *
 * <p>Source: S. Gunasekar, J. Lee, D. Soudry, N. Srebro, "Characterizing Implicit Bias in Terms of Optimization
 * Geometry", ICML 2018, for the use of it.
 */
public final class LpInterpolant {

    private static final double OPTIMAL = 1e-10;

    private final double p;
    private final double[] weights;
    private final double[] duals;
    private final double residual;
    private final DualityGap certificate;

    private LpInterpolant(double p, double[] weights, double[] duals, double residual, DualityGap certificate) {
        this.p = p;
        this.weights = weights;
        this.duals = duals;
        this.residual = residual;
        this.certificate = certificate;
    }

    /**
     * Solves for the given samples.
     *
     * @throws InvalidInput if p is not in (1, ∞), if no w interpolates, or if double precision cannot show that w is
     *     the shortest
     */
    public static LpInterpolant of(Samples real, double p) {
        if (!(p > 1 && p < Double.POSITIVE_INFINITY)) {
            throw new InvalidInput("p must lie in (1, ∞): p=%s. Maybe take a polyhedral interpolant".formatted(p));
        }
        RowSpan equations = RowSpan.of(real);
        double unit = Rows.norm(equations.coordinates());
        double[] zeros = new double[real.dimension()];
        if (unit == 0) {
            return certified(real, p, zeros, new double[real.size()]);
        }
        double[][] q = equations.basis();
        double[] c = Rows.divided(equations.coordinates(), unit);
        double[][] solution = PowerNewton.solve(q, c, p);
        double[] rest = c.clone();
        Rows.add(rest, -1, Rows.images(q, solution[0]));
        Rows.add(solution[0], 1, Rows.combination(rest, q));
        double[] duals = equations.duals(Rows.images(q, solution[1]));
        LpInterpolant answer = certified(real, p, Rows.divided(solution[0], 1 / unit), duals);
        if (answer.residual <= OPTIMAL && answer.certificate.relative() <= OPTIMAL) {
            return answer;
        }
        throw new InvalidInput(String.format(
                Locale.ROOT,
                "least norm must be within double precision: residual=%.1e, duality gap=%.1e in %s. Maybe choose p=%s"
                        + " nearer to 2",
                answer.residual,
                answer.certificate.relative(),
                real.name(),
                p));
    }

    /** From the samples as given, the duals scaled to keep their constraint. */
    private static LpInterpolant certified(Samples real, double p, double[] w, double[] nu) {
        double[][] x = real.rows();
        double[] y = real.targets();
        double size = norm(Rows.combination(nu, x), p / (p - 1));
        double[] duals = Rows.divided(nu, size == 0 ? 1 : size);
        DualityGap gap = new DualityGap(norm(w, p), Rows.dot(duals, y));
        return new LpInterpolant(p, w, duals, Rows.residual(x, w, y), gap);
    }

    private static double norm(double[] w, double p) {
        double largest = Rows.largest(w);
        double sum = 0;
        for (double value : w) {
            sum += largest == 0 ? 0 : Math.pow(Math.abs(value) / largest, p);
        }
        return largest * Math.pow(sum, 1 / p);
    }

    /** Shape [d]. */
    public double[] weights() {
        return weights.clone();
    }

    /** ‖w‖_p. */
    public double norm() {
        return norm(weights, p);
    }

    /** ν, shape [n]. */
    public double[] duals() {
        return duals.clone();
    }

    /** {@code ‖Xw − y‖₂ / ‖y‖₂}; 0 if y is 0. */
    public double residual() {
        return residual;
    }

    /** How far ‖w‖_p and y·ν are apart. */
    public DualityGap certificate() {
        return certificate;
    }
}
