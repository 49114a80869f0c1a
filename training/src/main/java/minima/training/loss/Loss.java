package minima.training.loss;

import minima.training.linalg.Exp;

/**
 * A convex loss ℓ of one sample's margin m, to be summed over samples.
 *
 * <p>A classifier's margin is {@code m = y x·w}. The {@link Squared} loss alone also compares an output u with a real
 * target y; the other losses leave targets aside.
 */
public sealed interface Loss
        permits Logistic, Exponential, Squared, Hinge, SquaredHinge, PolynomialTail, StretchedExponential {

    /** ℓ(m). */
    double value(double margin);

    /** ℓ′(m); where ℓ has a corner, the derivative from the right. */
    double derivative(double margin);

    /** The smallest β with {@code |ℓ′(a) − ℓ′(b)| ≤ β |a − b|} for all a, b; infinite if there is none. */
    double smoothness();

    /** Whether −ℓ′ has a tight exponential tail: it is {@code (1 + o(1)) c e^(−am)} as m grows, for some a, c > 0. */
    boolean hasExponentialTail();

    /** log ℓ(m), finite where ℓ(m) underflows; −∞ where it is 0. */
    default double logValue(double margin) {
        return StrictMath.log(value(margin));
    }

    /** Derivatives of samples {@code from ≤ i < to}, both multiples of 8, at these outputs. */
    default void derivatives(double[] outputs, double[] targets, double[] into, int from, int to) {
        for (int i = from; i < to; i++) {
            into[i] = derivative(outputs[i]);
        }
    }

    /**
     * Derivatives of n samples divided by a common {@code e^s} that keeps the largest of them in the range of a double
     * when all underflow.
     *
     * @return s
     */
    default double scaledDerivatives(double[] outputs, double[] targets, double[] into, int n) {
        derivatives(outputs, targets, into, 0, into.length);
        return 0;
    }

    /** Σ ℓ over n samples, in their order. */
    default double sum(double[] outputs, double[] targets, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += value(outputs[i]);
        }
        return sum;
    }

    /** log Σ ℓ over n samples, finite where every ℓ underflows or overflows; −∞ where every ℓ is 0. */
    default double logSum(double[] outputs, double[] targets, int n) {
        double sum = sum(outputs, targets, n);
        if (sum > 1e-290 && sum < Double.POSITIVE_INFINITY) {
            return StrictMath.log(sum);
        }
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            max = Math.max(max, logValue(outputs[i]));
        }
        if (max == Double.NEGATIVE_INFINITY) {
            return max;
        }
        double scaled = 0;
        for (int i = 0; i < n; i++) {
            scaled += Exp.exp(logValue(outputs[i]) - max);
        }
        return max + StrictMath.log(scaled);
    }
}
