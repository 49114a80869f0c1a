package minima.training.descent;

import minima.training.claim.Pace;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.model.Objective;

/**
 * How parameters move in one step, given the gradient.
 *
 * <p>An optimizer may keep a history (velocities, sums of squared gradients), which {@link #save} writes; so one
 * belongs to one simulation. Its step allocates nothing.
 */
public interface Optimizer {

    /**
     * {@code x ← next x}.
     *
     * @param x the parameters, shape [p]
     * @param gradient of the objective at x, for reading; up to a positive factor if {@link #scaleFree()}
     * @param objective for methods that look at other points too
     * @param now step size, momentum and weight decay of this step
     */
    void step(double[] x, double[] gradient, Objective objective, Regulation now);

    /** Whether a positive factor on the gradient changes nothing, so that it may be scaled against underflow. */
    default boolean scaleFree() {
        return false;
    }

    /**
     * What each step takes, as far as it is the same at every step.
     *
     * @param plain of a method that evaluates the objective once and goes a step size along a direction
     */
    default Pace pace(Pace plain) {
        return plain;
    }

    default void save(StateWriter out) {}

    default void restore(StateReader in) {}

    /**
     * Goes on at {@code x} with the history that an optimizer of other settings wrote, if it is of this kind and size,
     * else with none. To be called before the first step.
     */
    default void adopt(StateReader in, double[] x) {
        if (in.holds(this::save)) {
            restore(in);
        } else {
            begin(x);
        }
    }

    /** Begins at {@code x} and not at the start it was made with. To be called before the first step. */
    default void begin(double[] x) {}
}
