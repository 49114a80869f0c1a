package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.Samples;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.R064Store;

import java.util.Arrays;

/**
 * The sum of the singular values of a matrix that is given by its rows, one after the other; its dual is the largest of
 * them.
 */
final class NuclearGauge implements Gauge {

    /** Singular values above this share of the largest count: what vanishes is small as the root of a narrow gap. */
    private static final double PRESENT = 1e-5;

    private final int rows;
    private final int columns;

    /**
     * Of samples that are matrices.
     *
     * @throws InvalidInput if their dimension is not a multiple of {@code columns}
     */
    static NuclearGauge of(Samples matrices, int columns) {
        int d = matrices.dimension();
        if (columns < 1 || d % columns != 0) {
            throw new InvalidInput("dimension must be a multiple of columns: dimension=%d, columns=%d in %s"
                    .formatted(d, columns, matrices.name()));
        }
        return new NuclearGauge(d / columns, columns);
    }

    private NuclearGauge(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    @Override
    public double of(double[] w) {
        return Arrays.stream(singularValues(w)).sum();
    }

    @Override
    public double dual(double[] v) {
        return Rows.largest(singularValues(v));
    }

    /** σ₁ ≥ σ₂ ≥ …, shape [min(rows, columns)]. */
    double[] singularValues(double[] w) {
        R064Store transposed = transposed(w);
        SingularValue<Double> svd = SingularValue.R064.make(transposed);
        svd.computeValuesOnly(transposed);
        return svd.getSingularValues().toRawCopy1D();
    }

    int rank(double[] w) {
        double[] values = singularValues(w);
        return (int) Arrays.stream(values)
                .filter(value -> value > PRESENT * values[0])
                .count();
    }

    /** Shape [rows][columns]. */
    double[][] matrix(double[] w) {
        double[][] matrix = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(w, i * columns, matrix[i], 0, columns);
        }
        return matrix;
    }

    /** Each singular value falls by t, to 0 at most. */
    @Override
    public double[] shrunk(double[] v, double t) {
        R064Store transposed = transposed(v);
        SingularValue<Double> svd = SingularValue.R064.make(transposed);
        svd.decompose(transposed);
        double[] values = svd.getSingularValues().toRawCopy1D();
        R064Store left = R064Store.FACTORY.copy(svd.getU());
        for (int k = 0; k < values.length; k++) {
            double shorter = Math.max(0, values[k] - t);
            for (int j = 0; j < columns; j++) {
                left.set(j, k, shorter * left.doubleValue(j, k));
            }
        }
        return left.multiply(svd.getV().transpose()).toRawCopy1D();
    }

    /** The transposed matrix, as ojAlgo stores by columns. */
    private R064Store transposed(double[] w) {
        R064Store store = R064Store.FACTORY.make(columns, rows);
        for (int k = 0; k < w.length; k++) {
            store.set(k, w[k]);
        }
        return store;
    }
}
