package minima.training.oracle;

import minima.training.claim.Assumption;
import minima.training.claim.InvalidInput;
import minima.training.data.Samples;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;

/**
 * The separator of least ℓ1 or ℓ∞ norm: ŵ minimizes ‖w‖ subject to {@code zᵢ·w ≥ 1}, {@code zᵢ = yᵢxᵢ}; or the proof
 * that no w separates.
 *
 * <p>γ = 1/‖ŵ‖ is the largest margin, {@code max over ‖w‖ = 1 of min zᵢ·w}, and by the duality of linear programs
 * {@code min over p ≥ 0, Σp = 1, of ‖Σ pᵢzᵢ‖_*} with the dual norm: for ℓ1, where the columns of z are the signed
 * answers of weak learners and p is a distribution of the samples, the least over p of the largest edge. The duals α ≥
 * 0 have {@code ‖Σ αᵢzᵢ‖_* ≤ 1} and {@code Σαᵢ = ‖ŵ‖}. Neither ŵ nor α need be the only ones. Every answer is certified
 * by its {@link DualityGap} to 1e-9; that nothing separates by {@link Gordan}. Cost: two linear programs of n + 2d
 * variables.
 *
 * <p>Source: R. E. Schapire, Y. Freund, P. Bartlett, W. S. Lee, "Boosting the Margin: A New Explanation for the
 * Effectiveness of Voting Methods", Annals of Statistics 26(5), 1998, for the ℓ1 margin of votes; J. von Neumann's
 * minimax theorem for the two values.
 */
public final class PolyhedralMargin {

    private static final double OPTIMAL = 1e-9;

    private final HardMargin euclidean;
    private final String name;
    private final Norm norm;
    private final double[] duals;
    private final double @Nullable [] weights;
    private final @Nullable DualityGap certificate;

    private PolyhedralMargin(
            HardMargin euclidean,
            String name,
            Norm norm,
            double @Nullable [] weights,
            double[] duals,
            @Nullable DualityGap certificate) {
        this.euclidean = euclidean;
        this.name = name;
        this.norm = norm;
        this.weights = weights;
        this.duals = duals;
        this.certificate = certificate;
    }

    /**
     * Solves for the given samples.
     *
     * @throws InvalidInput if there are not two classes, or if the margin is too narrow for double precision
     */
    public static PolyhedralMargin of(Samples binary, Norm norm) {
        HardMargin euclidean = HardMargin.of(binary);
        Samples samples = binary.requireBinary();
        if (!euclidean.separable()) {
            return new PolyhedralMargin(euclidean, samples.name(), norm, null, new double[0], null);
        }
        double[][] z = samples.signedRows();
        Distinct distinct = Distinct.of(z);
        double unit = euclidean.margin();
        MarginGame game = MarginGame.on(Rows.divided(distinct.rows(), unit), norm);
        double[] weights = Rows.divided(game.weights(), game.lower() * unit);
        double[] duals = distinct.shared(Rows.divided(game.mixture(), game.upper() * unit));
        DualityGap gap = gap(z, norm, weights, duals);
        if (gap.relative() <= OPTIMAL) {
            return new PolyhedralMargin(euclidean, samples.name(), norm, weights, duals, gap);
        }
        throw new InvalidInput(String.format(
                Locale.ROOT,
                "margin must be wide enough for double precision: duality gap=%.1e in %s. Maybe leave out samples that"
                        + " contradict each other",
                gap.relative(),
                samples.name()));
    }

    /** From the samples as given: ŵ and α, scaled to keep their constraints. */
    private static DualityGap gap(double[][] z, Norm norm, double[] w, double[] duals) {
        double least = Arrays.stream(Rows.images(z, w)).min().orElseThrow();
        return new DualityGap(
                norm.of(w) / least, Arrays.stream(duals).sum() / norm.dual().of(Rows.combination(duals, z)));
    }

    public boolean separable() {
        return weights != null;
    }

    /**
     * ŵ, shape [d].
     *
     * @throws ArithmeticException if the samples are not separable
     */
    public double[] weights() {
        return solved(weights).clone();
    }

    /** ‖ŵ‖₁ or ‖ŵ‖_∞. */
    public double norm() {
        return norm.of(solved(weights));
    }

    /** γ = 1/‖ŵ‖. */
    public double margin() {
        return 1 / norm();
    }

    /** α, shape [n]. */
    public double[] duals() {
        solved(weights);
        return duals.clone();
    }

    /** {@code p = α / Σα}, shape [n]: the mixture of samples that no w of norm 1 wins more from than γ. */
    public double[] mixture() {
        return Rows.divided(duals(), Arrays.stream(duals).sum());
    }

    /** How far ‖ŵ‖ and Σα are apart. */
    public DualityGap certificate() {
        return solved(certificate);
    }

    /**
     * Why nothing separates.
     *
     * @throws ArithmeticException if the samples are separable
     */
    public Gordan proof() {
        return euclidean.proof();
    }

    /** Whether some w has {@code zᵢ·w > 0} for all i, with the margin or the proof. */
    public Assumption separability() {
        return separable()
                ? Assumption.of(
                        "separable",
                        true,
                        String.format(Locale.ROOT, "margin %.6g in %s", margin(), norm == Norm.L1 ? "ℓ1" : "ℓ∞"))
                : euclidean.separability();
    }

    private <T> T solved(@Nullable T value) {
        if (value == null) {
            throw new ArithmeticException(
                    "%s margin is undefined: %s is not separable".formatted(norm == Norm.L1 ? "ℓ1" : "ℓ∞", name));
        }
        return value;
    }
}
