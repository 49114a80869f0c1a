package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.Samples;

import java.util.Locale;

/**
 * The interpolating matrix of least trace among those that are symmetric without negative eigenvalues: {@code argmin tr
 * W s.t. ⟨Xᵢ, W⟩ = yᵢ, W ⪰ 0}. A sample X is a square matrix given by its rows, one after the other; only its symmetric
 * part enters.
 *
 * <p>Factorizations {@code W = UUᵀ} from a small start are compared with it. The duals λ have no eigenvalue of {@code Σ
 * λᵢXᵢ} above 1 and {@code Σ λᵢyᵢ = tr W}, which proves that no trace is less. Certified: {@code ⟨Xᵢ, W⟩ = yᵢ},
 * relative, and the {@link DualityGap}, each to 1e-6; 1e-10 is usual. Cost: some ten to a few thousand steps of an
 * eigenvalue decomposition of W and O(n d).
 *
 * <p>Source: S. Gunasekar, B. Woodworth, S. Bhojanapalli, B. Neyshabur, N. Srebro, "Implicit Regularization in Matrix
 * Factorization", NeurIPS 2017.
 */
public final class PsdTrace {

    private static final double OPTIMAL = 1e-6;
    private static final double WANTED = 1e-10;
    private static final int MOST_CHECKS = 400;
    private static final int STEPS_A_CHECK = 10;

    private final int size;
    private final double[] matrix;
    private final double[] duals;
    private final double residual;
    private final DualityGap certificate;

    private PsdTrace(int size, double[] matrix, double[] duals, double residual, DualityGap certificate) {
        this.size = size;
        this.matrix = matrix;
        this.duals = duals;
        this.residual = residual;
        this.certificate = certificate;
    }

    /**
     * Solves for the given samples.
     *
     * @throws InvalidInput if their dimension is not a square, or if no such W is found, as where there is none
     */
    public static PsdTrace of(Samples real) {
        int size = (int) Math.round(Math.sqrt(real.dimension()));
        if (size * size != real.dimension()) {
            throw new InvalidInput(
                    "dimension must be a square: dimension=%d in %s".formatted(real.dimension(), real.name()));
        }
        TraceGauge gauge = new TraceGauge(size);
        double[][] symmetric = real.rows();
        for (int i = 0; i < symmetric.length; i++) {
            symmetric[i] = gauge.symmetric(symmetric[i]);
        }
        Samples samples = new Samples(real.name(), symmetric, real.targets());
        RowSpan equations = RowSpan.of(samples);
        if (Rows.largest(equations.coordinates()) == 0) {
            return certified(samples, gauge, size, new double[real.dimension()], new double[real.size()]);
        }
        AffineSplitting splitting = new AffineSplitting(equations, gauge);
        splitting.advance(STEPS_A_CHECK);
        PsdTrace answer = certified(samples, gauge, size, splitting.shrunk(), equations.duals(splitting.duals()));
        for (int check = 1; check < MOST_CHECKS && !(answer.error() <= WANTED); check++) {
            splitting.advance(STEPS_A_CHECK);
            PsdTrace next = certified(samples, gauge, size, splitting.shrunk(), equations.duals(splitting.duals()));
            answer = next.error() < answer.error() ? next : answer;
        }
        if (answer.error() <= OPTIMAL) {
            return answer;
        }
        throw new InvalidInput(String.format(
                Locale.ROOT,
                "samples must be interpolated by some matrix without negative eigenvalues: residual=%.1e, duality"
                        + " gap=%.1e in %s",
                answer.residual,
                answer.certificate.relative(),
                real.name()));
    }

    /** From the samples as given, the duals scaled to keep their constraint. */
    private static PsdTrace certified(Samples samples, TraceGauge gauge, int size, double[] w, double[] lambda) {
        double[][] x = samples.rows();
        double[] y = samples.targets();
        double largest = gauge.dual(Rows.combination(lambda, x));
        double[] duals = Rows.divided(lambda, largest == 0 ? 1 : largest);
        DualityGap gap = new DualityGap(gauge.of(w), Rows.dot(duals, y));
        return new PsdTrace(size, w, duals, Rows.residual(x, w, y), gap);
    }

    private double error() {
        return Math.max(residual, certificate.relative());
    }

    /** W, shape [√d][√d]. */
    public double[][] matrix() {
        double[][] rows = new double[size][size];
        for (int i = 0; i < size; i++) {
            System.arraycopy(matrix, i * size, rows[i], 0, size);
        }
        return rows;
    }

    /** tr W, which is ‖W‖_*. */
    public double trace() {
        return certificate.primal();
    }

    /** λ, shape [n]. */
    public double[] duals() {
        return duals.clone();
    }

    /** {@code ‖(⟨Xᵢ, W⟩ − yᵢ)ᵢ‖₂ / ‖y‖₂}; 0 if y is 0. */
    public double residual() {
        return residual;
    }

    /** How far tr W and {@code Σ λᵢyᵢ} are apart. */
    public DualityGap certificate() {
        return certificate;
    }
}
