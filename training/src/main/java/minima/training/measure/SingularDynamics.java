package minima.training.measure;

import minima.training.claim.Measure;
import minima.training.descent.ParametrizedDescent;
import minima.training.model.DeepMatrix;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * How the singular values of a matrix in L factors move under gradient flow on the factors, against the law for
 * balanced factors {@code σ̇ᵣ = −L σᵣ^(2 − 2/L) uᵣᵀGvᵣ}, with G = ∂L/∂W.
 *
 * <p>What they do is {@code σ̇ᵣ = uᵣᵀẆvᵣ}, with Ẇ the change of the product when every factor moves against its own
 * gradient: nothing of it knows of balance. Cost: O(L n³). Source: S. Arora, N. Cohen, W. Hu, Y. Luo, "Implicit
 * Regularization in Deep Matrix Factorization", NeurIPS 2019, theorem 3.
 */
public final class SingularDynamics {

    /** Along the unit gradient; the product is a polynomial of degree L, so the difference is off by O(NUDGE²). */
    private static final double NUDGE = 1e-5;

    private final ParametrizedDescent descent;
    private final DeepMatrix factors;
    private final int size;

    /** @param factors a parametrization of its own, not the simulation's */
    public SingularDynamics(ParametrizedDescent descent, DeepMatrix factors) {
        this.descent = descent;
        this.factors = factors;
        this.size = (int) Math.sqrt(factors.dimension());
    }

    /** {@code ‖σ̇ − law‖₂ / ‖law‖₂} over all singular values; 0 where the law says that none moves. */
    public Measure deviation() {
        return new Measure(Metrics.DYNAMICS_ERROR, this::deviationNow);
    }

    private double deviationNow() {
        double[] change = change();
        double[] slope = descent.evaluation().gradient();
        SingularValue<Double> svd = SingularValue.R064.make(size, size);
        svd.decompose(matrix(descent.weights()));
        double off = 0;
        double whole = 0;
        for (int r = 0; r < size; r++) {
            double sigma = svd.getSingularValues().doubleValue(r);
            double law = -factors.layers()
                    * StrictMath.pow(sigma, 2 - 2.0 / factors.layers())
                    * between(svd.getU(), slope, svd.getV(), r);
            double moves = between(svd.getU(), change, svd.getV(), r);
            off = Math.fma(moves - law, moves - law, off);
            whole = Math.fma(law, law, whole);
        }
        return whole == 0 ? 0 : Math.sqrt(off / whole);
    }

    /** Ẇ, by a central difference of the product along the gradient. */
    private double[] change() {
        double[] gradient = descent.gradient();
        double norm = OracleMeasures.norm(gradient);
        double[] change = new double[factors.dimension()];
        if (norm == 0) {
            return change;
        }
        double[] ahead = product(gradient, -NUDGE / norm);
        double[] behind = product(gradient, NUDGE / norm);
        for (int k = 0; k < change.length; k++) {
            change[k] = (ahead[k] - behind[k]) / (2 * NUDGE) * norm;
        }
        return change;
    }

    private double[] product(double[] gradient, double step) {
        double[] moved = descent.parameters();
        for (int j = 0; j < moved.length; j++) {
            moved[j] = Math.fma(step, gradient[j], moved[j]);
        }
        double[] product = new double[factors.dimension()];
        factors.weights(moved, product);
        return product;
    }

    /** {@code uᵣᵀMvᵣ}. */
    private double between(MatrixStore<Double> u, double[] m, MatrixStore<Double> v, int r) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                sum = Math.fma(u.doubleValue(i, r) * m[i * size + j], v.doubleValue(j, r), sum);
            }
        }
        return sum;
    }

    private R064Store matrix(double[] w) {
        R064Store matrix = R064Store.FACTORY.make(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix.set(i, j, w[i * size + j]);
            }
        }
        return matrix;
    }
}
