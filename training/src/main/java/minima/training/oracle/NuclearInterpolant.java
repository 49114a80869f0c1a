package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.Samples;

import java.util.Locale;

/**
 * The interpolating matrix of least nuclear norm: {@code argmin ‖W‖_* s.t. ⟨Xᵢ, W⟩ = yᵢ}. A sample X is a matrix given
 * by its rows, one after the other; of an observed entry it is 1 there and 0 elsewhere.
 *
 * <p>The duals λ have no singular value of {@code Σ λᵢXᵢ} above 1 and {@code Σ λᵢyᵢ = ‖W‖_*}, which proves that none is
 * less. W need not be the only one. Certified: {@code ⟨Xᵢ, W⟩ = yᵢ} to 1e-9 and the {@link DualityGap} to 1e-6, 1e-10
 * is usual. Cost: some ten to a few thousand steps of a singular value decomposition of W and O(n d).
 *
 * <p>Source: B. Recht, M. Fazel, P. Parrilo, "Guaranteed Minimum-Rank Solutions of Linear Matrix Equations via Nuclear
 * Norm Minimization", SIAM Review 52(3), 2010.
 */
public final class NuclearInterpolant {

    private static final double OPTIMAL = 1e-6;
    private static final double SOLVED = 1e-9;
    private static final double WANTED = 1e-10;

    /** Checks after which {@code OPTIMAL} is enough. */
    private static final int PATIENCE = 300;

    private static final int MOST_CHECKS = 1_200;
    private static final int STEPS_A_CHECK = 10;

    private final NuclearGauge gauge;
    private final double[] matrix;
    private final double[] duals;
    private final double residual;
    private final DualityGap certificate;

    private NuclearInterpolant(
            NuclearGauge gauge, double[] matrix, double[] duals, double residual, DualityGap certificate) {
        this.gauge = gauge;
        this.matrix = matrix;
        this.duals = duals;
        this.residual = residual;
        this.certificate = certificate;
    }

    /**
     * Solves for the given samples.
     *
     * @param columns of each matrix
     * @throws InvalidInput if no W interpolates, if the dimension is not a multiple of {@code columns}, or if the steps
     *     do not come to a certificate
     */
    public static NuclearInterpolant of(Samples real, int columns) {
        NuclearGauge gauge = NuclearGauge.of(real, columns);
        RowSpan equations = RowSpan.of(real);
        if (Rows.largest(equations.coordinates()) == 0) {
            return certified(real, gauge, new double[real.dimension()], new double[real.size()]);
        }
        AffineSplitting splitting = new AffineSplitting(equations, gauge);
        double primal = Double.POSITIVE_INFINITY;
        double dual = 0;
        double[] matrix = new double[0];
        double[] mu = new double[0];
        for (int check = 0; check < MOST_CHECKS && !closed(primal, dual, check); check++) {
            splitting.advance(STEPS_A_CHECK);
            double norm = gauge.of(splitting.affine());
            if (norm < primal) {
                primal = norm;
                matrix = splitting.affine();
            }
            if (splitting.bound() > dual) {
                dual = splitting.bound();
                mu = splitting.duals();
            }
        }
        NuclearInterpolant answer = certified(real, gauge, matrix, equations.duals(mu));
        if (answer.certificate.relative() <= OPTIMAL && answer.residual <= SOLVED) {
            return answer;
        }
        throw new InvalidInput(String.format(
                Locale.ROOT,
                "least nuclear norm must be certified: duality gap=%.1e, residual=%.1e in %s. Maybe take more or fewer"
                        + " samples",
                answer.certificate.relative(),
                answer.residual,
                real.name()));
    }

    private static boolean closed(double primal, double dual, int check) {
        return primal - dual <= (check < PATIENCE ? WANTED : OPTIMAL / 2) * dual;
    }

    /** From the samples as given, the duals scaled to keep their constraint. */
    private static NuclearInterpolant certified(Samples real, NuclearGauge gauge, double[] w, double[] lambda) {
        double[][] x = real.rows();
        double[] y = real.targets();
        double size = gauge.dual(Rows.combination(lambda, x));
        double[] duals = Rows.divided(lambda, size == 0 ? 1 : size);
        double residual = Rows.residual(x, w, y);
        return new NuclearInterpolant(gauge, w, duals, residual, new DualityGap(gauge.of(w), Rows.dot(duals, y)));
    }

    /** W, shape [rows][columns]. */
    public double[][] matrix() {
        return gauge.matrix(matrix);
    }

    /** σ₁ ≥ σ₂ ≥ …, shape [min(rows, columns)]. */
    public double[] singularValues() {
        return gauge.singularValues(matrix);
    }

    /** The number of singular values above 1e-5 of the largest; 0 for zeros. */
    public int rank() {
        return gauge.rank(matrix);
    }

    /** ‖W‖_*. */
    public double norm() {
        return gauge.of(matrix);
    }

    /** λ, shape [n]. */
    public double[] duals() {
        return duals.clone();
    }

    /** {@code ‖(⟨Xᵢ, W⟩ − yᵢ)ᵢ‖₂ / ‖y‖₂}; 0 if y is 0. */
    public double residual() {
        return residual;
    }

    /** How far ‖W‖_* and {@code Σ λᵢyᵢ} are apart. */
    public DualityGap certificate() {
        return certificate;
    }
}
