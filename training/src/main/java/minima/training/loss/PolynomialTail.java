package minima.training.loss;

import minima.training.linalg.Kernels;

/**
 * {@code ℓ(m) = (1 + m)^(−p)} for m ≥ 0, and its tangent {@code 1 − pm} for m < 0: convex, decreasing, with a
 * continuous derivative.
 *
 * @param p power of the tail, positive
 */
public record PolynomialTail(double p) implements Loss {

    public PolynomialTail {
        if (!(p > 0 && p < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("p must be finite and positive: p=" + p);
        }
    }

    @Override
    public double value(double margin) {
        return margin < 0 ? 1 - p * margin : StrictMath.pow(1 + margin, -p);
    }

    @Override
    public double derivative(double margin) {
        return margin < 0 ? -p : -p * StrictMath.pow(1 + margin, -p - 1);
    }

    /** {@code ℓ″(0+) = p (p + 1)}. */
    @Override
    public double smoothness() {
        return p * (p + 1);
    }

    @Override
    public boolean hasExponentialTail() {
        return false;
    }

    @Override
    public double logValue(double margin) {
        return margin < 0 ? StrictMath.log(value(margin)) : -p * StrictMath.log1p(margin);
    }

    @Override
    public double scaledDerivatives(double[] outputs, double[] targets, double[] into, int n) {
        double unit = 1 + Math.max(0, Kernels.min(outputs, n));
        for (int i = 0; i < n; i++) {
            into[i] = outputs[i] < 0 ? derivative(outputs[i]) : -p * StrictMath.pow((1 + outputs[i]) / unit, -p - 1);
        }
        return -(p + 1) * StrictMath.log(unit);
    }
}
