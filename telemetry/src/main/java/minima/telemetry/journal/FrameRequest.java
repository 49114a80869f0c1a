package minima.telemetry.journal;

import org.jspecify.annotations.Nullable;

/**
 * The frames of one measure of a run.
 *
 * @param strand null for all strands; where the run has only one, whose frames do not name it, any name means that one
 */
public record FrameRequest(
        String run, String measure, @Nullable String strand) {}
