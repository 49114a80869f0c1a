package minima.training.loss;

/** {@code ℓ(m) = max(0, 1 − m)}. */
public record Hinge() implements Loss {

    @Override
    public double value(double margin) {
        return Math.max(0, 1 - margin);
    }

    @Override
    public double derivative(double margin) {
        return margin < 1 ? -1 : 0;
    }

    @Override
    public double smoothness() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean hasExponentialTail() {
        return false;
    }
}
