package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.Samples;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

import java.util.Arrays;
import java.util.Locale;

/**
 * The least-squares solution of least norm: {@code w = X⁺y}, by the singular value decomposition {@code X = UΣVᵀ}.
 *
 * <p>Where {@code Xw = y} has a solution, it is {@code argmin ‖w‖₂ s.t. Xw = y}. Gradient descent on the squared loss
 * from w₀ goes to {@code X⁺y + (I − VVᵀ)w₀}, as its steps lie in the span of the rows. Singular values below
 * {@code max(n, d) ε σ₁} count as 0. Cost: O(n d min(n, d)).
 */
public final class MinNorm {

    /** Relative residual up to which {@code Xw = y} counts as solved. */
    private static final double SOLVED = 1e-10;

    private final double[] singularValues;
    private final double[][] modes;
    private final double[] weights;
    private final double residual;

    private MinNorm(double[] singularValues, double[][] modes, double[] weights, double residual) {
        this.singularValues = singularValues;
        this.modes = modes;
        this.weights = weights;
        this.residual = residual;
    }

    public static MinNorm of(Samples samples) {
        double[][] x = samples.rows();
        R064Store columns = Rows.asColumns(x); // Xᵀ = VΣUᵀ
        SingularValue<Double> svd = SingularValue.R064.make(columns);
        svd.decompose(columns);
        double[] all = svd.getSingularValues().toRawCopy1D();
        int rank = Spectrum.rank(all, Math.max(samples.size(), samples.dimension()));
        double[][] modes = firstColumns(svd.getU(), rank);
        double[][] left = firstColumns(svd.getV(), rank);

        double[] y = samples.targets();
        double[] weights = new double[samples.dimension()];
        for (int k = 0; k < rank; k++) {
            Rows.add(weights, Rows.dot(left[k], y) / all[k], modes[k]);
        }
        return new MinNorm(Arrays.copyOf(all, rank), modes, weights, Rows.residual(x, weights, y));
    }

    private static double[][] firstColumns(MatrixStore<Double> matrix, int count) {
        double[][] columns = new double[count][(int) matrix.countRows()];
        for (int k = 0; k < count; k++) {
            for (int j = 0; j < columns[k].length; j++) {
                columns[k][j] = matrix.doubleValue(j, k);
            }
        }
        return columns;
    }

    /** {@code X⁺y}, shape [d]. */
    public double[] weights() {
        return weights.clone();
    }

    /** The limit of gradient descent from {@code start}: {@code X⁺y + (I − VVᵀ)w₀}, shape [d]. */
    public double[] limitFrom(double[] start) {
        double[] limit = outsideSpan(start);
        Rows.add(limit, 1, weights);
        return limit;
    }

    /** {@code ‖(I − VVᵀ)w‖₂}, the distance of w to the span of the rows of X. */
    public double distanceToSpan(double[] w) {
        return Rows.norm(outsideSpan(w));
    }

    /** {@code Vᵀw}, shape [rank]: the coordinate along each right singular vector. */
    public double[] coordinates(double[] w) {
        return Arrays.stream(modes).mapToDouble(mode -> Rows.dot(mode, w)).toArray();
    }

    /** The right singular vectors, orthonormal rows of shape [rank, d]. */
    double[][] modes() {
        return modes;
    }

    private double[] outsideSpan(double[] w) {
        double[] rest = w.clone();
        for (int pass = 0; pass < 2; pass++) { // twice is enough against rounding
            for (double[] mode : modes) {
                Rows.add(rest, -Rows.dot(mode, rest), mode);
            }
        }
        return rest;
    }

    public int rank() {
        return modes.length;
    }

    /** σ₁ ≥ … ≥ σ_rank > 0. */
    public double[] singularValues() {
        return singularValues.clone();
    }

    /** {@code ‖Xw − y‖ / ‖y‖}; 0 if y is 0. */
    public double residual() {
        return residual;
    }

    /** This solution, if it solves {@code Xw = y}: the name is that of the samples, for people. */
    MinNorm requireConsistent(String name) {
        if (consistent()) {
            return this;
        }
        throw new InvalidInput(String.format(
                Locale.ROOT,
                "samples must be interpolated by some w: residual=%.1e in %s. Maybe take fewer samples than dimensions",
                residual,
                name));
    }

    /** Whether {@code Xw = y} has a solution. */
    public boolean consistent() {
        return residual <= SOLVED;
    }
}
