package minima.training.model;

import org.jspecify.annotations.Nullable;

/**
 * A differentiable function of parameters θ that descent makes small.
 *
 * <p>It may keep what it computed for its own measures, so one objective belongs to one simulation.
 */
public interface Objective {

    /** The number of parameters, the length of θ and of its gradient. */
    int parameters();

    /** How many samples an evaluation reads; null where it is not made of samples. */
    default @Nullable Long samplesRead() {
        return null;
    }

    /**
     * Fills {@code gradient} with ∇L(θ) divided by e^s, and gives s: 0, or what keeps the gradient from underflow where
     * the loss is far below the smallest double.
     */
    double evaluate(double[] theta, double[] gradient);

    /** L(θ). */
    double loss(double[] theta);
}
