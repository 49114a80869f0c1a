package minima.training.oracle;

import minima.training.claim.Assumption;
import minima.training.claim.InvalidInput;
import minima.training.data.Samples;

/**
 * The separating matrix of least nuclear norm: Ŵ minimizes {@code ‖W‖_* = Σ σ_k(W)} subject to {@code ⟨Aᵢ, W⟩ ≥ 1} with
 * {@code Aᵢ = yᵢXᵢ}; or the proof that no W separates. A sample X is a matrix given by its rows, one after the other;
 * of an observed entry of sign y it is 1 there and 0 elsewhere.
 *
 * <p>Factorizations {@code W = UVᵀ} under logistic loss are compared with it. The duals λ ≥ 0 have no singular value of
 * {@code Σ λᵢAᵢ} above 1 and {@code Σλ = ‖Ŵ‖_*}. Certified by its {@link DualityGap} to 1e-6; 1e-10 is usual. Cost: a
 * hundred to a few thousand steps of a singular value decomposition of W and O(n² + n d).
 *
 * <p>Source: N. Srebro, J. Rennie, T. Jaakkola, "Maximum-Margin Matrix Factorization", NIPS 2004; ours is without
 * slack.
 */
public final class NuclearMargin {

    private final CertifiedMargin margin;
    private final NuclearGauge gauge;

    private NuclearMargin(CertifiedMargin margin, NuclearGauge gauge) {
        this.margin = margin;
        this.gauge = gauge;
    }

    /**
     * Solves for the given samples.
     *
     * @param columns of each matrix
     * @throws InvalidInput if there are not two classes, if the dimension is not a multiple of {@code columns}, or if
     *     the margin is too narrow for double precision
     */
    public static NuclearMargin of(Samples binary, int columns) {
        NuclearGauge gauge = NuclearGauge.of(binary, columns);
        return new NuclearMargin(CertifiedMargin.of(binary, gauge, "nuclear norm"), gauge);
    }

    public boolean separable() {
        return margin.separable();
    }

    /**
     * Ŵ, shape [rows][columns].
     *
     * @throws ArithmeticException if the samples are not separable
     */
    public double[][] matrix() {
        return gauge.matrix(margin.weights());
    }

    /** σ₁ ≥ σ₂ ≥ …, shape [min(rows, columns)]. */
    public double[] singularValues() {
        return gauge.singularValues(margin.weights());
    }

    /** The number of singular values above 1e-5 of the largest. */
    public int rank() {
        return gauge.rank(margin.weights());
    }

    /** ‖Ŵ‖_*. */
    public double norm() {
        return gauge.of(margin.weights());
    }

    /** 1/‖Ŵ‖_*, the largest {@code min ⟨Aᵢ, W⟩} at ‖W‖_* = 1. */
    public double margin() {
        return 1 / norm();
    }

    /** λ, shape [n]. */
    public double[] duals() {
        return margin.duals();
    }

    /** How far ‖Ŵ‖_* and Σλ are apart. */
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

    /** Whether some W has {@code ⟨Aᵢ, W⟩ > 0} for all i, with the margin or the proof. */
    public Assumption separability() {
        return margin.separability();
    }
}
