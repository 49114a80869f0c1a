package minima.training.measure;

import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.R064Store;

/** The singular values of a small matrix, and what follows from them. */
public final class SingularValues {

    private SingularValues() {}

    /**
     * σ₁ ≥ σ₂ ≥ … of the matrix that stands row by row in {@code entries} from {@code offset} on; min(rows, columns) of
     * them. Cost: O(rows · columns · min(rows, columns)).
     */
    public static double[] of(double[] entries, int offset, int rows, int columns) {
        R064Store matrix = R064Store.FACTORY.make(rows, columns);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                matrix.set(r, c, entries[offset + r * columns + c]);
            }
        }
        SingularValue<Double> svd = SingularValue.R064.make(matrix);
        svd.computeValuesOnly(matrix);
        return svd.getSingularValues().toRawCopy1D();
    }

    /** The nuclear norm, Σ σᵢ. */
    public static double sum(double[] sigma) {
        double sum = 0;
        for (double s : sigma) {
            sum += s;
        }
        return sum;
    }

    /**
     * The effective rank {@code exp(−Σ pᵢ log pᵢ)}, p = σ/Σσ, in [1, length]; 0 of the zero matrix.
     *
     * <p>Source: O. Roy, M. Vetterli, "The effective rank: A measure of effective dimensionality", EUSIPCO 2007.
     */
    public static double effectiveRank(double[] sigma) {
        double sum = sum(sigma);
        if (sum == 0) {
            return 0;
        }
        double entropy = 0;
        for (double s : sigma) {
            double p = s / sum;
            entropy -= p > 0 ? p * StrictMath.log(p) : 0;
        }
        return StrictMath.exp(entropy);
    }
}
