package minima.training.descent;

import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

import java.util.Arrays;

/**
 * The largest singular value of the weights as a matrix, row by row: for {@code G = UΣVᵀ} the ascent is the matrix sign
 * {@code UVᵀ}, over the singular values that are not 0, and the dual norm the nuclear norm Σσ.
 *
 * <p>Cost: one singular value decomposition, which allocates.
 *
 * <p>Source: D. Carlson, V. Cevher, L. Carin, "Stochastic Spectral Descent for Restricted Boltzmann Machines", AISTATS
 * 2015.
 *
 * @param rows of the matrix
 * @param columns of the matrix; rows · columns weights
 */
public record SpectralGeometry(int rows, int columns) implements Geometry {

    /** Singular values below this share of the largest are rounding. */
    private static final double ROUNDING = 1e-13;

    public SpectralGeometry {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "rows and columns must be at least 1: rows=%d, columns=%d".formatted(rows, columns));
        }
    }

    @Override
    public double ascent(double[] g, double[] into) {
        R064Store matrix = matrix(g);
        SingularValue<Double> svd = SingularValue.R064.make(matrix);
        svd.decompose(matrix);
        MatrixStore<Double> u = svd.getU();
        MatrixStore<Double> v = svd.getV();
        double[] sigma = svd.getSingularValues().toRawCopy1D();
        Arrays.fill(into, 0);
        double dual = 0;
        for (int k = 0; k < sigma.length; k++) {
            dual += sigma[k];
            for (int i = 0; i < rows * columns && sigma[k] > ROUNDING * sigma[0]; i++) {
                into[i] += u.doubleValue(i / columns, k) * v.doubleValue(i % columns, k);
            }
        }
        return dual;
    }

    @Override
    public double norm(double[] v) {
        R064Store matrix = matrix(v);
        SingularValue<Double> svd = SingularValue.R064.make(matrix);
        svd.computeValuesOnly(matrix);
        return svd.getSingularValues().doubleValue(0);
    }

    private R064Store matrix(double[] entries) {
        R064Store matrix = R064Store.FACTORY.make(rows, columns);
        for (int i = 0; i < rows * columns; i++) {
            matrix.set(i / columns, i % columns, entries[i]);
        }
        return matrix;
    }
}
