package minima.training.loss;

import minima.training.linalg.Exp;

/**
 * {@code ℓ(m) = exp(−m^ν)} for m ≥ 1, and its tangent {@code (1 − ν(m − 1))/e} for m < 1: convex, decreasing, with a
 * continuous derivative.
 *
 * <p>The join is at 1 since {@code exp(−m^ν)} is convex where {@code m^ν ≥ 1 − 1/ν}, and steep without bound near 0 for
 * ν < 1.
 *
 * @param nu power ν in the exponent, positive; the tail is exponential for 1
 */
public record StretchedExponential(double nu) implements Loss {

    private static final double JOIN = 1;

    public StretchedExponential {
        if (!(nu > 0 && nu < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("nu must be finite and positive: nu=" + nu);
        }
    }

    @Override
    public double value(double margin) {
        return margin < JOIN ? Exp.exp(-1) * (1 - nu * (margin - JOIN)) : Exp.exp(-StrictMath.pow(margin, nu));
    }

    @Override
    public double derivative(double margin) {
        return scaledDerivative(margin, 0);
    }

    /** {@code ℓ″ = ν u^(1 − 2/ν) e^(−u) (νu − ν + 1)} with {@code u = m^ν}, at its largest for {@code u ≥ 1}. */
    @Override
    public double smoothness() {
        double u = nu <= 1 ? 1 : Math.max(1, (3 * (nu - 1) + Math.sqrt((nu - 1) * (5 * nu - 1))) / (2 * nu));
        return nu * StrictMath.pow(u, 1 - 2 / nu) * StrictMath.exp(-u) * (nu * u - nu + 1);
    }

    @Override
    public boolean hasExponentialTail() {
        return nu == 1;
    }

    @Override
    public double logValue(double margin) {
        return margin < JOIN ? StrictMath.log(value(margin)) : -StrictMath.pow(margin, nu);
    }

    @Override
    public double scaledDerivatives(double[] outputs, double[] targets, double[] into, int n) {
        double min = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            min = Math.min(min, outputs[i]);
        }
        double shift = min < JOIN ? 0 : StrictMath.pow(min, nu);
        for (int i = 0; i < n; i++) {
            into[i] = scaledDerivative(outputs[i], shift);
        }
        return -shift;
    }

    /** {@code ℓ′ e^shift}. */
    private double scaledDerivative(double margin, double shift) {
        if (margin < JOIN) {
            return -nu * Exp.exp(shift - 1);
        }
        return -nu * StrictMath.pow(margin, nu - 1) * Exp.exp(shift - StrictMath.pow(margin, nu));
    }
}
