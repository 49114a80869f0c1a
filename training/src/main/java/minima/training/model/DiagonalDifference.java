package minima.training.model;

/**
 * A linear network of two diagonal layers with signs: {@code βⱼ = uⱼ² − vⱼ²}. θ holds u, then v, each of shape [d].
 *
 * <p>Source: B. Woodworth, S. Gunasekar, J. Lee, E. Moroshko, P. Savarese, I. Golan, D. Soudry, N. Srebro, "Kernel and
 * Rich Regimes in Overparametrized Models", COLT 2020.
 */
public record DiagonalDifference(int dimension) implements Parametrization {

    @Override
    public int parameters() {
        return 2 * dimension;
    }

    @Override
    public void weights(double[] theta, double[] beta) {
        for (int j = 0; j < dimension; j++) {
            double u = theta[j];
            double v = theta[dimension + j];
            beta[j] = (u - v) * (u + v);
        }
    }

    @Override
    public void pullBack(double[] theta, double[] g, double[] gradient) {
        for (int j = 0; j < dimension; j++) {
            gradient[j] = 2 * theta[j] * g[j];
            gradient[dimension + j] = -2 * theta[dimension + j] * g[j];
        }
    }
}
