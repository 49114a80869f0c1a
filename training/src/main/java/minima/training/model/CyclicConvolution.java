package minima.training.model;

/**
 * A linear network of L full-width cyclic convolutions with one channel: {@code β = w₁ ∗ w₂ ∗ … ∗ w_L}, {@code (a ∗
 * b)[j] = Σₖ a[k] b[(j − k) mod d]}.
 *
 * <p>It is what the layers {@code h_l[j] = Σₖ w_l[k] h_{l−1}[(j + k) mod d]} and the output {@code w_L·h_{L−1}} do to
 * the input h₀, each layer without the factor 1/√d of the paper. In frequencies each component is its own product,
 * {@code β̂ₖ = Πₗ ŵₗₖ}. θ holds w₁ … w_L, each of shape [d]; with L = 1, θ = β. Cost: O(L d²).
 *
 * <p>Source: S. Gunasekar, J. Lee, D. Soudry, N. Srebro, "Implicit Bias of Gradient Descent on Linear Convolutional
 * Networks", NeurIPS 2018, section 2.
 */
public final class CyclicConvolution implements Parametrization {

    private final int dimension;
    private final int layers;
    private final double[][] product;
    private final double[][] rest;

    public CyclicConvolution(int dimension, int layers) {
        if (dimension < 1 || layers < 1) {
            throw new IllegalArgumentException(
                    "dimension and layers must be at least 1: dimension=%d, layers=%d".formatted(dimension, layers));
        }
        this.dimension = dimension;
        this.layers = layers;
        this.product = new double[layers][dimension];
        this.rest = new double[layers][dimension];
    }

    @Override
    public int parameters() {
        return layers * dimension;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    public int layers() {
        return layers;
    }

    /** {@code product[l] = w₁ ∗ … ∗ w_{l+1}}. */
    @Override
    public void weights(double[] theta, double[] beta) {
        fillProducts(theta);
        System.arraycopy(product[layers - 1], 0, beta, 0, dimension);
    }

    private void fillProducts(double[] theta) {
        System.arraycopy(theta, 0, product[0], 0, dimension);
        for (int l = 1; l < layers; l++) {
            convolve(product[l - 1], theta, l * dimension, product[l]);
        }
    }

    /**
     * {@code ∂L/∂w_l = g ⋆ (∗ of the other layers)}, {@code (g ⋆ a)[k] = Σⱼ g[j] a[(j − k) mod d]}: the layers above l
     * are taken off g one by one, from the last on, then those below at once.
     */
    @Override
    public void pullBack(double[] theta, double[] g, double[] gradient) {
        fillProducts(theta);
        System.arraycopy(g, 0, rest[layers - 1], 0, dimension);
        for (int l = layers - 1; l > 0; l--) {
            correlate(rest[l], product[l - 1], 0, gradient, l * dimension);
            correlate(rest[l], theta, l * dimension, rest[l - 1], 0);
        }
        System.arraycopy(rest[0], 0, gradient, 0, dimension);
    }

    /** {@code into = a ∗ b}, b from {@code at} on; the second index is split where it wraps. */
    private void convolve(double[] a, double[] b, int at, double[] into) {
        for (int j = 0; j < dimension; j++) {
            double sum = 0;
            for (int k = 0; k <= j; k++) {
                sum = Math.fma(a[k], b[at + j - k], sum);
            }
            for (int k = j + 1; k < dimension; k++) {
                sum = Math.fma(a[k], b[at + j - k + dimension], sum);
            }
            into[j] = sum;
        }
    }

    /** {@code into = g ⋆ a}, a and into from their places on. */
    private void correlate(double[] g, double[] a, int at, double[] into, int place) {
        for (int k = 0; k < dimension; k++) {
            double sum = 0;
            for (int j = 0; j < k; j++) {
                sum = Math.fma(g[j], a[at + j - k + dimension], sum);
            }
            for (int j = k; j < dimension; j++) {
                sum = Math.fma(g[j], a[at + j - k], sum);
            }
            into[place + k] = sum;
        }
    }
}
