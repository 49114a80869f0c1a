package minima.training.loss;

import minima.training.linalg.Exp;
import minima.training.linalg.Kernels;

/** {@code ℓ(m) = log(1 + e^(−m))}. */
public record Logistic() implements Loss {

    /** From here on {@code log(1 + e^(−m)) = e^(−m)} to the last bit. */
    private static final double TAIL = 40;

    @Override
    public double value(double margin) {
        double softplus = StrictMath.log1p(Exp.exp(-Math.abs(margin)));
        return margin < 0 ? softplus - margin : softplus;
    }

    @Override
    public double derivative(double margin) {
        double e = Exp.exp(-Math.abs(margin));
        return (margin < 0 ? -1 : -e) / (1 + e);
    }

    @Override
    public double smoothness() {
        return 0.25;
    }

    @Override
    public boolean hasExponentialTail() {
        return true;
    }

    @Override
    public double logValue(double margin) {
        return margin > TAIL ? -margin : StrictMath.log(value(margin));
    }

    @Override
    public void derivatives(double[] outputs, double[] targets, double[] into, int from, int to) {
        Kernels.logisticSlope(outputs, into, from, to);
    }

    @Override
    public double scaledDerivatives(double[] outputs, double[] targets, double[] into, int n) {
        double min = Kernels.min(outputs, n);
        if (min > TAIL) {
            Kernels.exponentialSlope(outputs, min, into, 0, into.length);
            return -min;
        }
        derivatives(outputs, targets, into, 0, into.length);
        return 0;
    }
}
