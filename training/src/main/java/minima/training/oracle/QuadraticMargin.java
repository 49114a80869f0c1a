package minima.training.oracle;

import minima.training.claim.Assumption;
import minima.training.claim.InvalidInput;
import minima.training.data.Samples;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.R064Store;

import java.util.Arrays;

/**
 * The separator of least quadratic norm: ŵ minimizes {@code ‖w‖_P = √(wᵀPw)} subject to {@code zᵢ·w ≥ 1}, {@code zᵢ =
 * yᵢxᵢ}, P symmetric and positive definite; or the proof that no w separates.
 *
 * <p>With {@code P = LLᵀ} it is {@link HardMargin} on the rows {@code L⁻¹zᵢ}, and certified as that one; {@code ŵ =
 * L⁻ᵀû}. The duals α ≥ 0 have {@code Pŵ = Σ αᵢzᵢ}. Preconditioned descent by P⁻¹ turns to it. Cost: that of the hard
 * margin, and O(n d²) if P is not diagonal.
 *
 * <p>Source: S. Gunasekar, J. Lee, D. Soudry, N. Srebro, "Characterizing Implicit Bias in Terms of Optimization
 * Geometry", ICML 2018.
 */
public final class QuadraticMargin {

    private static final double SYMMETRIC = 1e-12;

    private final Triangular root;
    private final HardMargin transformed;

    private QuadraticMargin(Triangular root, HardMargin transformed) {
        this.root = root;
        this.transformed = transformed;
    }

    /**
     * Solves in the norm {@code √(Σ pⱼ wⱼ²)}.
     *
     * @param diagonal p, positive, shape [d]
     * @throws InvalidInput if p is not positive and of the samples' dimension, and as {@link HardMargin#of} does
     */
    public static QuadraticMargin of(Samples binary, double[] diagonal) {
        requireSize(binary, diagonal.length);
        for (int j = 0; j < diagonal.length; j++) {
            if (!(diagonal[j] > 0 && diagonal[j] < Double.POSITIVE_INFINITY)) {
                throw new InvalidInput("diagonal must be positive and finite: p[%d]=%s".formatted(j, diagonal[j]));
            }
        }
        return solved(
                binary,
                Triangular.diagonal(Arrays.stream(diagonal).map(Math::sqrt).toArray()));
    }

    /**
     * Solves in the norm {@code √(wᵀPw)}.
     *
     * @param p P, shape [d][d]
     * @throws InvalidInput if P is not symmetric, positive definite and of the samples' dimension, and as
     *     {@link HardMargin#of} does
     */
    public static QuadraticMargin of(Samples binary, double[][] p) {
        requireSize(binary, p.length);
        R064Store store = R064Store.FACTORY.make(p.length, p.length);
        double unit = Rows.powerOfTwoNear(p);
        for (int i = 0; i < p.length; i++) {
            requireSize(binary, p[i].length);
            for (int j = 0; j < p.length; j++) {
                if (!(Math.abs(p[i][j] - p[j][i]) <= SYMMETRIC * unit)) {
                    throw new InvalidInput("matrix must be symmetric: p[%d][%d]=%s, p[%d][%d]=%s"
                            .formatted(i, j, p[i][j], j, i, p[j][i]));
                }
                store.set(i, j, (p[i][j] + p[j][i]) / 2);
            }
        }
        Cholesky<Double> cholesky = Cholesky.R064.make(store);
        if (!cholesky.decompose(store) || !cholesky.isSPD()) {
            throw new InvalidInput("matrix must be positive definite: %d×%d".formatted(p.length, p.length));
        }
        return solved(binary, Triangular.lower(cholesky.getL().toRawCopy2D()));
    }

    private static void requireSize(Samples samples, int size) {
        if (size != samples.dimension()) {
            throw new InvalidInput("norm must have the samples' dimension: size=%d, dimension=%d in %s"
                    .formatted(size, samples.dimension(), samples.name()));
        }
    }

    private static QuadraticMargin solved(Samples binary, Triangular root) {
        double[][] z = binary.requireBinary().signedRows();
        double[][] rows = Arrays.stream(z).map(root::solve).toArray(double[][]::new);
        return new QuadraticMargin(root, HardMargin.ofRows(binary.name(), rows));
    }

    public boolean separable() {
        return transformed.separable();
    }

    /**
     * ŵ, shape [d].
     *
     * @throws ArithmeticException if the samples are not separable
     */
    public double[] weights() {
        return root.solveTransposed(transformed.weights());
    }

    /** ‖ŵ‖_P. */
    public double norm() {
        return transformed.norm();
    }

    /** γ = 1/‖ŵ‖_P. */
    public double margin() {
        return transformed.margin();
    }

    /** α, shape [n]. */
    public double[] duals() {
        return transformed.duals();
    }

    /** How far {@code Lᵀŵ} and α are from optimal, for the rows {@code L⁻¹zᵢ}. */
    public Kkt certificate() {
        return transformed.certificate();
    }

    /**
     * Why nothing separates, for the rows {@code L⁻¹zᵢ}: a proof for the samples, too.
     *
     * @throws ArithmeticException if the samples are separable
     */
    public Gordan proof() {
        return transformed.proof();
    }

    /** Whether some w has {@code zᵢ·w > 0} for all i, with the margin or the proof. */
    public Assumption separability() {
        return transformed.separability();
    }
}
