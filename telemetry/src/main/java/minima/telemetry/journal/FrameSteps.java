package minima.telemetry.journal;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The steps at which a strand has frames of a measure, rising.
 *
 * @param strand null where the run has only one
 */
public record FrameSteps(@Nullable String strand, List<Long> steps) {

    public FrameSteps {
        steps = List.copyOf(steps);
    }
}
