package minima.training.loss;

/** {@code ℓ(m) = ½ max(0, 1 − m)²}. */
public record SquaredHinge() implements Loss {

    @Override
    public double value(double margin) {
        double shortfall = Math.max(0, 1 - margin);
        return 0.5 * shortfall * shortfall;
    }

    @Override
    public double derivative(double margin) {
        return Math.min(0, margin - 1);
    }

    @Override
    public double smoothness() {
        return 1;
    }

    @Override
    public boolean hasExponentialTail() {
        return false;
    }
}
