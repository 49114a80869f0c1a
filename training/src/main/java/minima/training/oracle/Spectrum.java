package minima.training.oracle;

import minima.training.data.Samples;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

import java.util.Optional;

/** Singular values of the data matrix X of shape [n, d]. */
public final class Spectrum {

    private static final double EPSILON = Math.ulp(1.0);

    private Spectrum() {}

    /**
     * σ_max(X), the square root of the largest eigenvalue of the smaller of {@code XXᵀ} and {@code XᵀX}; exact to a few
     * units in the last place, the same for {@code yᵢxᵢ} with y = ±1. Cost: O(n d min(n, d)).
     */
    public static double sigmaMax(Samples samples) {
        double[][] x = samples.rows();
        double unit = Rows.powerOfTwoNear(x);
        R064Store columns = Rows.asColumns(Rows.divided(x, unit));
        MatrixStore<Double> gram = x.length < samples.dimension()
                ? columns.transpose().multiply(columns)
                : columns.multiply(columns.transpose());
        return unit * Math.sqrt(largestEigenvalue(gram));
    }

    /** Of a symmetric matrix without negative eigenvalues. */
    static double largestEigenvalue(MatrixStore<Double> symmetric) {
        Eigenvalue<Double> eigen = Eigenvalue.R064.make(symmetric, true);
        eigen.computeValuesOnly(symmetric);
        double[] values = new double[(int) symmetric.countRows()];
        eigen.getEigenvalues(values, Optional.empty());
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    /** The number of singular values above {@code max(n, d) ε σ_max}. */
    static int rank(double[][] rows) {
        R064Store columns = Rows.asColumns(rows);
        SingularValue<Double> svd = SingularValue.R064.make(columns);
        svd.computeValuesOnly(columns);
        return rank(svd.getSingularValues().toRawCopy1D(), Math.max(rows.length, rows[0].length));
    }

    /** The number of values, decreasing, above {@code larger side · ε · first value}. */
    static int rank(double[] singularValues, int largerSide) {
        int rank = 0;
        while (rank < singularValues.length && singularValues[rank] > largerSide * EPSILON * singularValues[0]) {
            rank++;
        }
        return rank;
    }
}
