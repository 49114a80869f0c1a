package minima.training.oracle;

import minima.training.claim.Assumption;
import minima.training.claim.InvalidInput;
import minima.training.data.Samples;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The separator whose Fourier transform has the least sum of moduli: β minimizes {@code ‖β̂‖₁ = Σ_k |β̂_k|} subject to
 * {@code zᵢ·β ≥ 1}, {@code zᵢ = yᵢxᵢ}, with the unitary transform {@code β̂_k = Σ_j β_j e^(−2πi jk/D) / √D}; or the
 * proof that no β separates.
 *
 * <p>Linear convolutional networks with two layers of full width turn to it. The duals α ≥ 0 have no frequency of
 * {@code Σ αᵢzᵢ} above 1 and {@code Σα = ‖β̂‖₁}. Certified by its {@link DualityGap} to 1e-6; 1e-10 is usual. Cost: a
 * few hundred steps of O(D² + n² + n D).
 *
 * <p>Source: S. Gunasekar, J. Lee, D. Soudry, N. Srebro, "Implicit Bias of Gradient Descent on Linear Convolutional
 * Networks", NeurIPS 2018.
 */
public final class FourierNorm {

    /** Frequencies above this share of the largest count: what vanishes is 0 but for rounding. */
    private static final double PRESENT = 1e-6;

    private final CertifiedMargin margin;
    private final Dft dft;

    private FourierNorm(CertifiedMargin margin, Dft dft) {
        this.margin = margin;
        this.dft = dft;
    }

    /**
     * Solves for the given samples, each a signal of length D.
     *
     * @throws InvalidInput if there are not two classes, or if the margin is too narrow for double precision
     */
    public static FourierNorm of(Samples binary) {
        int size = binary.dimension();
        return new FourierNorm(CertifiedMargin.of(binary, new FourierGauge(size), "Fourier ℓ1"), new Dft(size));
    }

    public boolean separable() {
        return margin.separable();
    }

    /**
     * β, shape [D].
     *
     * @throws ArithmeticException if the samples are not separable
     */
    public double[] weights() {
        return margin.weights();
    }

    /** |β̂|, shape [D]. */
    public double[] spectrum() {
        return dft.modulus(margin.weights());
    }

    /** The k at which |β̂_k| is not 0, above 1e-6 of the largest; increasing. */
    public int[] frequencies() {
        double[] spectrum = spectrum();
        double least = PRESENT * Rows.largest(spectrum);
        return IntStream.range(0, spectrum.length)
                .filter(k -> spectrum[k] > least)
                .toArray();
    }

    /** ‖β̂‖₁. */
    public double norm() {
        return Arrays.stream(spectrum()).sum();
    }

    /** 1/‖β̂‖₁, the largest {@code min zᵢ·β} at ‖β̂‖₁ = 1. */
    public double margin() {
        return 1 / norm();
    }

    /** α, shape [n]. */
    public double[] duals() {
        return margin.duals();
    }

    /** How far ‖β̂‖₁ and Σα are apart. */
    public DualityGap certificate() {
        return margin.certificate();
    }

    /**
     * Why nothing separates.
     *
     * @throws ArithmeticException if the samples are separable
     */
    public Gordan proof() {
        return margin.proof();
    }

    /** Whether some β has {@code zᵢ·β > 0} for all i, with the margin or the proof. */
    public Assumption separability() {
        return margin.separability();
    }
}
