package minima.training.descent;

import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;

/**
 * Who plays weights round after round, each time before the loss of the round is known, and learns from its gradient.
 *
 * <p>Its regret against weights u is {@code Σ ℓₛ(wₛ) − Σ ℓₛ(u)}, at most {@code Σ gₛ·(wₛ − u)} for convex losses.
 *
 * <p>Source: S. Shalev-Shwartz, "Online Learning and Online Convex Optimization", Foundations and Trends in Machine
 * Learning 4(2), 2012.
 */
public interface OnlineLearner {

    /** The weights of this round, shape [d], live. */
    double[] weights();

    /** Ends the round; {@code gradient} is that of its loss at the weights. Allocates nothing. */
    void learn(double[] gradient);

    /**
     * The largest regret against any u of the learner's class after this many rounds with gradients of entries in [-1,
     * 1], whatever the losses.
     */
    double regretBound(long rounds);

    void save(StateWriter out);

    void restore(StateReader in);
}
