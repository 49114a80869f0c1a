package minima.training.loss;

import minima.training.linalg.Exp;
import minima.training.linalg.Kernels;

/** {@code ℓ(m) = e^(−m)}; smooth only where it is bounded: {@code ℓ″ = ℓ}. */
public record Exponential() implements Loss {

    @Override
    public double value(double margin) {
        return Exp.exp(-margin);
    }

    @Override
    public double derivative(double margin) {
        return -Exp.exp(-margin);
    }

    @Override
    public double smoothness() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean hasExponentialTail() {
        return true;
    }

    @Override
    public double logValue(double margin) {
        return -margin;
    }

    @Override
    public void derivatives(double[] outputs, double[] targets, double[] into, int from, int to) {
        Kernels.exponentialSlope(outputs, 0, into, from, to);
    }

    @Override
    public double scaledDerivatives(double[] outputs, double[] targets, double[] into, int n) {
        double min = Kernels.min(outputs, n);
        Kernels.exponentialSlope(outputs, min, into, 0, into.length);
        return -min;
    }
}
