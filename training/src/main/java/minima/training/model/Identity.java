package minima.training.model;

/** The weights themselves: β = θ. */
public record Identity(int dimension) implements Parametrization {

    @Override
    public int parameters() {
        return dimension;
    }

    @Override
    public void weights(double[] theta, double[] beta) {
        System.arraycopy(theta, 0, beta, 0, dimension);
    }

    @Override
    public void pullBack(double[] theta, double[] g, double[] gradient) {
        System.arraycopy(g, 0, gradient, 0, dimension);
    }
}
