package minima.training.descent;

import minima.training.claim.Pace;
import minima.training.linalg.Kernels;
import minima.training.linalg.Lanes;
import minima.training.loss.Exponential;
import minima.training.model.Evaluation;
import minima.training.model.LinearModel;

/**
 * AdaBoost: coordinate descent on the exponential loss of a vote w of weak learners, whose answers in [−1, 1] are the
 * features.
 *
 * <pre>
 *   p ∝ exp(−mᵢ)                                the distribution over samples, mᵢ = zᵢ·w
 *   j = argmax |eⱼ|,  eⱼ = Σ pᵢ zᵢⱼ             the first weak learner of the largest edge, or its opposite
 *   wⱼ ← wⱼ + (ν/2) log((1 + eⱼ)/(1 − eⱼ))
 * </pre>
 *
 * <p>The step size is the shrinkage ν: with ν = 1 and answers ±1 the step minimizes the loss along wⱼ. Where an edge is
 * 1, which would be a step without end, it counts as 1 − ε. Momentum and weight decay are not applied. Cost: O(n d) a
 * round.
 *
 * <p>Source: Y. Freund, R. E. Schapire, "A Decision-Theoretic Generalization of On-Line Learning and an Application to
 * Boosting", Journal of Computer and System Sciences 55, 1997; L. Mason, J. Baxter, P. Bartlett, M. Frean, "Boosting
 * Algorithms as Gradient Descent", NeurIPS 1999.
 */
public final class AdaBoost extends LinearDescent {

    private static final double LARGEST_EDGE = 1 - 0x1p-52;

    private final double[] distribution;

    /**
     * From w = 0.
     *
     * @param model a classifier by the exponential loss, features in [−1, 1]
     */
    public AdaBoost(LinearModel model, Schedule schedule) {
        super(model, schedule, new double[model.dimension()]);
        requireVotes(model);
        this.distribution = new double[Lanes.padded(model.samples())];
    }

    private static void requireVotes(LinearModel model) {
        if (!model.isClassifier() || !(model.loss() instanceof Exponential)) {
            throw new IllegalArgumentException("boosting needs a classifier by the exponential loss: loss="
                    + model.loss().getClass().getSimpleName());
        }
        for (int i = 0; i < model.samples(); i++) {
            for (int j = 0; j < model.dimension(); j++) {
                if (Math.abs(model.feature(i, j)) > 1) {
                    throw new IllegalArgumentException("answers of weak learners must lie in [-1, 1]: z[%d][%d]=%s"
                            .formatted(i, j, model.feature(i, j)));
                }
            }
        }
    }

    @Override
    void evaluate(double[] w, Evaluation into) {
        model().evaluateScaled(w, into);
    }

    /** The step size is a share of an exact step. */
    @Override
    public Pace pace() {
        return super.pace().withoutStepSize();
    }

    @Override
    void step() {
        double[] gradient = evaluation().gradient();
        int best = 0;
        for (int j = 1; j < dimension(); j++) {
            best = Math.abs(gradient[j]) > Math.abs(gradient[best]) ? j : best;
        }
        double edge = Math.min(Math.abs(gradient[best]) * shareOfTheNearest(), LARGEST_EDGE);
        double exact = (StrictMath.log1p(edge) - StrictMath.log1p(-edge)) / 2;
        liveWeights()[best] -= Math.signum(gradient[best]) * regulation().stepSize() * exact;
    }

    /** The largest pᵢ, which is 1 over the sum of {@code e^(m_min − mᵢ)}, the derivatives' scale. */
    private double shareOfTheNearest() {
        Kernels.softmaxOfNegated(evaluation().outputs(), model().samples(), distribution);
        double largest = 0;
        for (int i = 0; i < model().samples(); i++) {
            largest = Math.max(largest, distribution[i]);
        }
        return largest;
    }
}
