package minima.training.oracle;

import minima.training.data.Samples;
import minima.training.descent.Potential;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.R064Store;

import java.util.Optional;

/**
 * The interpolant nearest to a start in a Bregman divergence: {@code argmin D(w, w₀) s.t. Xw = y}.
 *
 * <p>It is the only w with {@code Xw = y} and {@code ∇ψ(w) − ∇ψ(w₀)} in the span of the rows of X, so {@code w =
 * ∇ψ*(∇ψ(w₀) + Vᵀν)} with V an orthonormal basis of that span. Newton's method with halved steps finds the ν for which
 * {@code Vw = VX⁺y}; the Jacobian {@code V∇²ψ*Vᵀ} is positive definite, so the residual falls along each step. There
 * may be no solution in the domain of ψ, as where the potential wants w > 0 and no positive w fits; {@link #attained}
 * says so. Cost: O(n² d + n³) a step.
 */
public final class BregmanProjection {

    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 50;

    /** Residual up to which {@code Xw = y} counts as solved, relative. */
    private static final double SOLVED = 1e-12;

    private final Samples samples;
    private final boolean consistent;
    private final Potential potential;
    private final double[][] basis;
    private final double leastSingularValue;
    private final double[] target;
    private final double[] startDual;
    private double[] nu;
    private double[] weights;
    private double residual;

    private BregmanProjection(Samples samples, Potential potential, double[] start) {
        MinNorm euclidean = MinNorm.of(samples);
        this.samples = samples;
        this.consistent = euclidean.consistent();
        this.potential = potential;
        this.basis = euclidean.modes();
        this.leastSingularValue = basis.length == 0 ? 1 : euclidean.singularValues()[basis.length - 1];
        this.target = euclidean.coordinates(euclidean.weights());
        this.startDual = new double[start.length];
        potential.mirror(start, startDual);
        this.nu = new double[basis.length];
        this.weights = weights(nu);
        this.residual = Rows.norm(error(weights));
    }

    /** From w₀ = start, shape [d], in the domain of ψ. */
    public static BregmanProjection of(Samples real, Potential potential, double... start) {
        BregmanProjection projection = new BregmanProjection(real, potential, start);
        int step = 0;
        while (step < MOST_STEPS && projection.residual > 0 && projection.improve()) {
            step++;
        }
        return projection;
    }

    /** A Newton step, the first of its halves that lowers the residual; false where none does. */
    private boolean improve() {
        double[] newton = LeastSquares.nearest(jacobian(basis), error(weights), new double[nu.length]);
        double length = 1;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            double[] next = nu.clone();
            Rows.add(next, -length, newton);
            double[] at = weights(next);
            double left = Rows.norm(error(at));
            if (left < residual) {
                nu = next;
                weights = at;
                residual = left;
                return true;
            }
            length /= 2;
        }
        return false;
    }

    private double[] dual(double[] multipliers) {
        double[] z = startDual.clone();
        for (int k = 0; k < basis.length; k++) {
            Rows.add(z, multipliers[k], basis[k]);
        }
        return z;
    }

    private double[] weights(double[] multipliers) {
        double[] w = new double[startDual.length];
        potential.weights(dual(multipliers), w);
        return w;
    }

    private double[] error(double[] w) {
        double[] error = Rows.images(basis, w);
        Rows.add(error, -1, target);
        return error;
    }

    /** {@code R ∇²ψ* Rᵀ} at ν, for rows R. */
    private double[][] jacobian(double[][] rows) {
        return gram(rows, dual(nu));
    }

    private double[][] gram(double[][] rows, double[] z) {
        double[][] gram = new double[rows.length][];
        double[] curved = new double[z.length];
        for (int i = 0; i < rows.length; i++) {
            potential.curve(z, rows[i], curved);
            gram[i] = Rows.images(rows, curved);
        }
        return gram;
    }

    /** Shape [d]; where nothing is {@link #attained}, the nearest that was found. */
    public double[] weights() {
        return weights.clone();
    }

    /** Whether {@code Xw = y} has a solution in the domain of ψ, as far as double precision tells. */
    public boolean attained() {
        return consistent && residual <= SOLVED * Rows.norm(target);
    }

    /** {@code ‖VᵀVw − X⁺y‖₂}. */
    public double residual() {
        return residual;
    }

    /** D(w, w₀). */
    public double divergence() {
        return potential.divergence(weights, weights(new double[nu.length]));
    }

    /**
     * The largest eigenvalue of {@code X∇²ψ*Xᵀ} at the start and at w: mirror descent on {@code ½‖Xw − y‖²} is stable
     * there for steps below 2 over it.
     */
    public double curvature() {
        double[][] x = samples.rows();
        double atStart = largestEigenvalue(gram(x, startDual));
        return attained() ? Math.max(atStart, largestEigenvalue(jacobian(x))) : atStart;
    }

    private static double largestEigenvalue(double[][] symmetric) {
        R064Store matrix = Rows.asColumns(symmetric);
        Eigenvalue<Double> eigen = Eigenvalue.R064.make(matrix, true);
        eigen.computeValuesOnly(matrix);
        double[] values = new double[symmetric.length];
        eigen.getEigenvalues(values, Optional.empty());
        return Rows.largest(values);
    }

    /**
     * How far from w, at most and to first order, a w′ with {@code ∇ψ(w′) − ∇ψ(w₀)} in the span is for each unit of
     * {@code ‖Xw′ − y‖}: {@code ‖∇²ψ*Vᵀ(V∇²ψ*Vᵀ)⁻¹‖_F} over the least singular value of X.
     */
    public double distancePerResidual() {
        double[][] curved = new double[basis.length][startDual.length];
        for (int k = 0; k < basis.length; k++) {
            potential.curve(dual(nu), basis[k], curved[k]);
        }
        R064Store jacobian = Rows.asColumns(jacobian(basis));
        SingularValue<Double> svd = SingularValue.R064.make(jacobian);
        svd.decompose(jacobian);
        return svd.getSolution(Rows.asColumns(Rows.transposed(curved))).norm() / leastSingularValue;
    }
}
