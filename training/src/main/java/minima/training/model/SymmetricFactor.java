package minima.training.model;

import minima.training.linalg.MatrixView;

/**
 * A positive semidefinite matrix by one factor, {@code W = UUᵀ}: weights of shape [n · n], row by row; θ = U of shape
 * [n, rank], row by row. Cost: O(n² rank).
 *
 * <p>Source: S. Gunasekar, B. Woodworth, S. Bhojanapalli, B. Neyshabur, N. Srebro, "Implicit Regularization in Matrix
 * Factorization", NIPS 2017, section 2.
 */
public final class SymmetricFactor implements Parametrization {

    private final int size;
    private final MatrixView w;
    private final MatrixView u;
    private final MatrixView uTransposed;
    private final MatrixView slope;
    private final double[] symmetric;

    public SymmetricFactor(int size, int rank) {
        if (size < 1 || rank < 1) {
            throw new IllegalArgumentException(
                    "size and rank must be at least 1: size=%d, rank=%d".formatted(size, rank));
        }
        this.size = size;
        this.w = new MatrixView(size, size);
        this.u = new MatrixView(size, rank);
        this.uTransposed = new MatrixView(rank, size);
        this.slope = new MatrixView(size, rank);
        this.symmetric = new double[size * size];
    }

    @Override
    public int parameters() {
        return u.size();
    }

    @Override
    public int dimension() {
        return w.size();
    }

    @Override
    public void weights(double[] theta, double[] beta) {
        uTransposed.transposed(u.in(theta, 0));
        w.in(beta, 0).product(u, uTransposed);
    }

    /** {@code ∂L/∂U = (G + Gᵀ)U}. */
    @Override
    public void pullBack(double[] theta, double[] g, double[] gradient) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                symmetric[i * size + j] = g[i * size + j] + g[j * size + i];
            }
        }
        slope.in(gradient, 0).product(w.in(symmetric, 0), u.in(theta, 0));
    }
}
