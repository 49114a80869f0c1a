package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.Samples;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.R064Store;

/**
 * The direction to which gradient descent turns under a loss with the tail {@code z^-p}: the minimizer over the unit
 * sphere of {@code Σ (zᵢ·w)^-p} among the w that separate.
 *
 * <p>It is found as the direction of the only minimizer of {@code f(u) = ‖u‖²/2 + (1/p) Σ (zᵢ·u)^-p}, for both are
 * where {@code Σ (zᵢ·u)^(-p-1) zᵢ} is a positive multiple of u. f is convex with Hessian {@code I + (p + 1) Σ
 * (zᵢ·u)^(-p-2) zᵢzᵢᵀ} and grows without bound at the edge of the cone, so Newton's method with halved steps, started
 * at the hard margin, converges. Cost: O(n d² + d³) a step.
 */
public final class PolynomialTailDirection {

    private static final int MOST_STEPS = 200;
    private static final double STATIONARY = 1e-10;
    private static final double SUFFICIENT = 1e-4;

    /** A fall of f by less, relatively, is below rounding: one full step more and u is as exact as it can be. */
    private static final double CONVERGED = 1e-14;

    private final double[][] z;
    private final double p;
    private double[] u;

    private PolynomialTailDirection(double[][] z, double p, double[] start) {
        this.z = z;
        this.p = p;
        this.u = start;
    }

    /**
     * The direction for the given samples, at unit norm.
     *
     * @param power p, positive
     * @throws InvalidInput if the samples are not separable, or the power is not positive
     */
    public static double[] of(Samples binary, double power) {
        if (!(power > 0 && power < Double.POSITIVE_INFINITY)) {
            throw new InvalidInput("power of the tail must be positive and finite: p=" + power);
        }
        HardMargin svm = HardMargin.of(binary);
        if (!svm.separable()) {
            throw new InvalidInput("samples must be separable for a limit direction: %s"
                    .formatted(svm.separability().detail()));
        }
        double[][] inUnitsOfTheMargin = Rows.divided(binary.requireBinary().signedRows(), svm.margin());
        PolynomialTailDirection newton =
                new PolynomialTailDirection(inUnitsOfTheMargin, power, Rows.divided(svm.weights(), svm.norm()));
        newton.minimize();
        return Rows.divided(newton.u, Rows.norm(newton.u));
    }

    private void minimize() {
        double fall = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS && fall > CONVERGED * value(u); step++) {
            double[] gradient = gradient();
            double[] newton = Rows.divided(hessianSolution(gradient), -1);
            fall = -Rows.dot(gradient, newton);
            double length = 1;
            double[] next = moved(length, newton);
            while (fall > CONVERGED * value(u) && value(next) > value(u) - SUFFICIENT * length * fall) {
                length /= 2;
                next = moved(length, newton);
            }
            u = next;
        }
        double left = Rows.norm(gradient()) / Rows.norm(u);
        if (!(left <= STATIONARY)) {
            throw new IllegalStateException("Newton's method must converge: gradient=%s, p=%s".formatted(left, p));
        }
    }

    private double[] moved(double length, double[] along) {
        double[] next = u.clone();
        Rows.add(next, length, along);
        return next;
    }

    /** f, infinite outside the cone. */
    private double value(double[] at) {
        double sum = 0;
        for (double[] row : z) {
            double margin = Rows.dot(row, at);
            if (!(margin > 0)) {
                return Double.POSITIVE_INFINITY;
            }
            sum += StrictMath.pow(margin, -p);
        }
        return Rows.dot(at, at) / 2 + sum / p;
    }

    private double[] gradient() {
        double[] gradient = u.clone();
        for (double[] row : z) {
            Rows.add(gradient, -StrictMath.pow(Rows.dot(row, u), -p - 1), row);
        }
        return gradient;
    }

    /** {@code H⁻¹ gradient}. */
    private double[] hessianSolution(double[] gradient) {
        double[][] scaled = new double[z.length][];
        for (int i = 0; i < z.length; i++) {
            double curvature = (p + 1) * StrictMath.pow(Rows.dot(z[i], u), -p - 2);
            scaled[i] = Rows.divided(z[i], 1 / Math.sqrt(curvature));
        }
        R064Store columns = Rows.asColumns(scaled);
        R064Store hessian = R064Store.FACTORY.make(u.length, u.length);
        hessian.fillByMultiplying(columns, columns.transpose());
        for (int j = 0; j < u.length; j++) {
            hessian.add(j, j, 1.0);
        }
        Cholesky<Double> cholesky = Cholesky.R064.make(hessian);
        cholesky.decompose(hessian);
        return cholesky.getSolution(Rows.asColumns(new double[][] {gradient})).toRawCopy1D();
    }
}
