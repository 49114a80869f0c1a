package minima.training.model;

import minima.training.linalg.MatrixView;

import java.util.stream.IntStream;

/**
 * A square matrix in L factors, {@code W = W_L … W₂W₁}: weights of shape [n · n], row by row; θ holds W₁ … W_L, each of
 * shape [n, n], row by row. With L = 1, θ = W. Cost: O(L n³).
 *
 * <p>Source: S. Arora, N. Cohen, W. Hu, Y. Luo, "Implicit Regularization in Deep Matrix Factorization", NeurIPS 2019.
 */
public final class DeepMatrix implements Parametrization {

    private final int layers;
    private final MatrixView layer;
    private final MatrixView product;
    private final MatrixView slope;
    private final MatrixView belowTransposed;
    private final MatrixView[] below;
    private final MatrixView[] above;

    public DeepMatrix(int size, int layers) {
        if (size < 1 || layers < 1) {
            throw new IllegalArgumentException(
                    "size and layers must be at least 1: size=%d, layers=%d".formatted(size, layers));
        }
        this.layers = layers;
        this.layer = new MatrixView(size, size);
        this.product = new MatrixView(size, size);
        this.slope = new MatrixView(size, size);
        this.belowTransposed = new MatrixView(size, size);
        this.below = squares(size, layers);
        this.above = squares(size, layers);
    }

    private static MatrixView[] squares(int size, int count) {
        return IntStream.range(0, count)
                .mapToObj(l -> new MatrixView(size, size))
                .toArray(MatrixView[]::new);
    }

    @Override
    public int parameters() {
        return layers * product.size();
    }

    @Override
    public int dimension() {
        return product.size();
    }

    public int layers() {
        return layers;
    }

    /** W_{l+1}, l from 0. */
    private MatrixView layer(double[] theta, int l) {
        return layer.in(theta, l * product.size());
    }

    @Override
    public void weights(double[] theta, double[] beta) {
        fillBelow(theta);
        product.in(beta, 0).copy(below[layers - 1]);
    }

    /** {@code below[l] = W_{l+1} … W₁}. */
    private void fillBelow(double[] theta) {
        below[0].copy(layer(theta, 0));
        for (int l = 1; l < layers; l++) {
            below[l].product(layer(theta, l), below[l - 1]);
        }
    }

    /** {@code ∂L/∂W_l = (W_L … W_{l+1})ᵀ G (W_{l−1} … W₁)ᵀ}; the first two factors are {@code above}. */
    @Override
    public void pullBack(double[] theta, double[] g, double[] gradient) {
        fillBelow(theta);
        above[layers - 1].copy(product.in(g, 0));
        for (int l = layers - 1; l > 0; l--) {
            slope.in(gradient, l * product.size()).product(above[l], belowTransposed.transposed(below[l - 1]));
            above[l - 1].productOfTransposed(layer(theta, l), above[l]);
        }
        slope.in(gradient, 0).copy(above[0]);
    }
}
