package minima.training.model;

import minima.training.data.Samples;
import minima.training.linalg.Exp;

import java.util.Arrays;

/**
 * The softmax loss of a linear classifier of K classes, {@code L(W) = Σᵢ log Σ_k exp(−mᵢ_k)} with the pairwise margins
 * {@code mᵢ_k = (w_y − w_k)·xᵢ}, y the class of sample i: also called cross-entropy.
 *
 * <p>θ holds w₀, …, w_{K−1}, each of shape [d]. The gradient sums to 0 over the classes, and is formed without
 * differences of numbers near 1. Scaled, it goes on where the loss underflows. Cost: O(n K d).
 */
public final class SoftmaxObjective implements Objective {

    /** From here on {@code log(1 + e^(−m)) = e^(−m)} to the last bit. */
    private static final double TAIL = 40;

    private final Samples samples;
    private final int classes;
    private final boolean scaled;
    private final double[] margins;
    private final double[] slopes;

    /**
     * @param samples targets 0..K-1
     * @param scaled whether gradients are divided by what keeps them from underflow
     * @throws minima.training.claim.InvalidInput if the targets are not classes
     */
    public SoftmaxObjective(Samples samples, boolean scaled) {
        this.samples = samples.requireClasses();
        this.classes = 1 + (int) Arrays.stream(samples.targets()).max().orElseThrow();
        this.scaled = scaled;
        this.margins = new double[samples.size() * classes];
        this.slopes = new double[classes];
    }

    /** K. */
    public int classes() {
        return classes;
    }

    /** d. */
    public int dimension() {
        return samples.dimension();
    }

    /** n. */
    public int samples() {
        return samples.size();
    }

    @Override
    public int parameters() {
        return classes * samples.dimension();
    }

    /** {@code mᵢ_k} at the W of the last call; 0 where k is the sample's own class. */
    public double margin(int i, int k) {
        return margins[i * classes + k];
    }

    /** The class of sample i. */
    public int target(int i) {
        return (int) samples.target(i);
    }

    /** The least margin over samples and other classes, at the W of the last call. */
    public double leastMargin() {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < samples.size(); i++) {
            least = Math.min(least, leastMargin(i));
        }
        return least;
    }

    /** The least margin of sample i over other classes. */
    public double leastMargin(int i) {
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            least = k == target(i) ? least : Math.min(least, margin(i, k));
        }
        return least;
    }

    @Override
    public Long samplesRead() {
        return (long) samples();
    }

    @Override
    public double evaluate(double[] theta, double[] gradient) {
        fillMargins(theta);
        double shift = scaled ? Math.max(0, leastMargin()) : 0;
        Arrays.fill(gradient, 0, parameters(), 0);
        for (int i = 0; i < samples.size(); i++) {
            fillSlopes(i, shift);
            for (int k = 0; k < classes; k++) {
                for (int j = 0; j < dimension(); j++) {
                    int at = k * dimension() + j;
                    gradient[at] = Math.fma(slopes[k], samples.feature(i, j), gradient[at]);
                }
            }
        }
        return -shift;
    }

    private void fillMargins(double[] theta) {
        for (int i = 0; i < samples.size(); i++) {
            double own = output(theta, target(i), i);
            for (int k = 0; k < classes; k++) {
                margins[i * classes + k] = k == target(i) ? 0 : own - output(theta, k, i);
            }
        }
    }

    /** {@code w_k·xᵢ}. */
    private double output(double[] theta, int k, int i) {
        double sum = 0;
        for (int j = 0; j < dimension(); j++) {
            sum = Math.fma(theta[k * dimension() + j], samples.feature(i, j), sum);
        }
        return sum;
    }

    /** {@code ∂L/∂(w_k·xᵢ) e^shift = p_k e^shift}, and for the own class the negated sum of the others. */
    private void fillSlopes(int i, double shift) {
        double largest = largestExponent(i);
        double sum = sumOfExponentials(i, largest);
        double others = 0;
        for (int k = 0; k < classes; k++) {
            slopes[k] = k == target(i) ? 0 : Exp.exp(shift - margin(i, k) - largest) / sum;
            others += slopes[k];
        }
        slopes[target(i)] = -others;
    }

    /** {@code max −mᵢ_k}, at least the own class's 0. */
    private double largestExponent(int i) {
        return Math.max(0, -leastMargin(i));
    }

    /** {@code Σ_k exp(−mᵢ_k − largest)}. */
    private double sumOfExponentials(int i, double largest) {
        double sum = Exp.exp(-largest);
        for (int k = 0; k < classes; k++) {
            sum += k == target(i) ? 0 : Exp.exp(-margin(i, k) - largest);
        }
        return sum;
    }

    @Override
    public double loss(double[] theta) {
        fillMargins(theta);
        double sum = 0;
        for (int i = 0; i < samples.size(); i++) {
            sum += loss(i);
        }
        return sum;
    }

    /** The loss of sample i, accurate where it is small. */
    private double loss(int i) {
        double largest = largestExponent(i);
        return largest > 0
                ? largest + StrictMath.log(sumOfExponentials(i, largest))
                : StrictMath.log1p(exponentialsOfOthers(i, 0));
    }

    /** {@code Σ exp(shift − mᵢ_k)} over the other classes. */
    private double exponentialsOfOthers(int i, double shift) {
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            sum += k == target(i) ? 0 : Exp.exp(shift - margin(i, k));
        }
        return sum;
    }

    /** log L at θ, finite where L underflows. */
    public double logLoss(double[] theta) {
        double loss = loss(theta);
        double least = leastMargin();
        if (least < TAIL) {
            return StrictMath.log(loss);
        }
        double sum = 0;
        for (int i = 0; i < samples.size(); i++) {
            sum += exponentialsOfOthers(i, least);
        }
        return StrictMath.log(sum) - least;
    }
}
