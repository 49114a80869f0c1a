package minima.training.model;

import minima.training.linalg.MatrixView;

/**
 * A matrix in two factors, {@code W = UVᵀ}: weights of shape [rows · columns], row by row.
 *
 * <p>θ holds U of shape [rows, rank], then V of shape [columns, rank], each row by row. With a rank of min(rows,
 * columns) every matrix is some UVᵀ: the same functions as by their entries, in another geometry. Cost: O(rows ·
 * columns · rank).
 *
 * <p>Source: S. Gunasekar, B. Woodworth, S. Bhojanapalli, B. Neyshabur, N. Srebro, "Implicit Regularization in Matrix
 * Factorization", NIPS 2017.
 */
public final class FactoredMatrix implements Parametrization {

    private final MatrixView w;
    private final MatrixView u;
    private final MatrixView v;
    private final MatrixView vTransposed;
    private final MatrixView slopeOfU;
    private final MatrixView slopeOfV;

    public FactoredMatrix(int rows, int columns, int rank) {
        if (rows < 1 || columns < 1 || rank < 1) {
            throw new IllegalArgumentException("rows, columns and rank must be at least 1: rows=%d, columns=%d, rank=%d"
                    .formatted(rows, columns, rank));
        }
        this.w = new MatrixView(rows, columns);
        this.u = new MatrixView(rows, rank);
        this.v = new MatrixView(columns, rank);
        this.vTransposed = new MatrixView(rank, columns);
        this.slopeOfU = new MatrixView(rows, rank);
        this.slopeOfV = new MatrixView(columns, rank);
    }

    @Override
    public int parameters() {
        return u.size() + v.size();
    }

    @Override
    public int dimension() {
        return w.size();
    }

    @Override
    public void weights(double[] theta, double[] beta) {
        vTransposed.transposed(v.in(theta, u.size()));
        w.in(beta, 0).product(u.in(theta, 0), vTransposed);
    }

    /** {@code ∂L/∂U = GV} and {@code ∂L/∂V = GᵀU}. */
    @Override
    public void pullBack(double[] theta, double[] g, double[] gradient) {
        w.in(g, 0);
        slopeOfU.in(gradient, 0).product(w, v.in(theta, u.size()));
        slopeOfV.in(gradient, u.size()).productOfTransposed(w, u.in(theta, 0));
    }
}
