package minima.training.claim;

import org.jspecify.annotations.Nullable;

/**
 * What each step of a simulation takes, as far as it is the same at every step.
 *
 * @param samples how many samples a step reads; null where that differs from step to step or is not known
 * @param stepSize η, where a step goes η along the method's direction, so that without momentum ηt is the time of the
 *     method's flow after t steps; null where steps differ in it or have none
 */
public record Pace(@Nullable Long samples, @Nullable Double stepSize) {

    /** Of steps that have nothing in common. */
    public static final Pace UNKNOWN = new Pace(null, null);

    public Pace withoutSamples() {
        return new Pace(null, stepSize);
    }

    public Pace withoutStepSize() {
        return new Pace(samples, null);
    }
}
