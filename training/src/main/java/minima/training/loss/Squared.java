package minima.training.loss;

import minima.training.linalg.Kernels;

/** {@code ℓ = ½(u − y)²} of an output u and its target y; of a margin m, {@code ½(1 − m)²}. */
public record Squared() implements Loss {

    public double value(double output, double target) {
        double residual = output - target;
        return 0.5 * residual * residual;
    }

    @Override
    public double value(double margin) {
        return value(margin, 1);
    }

    @Override
    public double derivative(double margin) {
        return margin - 1;
    }

    @Override
    public double smoothness() {
        return 1;
    }

    @Override
    public boolean hasExponentialTail() {
        return false;
    }

    @Override
    public void derivatives(double[] outputs, double[] targets, double[] into, int from, int to) {
        Kernels.subtract(outputs, targets, into, from, to);
    }

    @Override
    public double sum(double[] outputs, double[] targets, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += value(outputs[i], targets[i]);
        }
        return sum;
    }

    @Override
    public double logSum(double[] outputs, double[] targets, int n) {
        return StrictMath.log(sum(outputs, targets, n));
    }
}
