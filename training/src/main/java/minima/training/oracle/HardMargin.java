package minima.training.oracle;

import minima.training.claim.Assumption;
import minima.training.claim.InvalidInput;
import minima.training.data.Samples;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The hard-margin support vector machine without a bias: ŵ minimizes ‖w‖ subject to {@code zᵢ·w ≥ 1}, {@code zᵢ =
 * yᵢxᵢ}; or the proof that no w separates.
 *
 * <p>γ = 1/‖ŵ‖ is the largest margin, {@code max over ‖w‖ = 1 of min zᵢ·w}, in the units of the inputs. The duals α ≥ 0
 * have {@code ŵ = Σ αᵢzᵢ}; equal rows zᵢ share their dual equally. Every answer is certified: ŵ by {@link Kkt} to 1e-8,
 * that nothing separates by {@link Gordan} to 1e-12; data for which doubles can show neither are refused. Cost: about k
 * QR decompositions of shape [d + 1, k] for k support vectors, and O(n d k).
 */
public final class HardMargin {

    private static final double OPTIMAL = 1e-8;
    private static final double INSEPARABLE = 1e-12;

    /** Below this share of the longest row, a margin may be rounding, and the proof is tried first. */
    private static final double DOUBTFUL = 1e-9;

    private static final double ON_THE_MARGIN = 1e-8;

    /** A dual counts as positive above this share of the largest. */
    private static final double POSITIVE = 1e-9;

    private final String name;
    private final double[][] z;
    private final double[] duals;
    private final double @Nullable [] weights;
    private final @Nullable Kkt certificate;
    private final @Nullable Gordan proof;

    private HardMargin(String name, double[][] z, double[] weights, double[] duals, Kkt certificate) {
        this.name = name;
        this.z = z;
        this.weights = weights;
        this.duals = duals;
        this.certificate = certificate;
        this.proof = null;
    }

    private HardMargin(String name, double[][] z, Gordan proof) {
        this.name = name;
        this.z = z;
        this.weights = null;
        this.duals = new double[0];
        this.certificate = null;
        this.proof = proof;
    }

    /**
     * Solves for the given samples.
     *
     * @throws InvalidInput if there are not two classes, or if the margin is so narrow beside the samples that doubles
     *     can neither show that it is there nor that it is not
     */
    public static HardMargin of(Samples binary) {
        Samples samples = binary.requireBinary();
        return ofRows(samples.name(), samples.signedRows());
    }

    /** Solves for rows zᵢ, shape [n, d], under the name that people know the samples by. */
    static HardMargin ofRows(String name, double[][] z) {
        Distinct distinct = Distinct.of(z);
        double unit = Rows.powerOfTwoNear(z);
        double[][] rows = Rows.divided(distinct.rows(), unit);
        double[][] coordinates = rows.length < rows[0].length ? new Triangle(Rows.asColumns(rows)).coordinates() : rows;
        double[] nearest = Hull.nearestToOrigin(coordinates);
        double share = Rows.norm(Rows.combination(nearest, rows));
        if (share < DOUBTFUL) {
            Gordan proof = Gordan.of(z);
            if (proof.residual() <= INSEPARABLE) {
                return new HardMargin(name, z, proof);
            }
        }
        double[] duals = Separator.duals(coordinates, nearest);
        double[] weights = Separator.weights(rows, duals);
        Kkt kkt = Kkt.of(rows, weights, duals);
        if (kkt.worst() <= OPTIMAL) {
            return new HardMargin(
                    name, z, Rows.divided(weights, unit), distinct.shared(Rows.divided(duals, unit * unit)), kkt);
        }
        throw new InvalidInput(String.format(
                Locale.ROOT,
                "margin must be wide enough for double precision: margin/length=%.1e in %s (optimal to %.1e). Maybe leave"
                        + " out samples that contradict each other",
                share,
                name,
                kkt.worst()));
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

    /** ‖ŵ‖₂. */
    public double norm() {
        return Rows.norm(solved(weights));
    }

    /** γ = 1/‖ŵ‖₂. */
    public double margin() {
        return 1 / norm();
    }

    /** α, shape [n]. */
    public double[] duals() {
        solved(weights);
        return duals.clone();
    }

    /** The samples on the margin, {@code zᵢ·ŵ = 1} to 1e-8, whether their dual is positive or not; increasing. */
    public int[] support() {
        double[] w = solved(weights);
        return IntStream.range(0, z.length)
                .filter(i -> Rows.dot(z[i], w) <= 1 + ON_THE_MARGIN)
                .toArray();
    }

    /** How far ŵ and α are from optimal. */
    public Kkt certificate() {
        return solved(certificate);
    }

    /**
     * Why nothing separates.
     *
     * @throws ArithmeticException if the samples are separable
     */
    public Gordan proof() {
        if (proof == null) {
            throw new ArithmeticException("proof of inseparability is undefined: %s is separable".formatted(name));
        }
        return proof;
    }

    /** Whether some w has {@code zᵢ·w > 0} for all i, with the margin or the proof. */
    public Assumption separability() {
        String detail = proof == null
                ? String.format(Locale.ROOT, "margin %.6g", margin())
                : String.format(
                        Locale.ROOT,
                        "weights on %d samples bring Σ pᵢzᵢ to %.1e of Σ pᵢ‖zᵢ‖",
                        Arrays.stream(proof.weights()).filter(p -> p > 0).count(),
                        proof.residual());
        return Assumption.of("separable", proof == null, detail);
    }

    /**
     * Whether the support vectors, equal rows taken once, are linearly independent with positive duals: then the duals
     * are the only ones, which almost every data set grants. UNKNOWN if the samples are not separable.
     */
    public Assumption generalPosition() {
        String name = "general position";
        if (weights == null) {
            return new Assumption(name, Assumption.State.UNKNOWN, "there are no support vectors without separation");
        }
        int[] support = support();
        double[][] rows = Distinct.of(IntStream.of(support).mapToObj(i -> z[i]).toArray(double[][]::new))
                .rows();
        int rank = Spectrum.rank(rows);
        if (rank < rows.length) {
            return Assumption.of(
                    name, false, "%d distinct support vectors span %d dimensions".formatted(rows.length, rank));
        }
        double most = Rows.largest(duals);
        for (int i : support) {
            if (duals[i] <= POSITIVE * most) {
                return Assumption.of(name, false, "sample %d is on the margin with dual 0".formatted(i));
            }
        }
        double least = IntStream.of(support).mapToDouble(i -> duals[i]).min().orElseThrow();
        return Assumption.of(
                name,
                true,
                String.format(
                        Locale.ROOT,
                        "%d distinct support vectors span %d dimensions, least dual %.3g",
                        rows.length,
                        rank,
                        least));
    }

    private <T> T solved(@Nullable T value) {
        if (value == null) {
            throw new ArithmeticException("hard margin is undefined: %s is not separable".formatted(name));
        }
        return value;
    }
}
