package minima.training.linalg;

/**
 * A matrix of shape [rows, columns] as the kernels want it: row-major, each row padded with zeros to a multiple of
 * {@link Lanes#COUNT} numbers. Immutable.
 */
public final class PackedRows {

    private final int rows;
    private final int columns;
    private final int stride;
    private final double[] values;

    private PackedRows(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.stride = Lanes.padded(columns);
        if ((long) rows * stride > Integer.MAX_VALUE - Lanes.COUNT) {
            throw new IllegalArgumentException(
                    "a matrix must hold fewer than 2^31 numbers: rows=%d, columns=%d".formatted(rows, columns));
        }
        this.values = new double[rows * stride];
    }

    /** The matrix with these rows, all of one length; it keeps a copy. */
    public static PackedRows of(double[][] rows) {
        PackedRows packed = new PackedRows(rows.length, rows[0].length);
        for (int i = 0; i < packed.rows; i++) {
            System.arraycopy(rows[i], 0, packed.values, i * packed.stride, packed.columns);
        }
        return packed;
    }

    /** The transpose, shape [columns, rows]. */
    public PackedRows transposed() {
        PackedRows packed = new PackedRows(columns, rows);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                packed.values[j * packed.stride + i] = values[i * stride + j];
            }
        }
        return packed;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** Numbers from the start of one row to the start of the next: {@code columns} padded. */
    public int stride() {
        return stride;
    }

    public double at(int row, int column) {
        return values[row * stride + column];
    }

    /** The numbers themselves, length {@code rows · stride}, for the kernels alone. */
    double[] values() {
        return values;
    }
}
