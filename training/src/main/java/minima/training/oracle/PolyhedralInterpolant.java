package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.Samples;

import java.util.Locale;

/**
 * The interpolant of least ℓ1 norm (basis pursuit) or ℓ∞ norm: {@code argmin ‖w‖ s.t. Xw = y}.
 *
 * <p>The duals ν have {@code ‖Xᵀν‖_* ≤ 1} with the dual norm and {@code y·ν = ‖w‖}, which proves that no interpolant is
 * shorter. w need not be the only one. Certified: {@code Xw = y} and the {@link DualityGap} each to 1e-9, relative.
 * Cost: two linear programs of 2n + 2d variables and a singular value decomposition.
 *
 * <p>Source: S. S. Chen, D. L. Donoho, M. A. Saunders, "Atomic Decomposition by Basis Pursuit", SIAM Journal on
 * Scientific Computing 20(1), 1998.
 */
public final class PolyhedralInterpolant {

    private static final double OPTIMAL = 1e-9;

    private final Norm norm;
    private final double[] weights;
    private final double[] duals;
    private final double residual;
    private final DualityGap certificate;

    private PolyhedralInterpolant(
            Norm norm, double[] weights, double[] duals, double residual, DualityGap certificate) {
        this.norm = norm;
        this.weights = weights;
        this.duals = duals;
        this.residual = residual;
        this.certificate = certificate;
    }

    /**
     * Solves for the given samples.
     *
     * @throws InvalidInput if no w interpolates, or if double precision cannot show that w is the shortest
     */
    public static PolyhedralInterpolant of(Samples real, Norm norm) {
        Balanced balanced = Balanced.of(real);
        MinNorm euclidean = MinNorm.of(balanced.samples()).requireConsistent(real.name());
        double unit = Rows.norm(euclidean.weights());
        if (unit == 0) {
            return certified(real, norm, new double[real.dimension()], new double[real.size()]);
        }
        double[][] x = balanced.samples().rows();
        NormProgram program = new NormProgram(x, Rows.divided(balanced.samples().targets(), unit), norm);
        double[] weights = program.weights();
        double[] duals = balanced.duals(program.duals(weights));
        PolyhedralInterpolant answer = certified(real, norm, Rows.divided(weights, 1 / unit), duals);
        if (answer.error() > OPTIMAL) {
            answer = byOrthonormalRows(real, norm, balanced, euclidean);
        }
        if (answer.error() <= OPTIMAL) {
            return answer;
        }
        throw new InvalidInput(String.format(
                Locale.ROOT,
                "samples must be independent enough for double precision: residual=%.1e, duality gap=%.1e in %s",
                answer.residual,
                answer.certificate.relative(),
                real.name()));
    }

    /**
     * The same with the rows of X replaced by an orthonormal basis of their span: for rows that are nearly dependent.
     */
    private static PolyhedralInterpolant byOrthonormalRows(
            Samples real, Norm norm, Balanced balanced, MinNorm euclidean) {
        double unit = Rows.norm(euclidean.weights());
        double[][] basis = euclidean.modes();
        double[] coordinates = euclidean.coordinates(Rows.divided(euclidean.weights(), unit));
        NormProgram program = new NormProgram(basis, coordinates, norm);
        double[] weights = program.weights();
        double[] combined = Rows.combination(program.duals(weights), basis);
        double[][] columns = Rows.transposed(balanced.samples().rows());
        double[] duals = balanced.duals(LeastSquares.nearest(columns, combined, new double[real.size()]));
        return certified(real, norm, Rows.divided(weights, 1 / unit), duals);
    }

    /** From the samples as given, the duals scaled to keep their constraint. */
    private static PolyhedralInterpolant certified(Samples real, Norm norm, double[] w, double[] nu) {
        double[][] x = real.rows();
        double[] y = real.targets();
        double size = norm.dual().of(Rows.combination(nu, x));
        double[] duals = Rows.divided(nu, size == 0 ? 1 : size);
        double residual = Rows.residual(x, w, y);
        return new PolyhedralInterpolant(norm, w, duals, residual, new DualityGap(norm.of(w), Rows.dot(duals, y)));
    }

    private double error() {
        return Math.max(residual, certificate.relative());
    }

    /** Shape [d]. */
    public double[] weights() {
        return weights.clone();
    }

    /** ‖w‖₁ or ‖w‖_∞. */
    public double norm() {
        return norm.of(weights);
    }

    /** ν, shape [n]. */
    public double[] duals() {
        return duals.clone();
    }

    /** {@code ‖Xw − y‖₂ / ‖y‖₂}; 0 if y is 0. */
    public double residual() {
        return residual;
    }

    /** How far ‖w‖ and y·ν are apart. */
    public DualityGap certificate() {
        return certificate;
    }
}
