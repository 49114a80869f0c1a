package minima.training.linalg;

import java.util.Arrays;

/**
 * A matrix of shape [rows, columns] that stands row by row in an array from some index on, such as a layer of a network
 * among its parameters; {@link #in} moves the view to another array.
 *
 * <p>Products write into the view they are called on, whose array is another one than those of its factors. Each entry
 * is summed in the order of the inner index, one fused multiply-add a term, so that the same numbers give the same bits
 * on every machine. Nothing is allocated, and no padding is needed.
 */
public final class MatrixView {

    private final int rows;
    private final int columns;
    private double[] values;
    private int from;

    /** A matrix of zeros in an array of its own. */
    public MatrixView(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.values = new double[rows * columns];
    }

    /** This view, now of the numbers from {@code start} on; O(1). */
    public MatrixView in(double[] array, int start) {
        values = array;
        from = start;
        return this;
    }

    /** The number of entries. */
    public int size() {
        return rows * columns;
    }

    /** {@code this = AB}; A of shape [rows, k], B of shape [k, columns]. Cost: O(rows · k · columns). */
    public MatrixView product(MatrixView a, MatrixView b) {
        require(a.columns == b.rows && rows == a.rows && columns == b.columns, a, b);
        fill(0);
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < b.rows; k++) {
                addToRow(i, a.values[a.from + i * a.columns + k], b, k);
            }
        }
        return this;
    }

    /** {@code this = AᵀB}; A of shape [k, rows], B of shape [k, columns]. Cost: O(rows · k · columns). */
    public MatrixView productOfTransposed(MatrixView a, MatrixView b) {
        require(a.rows == b.rows && rows == a.columns && columns == b.columns, a, b);
        fill(0);
        for (int k = 0; k < b.rows; k++) {
            for (int i = 0; i < rows; i++) {
                addToRow(i, a.values[a.from + k * a.columns + i], b, k);
            }
        }
        return this;
    }

    /** {@code this = Aᵀ}, A of shape [columns, rows]. */
    public MatrixView transposed(MatrixView a) {
        require(rows == a.columns && columns == a.rows, a, a);
        for (int i = 0; i < a.rows; i++) {
            for (int j = 0; j < a.columns; j++) {
                values[from + j * columns + i] = a.values[a.from + i * a.columns + j];
            }
        }
        return this;
    }

    /** {@code this = A}, of the same shape. */
    public MatrixView copy(MatrixView a) {
        require(rows == a.rows && columns == a.columns, a, a);
        System.arraycopy(a.values, a.from, values, from, size());
        return this;
    }

    private void fill(double value) {
        Arrays.fill(values, from, from + size(), value);
    }

    private void addToRow(int i, double alpha, MatrixView b, int k) {
        double[] x = b.values;
        int xFrom = b.from + k * columns;
        int to = from + i * columns;
        for (int j = 0; j < columns; j++) {
            values[to + j] = Math.fma(alpha, x[xFrom + j], values[to + j]);
        }
    }

    private void require(boolean fits, MatrixView a, MatrixView b) {
        if (!fits) {
            throw new IllegalArgumentException("shapes must fit: into=%s, of=%s and %s".formatted(this, a, b));
        }
    }

    @Override
    public String toString() {
        return "[%d, %d]".formatted(rows, columns);
    }
}
