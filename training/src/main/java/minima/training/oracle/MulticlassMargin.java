package minima.training.oracle;

import minima.training.claim.Assumption;
import minima.training.claim.InvalidInput;
import minima.training.data.Samples;

/**
 * The hard-margin support vector machine of K classes without a bias: Ŵ minimizes {@code ‖W‖² = Σ ‖w_k‖²} subject to
 * {@code (w_y − w_k)·x ≥ 1} for each sample x of class y and each other class k; or the proof that no W separates.
 *
 * <p>The classifier is {@code argmax_k w_k·x}, and γ = 1/‖Ŵ‖ is the largest {@code min (w_y − w_k)·x} at ‖W‖ = 1, in
 * the units of the inputs. It is {@link HardMargin} on the rows {@code (e_y − e_k) ⊗ x} of dimension K d, and certified
 * as that one; {@code Σ_k w_k = 0}, as each row sums to 0 over the classes. For K = 2, {@code ŵ₀ = −ŵ₁} is half the
 * machine of two classes. Cost: that of n (K − 1) samples of dimension K d.
 *
 * <p>Source: K. Crammer, Y. Singer, "On the Algorithmic Implementation of Multiclass Kernel-based Vector Machines",
 * JMLR 2, 2001; ours is the one without slack.
 */
public final class MulticlassMargin {

    private final Samples samples;
    private final int classes;
    private final HardMargin stacked;

    private MulticlassMargin(Samples samples, int classes, HardMargin stacked) {
        this.samples = samples;
        this.classes = classes;
        this.stacked = stacked;
    }

    /**
     * Solves for samples with targets 0..K-1.
     *
     * @throws InvalidInput if the targets are not classes, or if the margin is too narrow for double precision
     */
    public static MulticlassMargin of(Samples classes) {
        Samples samples = classes.requireClasses();
        int count = 1 + (int) Rows.largest(samples.targets());
        return new MulticlassMargin(samples, count, HardMargin.ofRows(samples.name(), stackedRows(samples, count)));
    }

    /** {@code (e_y − e_k) ⊗ x} for each sample and, within it, each other class in turn. */
    private static double[][] stackedRows(Samples samples, int classes) {
        int d = samples.dimension();
        double[][] rows = new double[samples.size() * (classes - 1)][classes * d];
        int next = 0;
        for (int i = 0; i < samples.size(); i++) {
            int own = (int) samples.target(i);
            for (int k = 0; k < classes; k++) {
                if (k != own) {
                    for (int j = 0; j < d; j++) {
                        rows[next][own * d + j] = samples.feature(i, j);
                        rows[next][k * d + j] = -samples.feature(i, j);
                    }
                    next++;
                }
            }
        }
        return rows;
    }

    public boolean separable() {
        return stacked.separable();
    }

    /** K. */
    public int classes() {
        return classes;
    }

    /**
     * Ŵ, shape [K][d].
     *
     * @throws ArithmeticException if the samples are not separable
     */
    public double[][] weights() {
        double[] all = stacked.weights();
        double[][] weights = new double[classes][samples.dimension()];
        for (int k = 0; k < classes; k++) {
            System.arraycopy(all, k * samples.dimension(), weights[k], 0, samples.dimension());
        }
        return weights;
    }

    /** ‖Ŵ‖, the root of the sum of all squares. */
    public double norm() {
        return stacked.norm();
    }

    /** γ = 1/‖Ŵ‖. */
    public double margin() {
        return stacked.margin();
    }

    /**
     * α ≥ 0, shape [n][K], 0 at each sample's own class: {@code w_k = Σᵢ (Σ_l αᵢ_l [yᵢ = k] − αᵢ_k) xᵢ}.
     *
     * @throws ArithmeticException if the samples are not separable
     */
    public double[][] duals() {
        return unstacked(stacked.duals());
    }

    private double[][] unstacked(double[] ofRows) {
        double[][] ofPairs = new double[samples.size()][classes];
        int next = 0;
        for (int i = 0; i < ofPairs.length; i++) {
            for (int k = 0; k < classes; k++) {
                ofPairs[i][k] = k == (int) samples.target(i) ? 0 : ofRows[next++];
            }
        }
        return ofPairs;
    }

    /** How far Ŵ and α are from optimal, for the rows {@code (e_y − e_k) ⊗ x}. */
    public Kkt certificate() {
        return stacked.certificate();
    }

    /**
     * Why nothing separates: weights p ≥ 0 of the pairs of a sample and a class not its own, shape [n][K], with
     * {@code Σ p (e_y − e_k) ⊗ x = 0}.
     *
     * @throws ArithmeticException if the samples are separable
     */
    public double[][] proof() {
        return unstacked(stacked.proof().weights());
    }

    /** Whether some W classifies all samples, with the margin or the proof's size over pairs of sample and class. */
    public Assumption separability() {
        return stacked.separability();
    }

    /** Whether the pairs on the margin are independent with positive duals, so that these are the only ones. */
    public Assumption generalPosition() {
        return stacked.generalPosition();
    }
}
