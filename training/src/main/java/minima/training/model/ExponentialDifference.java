package minima.training.model;

/** Weights on a logarithmic scale, with signs: {@code βⱼ = exp(uⱼ) − exp(vⱼ)}. θ holds u, then v, each of shape [d]. */
public record ExponentialDifference(int dimension) implements Parametrization {

    @Override
    public int parameters() {
        return 2 * dimension;
    }

    @Override
    public void weights(double[] theta, double[] beta) {
        for (int j = 0; j < dimension; j++) {
            beta[j] = StrictMath.exp(theta[j]) - StrictMath.exp(theta[dimension + j]);
        }
    }

    @Override
    public void pullBack(double[] theta, double[] g, double[] gradient) {
        for (int j = 0; j < dimension; j++) {
            gradient[j] = StrictMath.exp(theta[j]) * g[j];
            gradient[dimension + j] = -StrictMath.exp(theta[dimension + j]) * g[j];
        }
    }
}
