package minima.training.model;

/**
 * A fully connected linear network with one output, {@code βᵀ = w_L W_{L−1} … W₁}: L layers, h hidden units in each but
 * the last.
 *
 * <p>θ holds W₁ of shape [h, d], then W₂ … W_{L−1} of shape [h, h], then w_L of shape [h], each row by row; with L = 1,
 * θ = β. Cost: O(L h² + h d).
 *
 * <p>Source: S. Gunasekar, J. Lee, D. Soudry, N. Srebro, "Implicit Bias of Gradient Descent on Linear Convolutional
 * Networks", NeurIPS 2018, section 2.
 */
public final class FullyConnected implements Parametrization {

    private final int dimension;
    private final int layers;
    private final int hidden;
    private final double[][] above;
    private final double[][] below;

    public FullyConnected(int dimension, int layers, int hidden) {
        if (layers < 1 || hidden < 1) {
            throw new IllegalArgumentException(
                    "layers and hidden must be at least 1: layers=%d, hidden=%d".formatted(layers, hidden));
        }
        this.dimension = dimension;
        this.layers = layers;
        this.hidden = hidden;
        this.above = new double[layers][hidden];
        this.below = new double[layers][hidden];
    }

    @Override
    public int parameters() {
        return layers == 1 ? dimension : hidden * dimension + (layers - 2) * hidden * hidden + hidden;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    public int layers() {
        return layers;
    }

    /** Rows of layer l, from 0; the last has one. */
    public int rows(int layer) {
        return layer == layers - 1 ? 1 : hidden;
    }

    public int columns(int layer) {
        return layer == 0 ? dimension : hidden;
    }

    /** Where layer l begins in θ. */
    public int offset(int layer) {
        return layer == 0 ? 0 : hidden * dimension + (layer - 1) * hidden * hidden;
    }

    /** {@code above[l] = w_L W_{L−1} … W_{l+2}}: what the network does to the outputs of layer l. */
    private void fillAbove(double[] theta) {
        above[layers - 1][0] = 1;
        for (int l = layers - 1; l > 0; l--) {
            multiplyTransposed(theta, l, above[l], above[l - 1]);
        }
    }

    @Override
    public void weights(double[] theta, double[] beta) {
        fillAbove(theta);
        multiplyTransposed(theta, 0, above[0], beta);
    }

    /** {@code ∂L/∂W_l = above_l (W_{l−1} … W₁ g)ᵀ}. */
    @Override
    public void pullBack(double[] theta, double[] g, double[] gradient) {
        fillAbove(theta);
        double[] input = g;
        for (int l = 0; l < layers; l++) {
            for (int r = 0; r < rows(l); r++) {
                int row = offset(l) + r * columns(l);
                double output = 0;
                for (int c = 0; c < columns(l); c++) {
                    gradient[row + c] = above[l][r] * input[c];
                    output = Math.fma(theta[row + c], input[c], output);
                }
                below[l][r] = output;
            }
            input = below[l];
        }
    }

    /** {@code into = W_lᵀ a}. */
    private void multiplyTransposed(double[] theta, int layer, double[] a, double[] into) {
        int columns = columns(layer);
        for (int c = 0; c < columns; c++) {
            double sum = 0;
            for (int r = 0; r < rows(layer); r++) {
                sum = Math.fma(theta[offset(layer) + r * columns + c], a[r], sum);
            }
            into[c] = sum;
        }
    }
}
