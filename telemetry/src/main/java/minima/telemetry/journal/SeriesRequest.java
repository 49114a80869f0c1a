package minima.telemetry.journal;

import org.jspecify.annotations.Nullable;

/**
 * One metric of one strand over a range of steps.
 *
 * @param strand null where the run has only one
 * @param from first step, inclusive
 * @param to last step, inclusive
 * @param points most buckets to give back
 */
public record SeriesRequest(String run, @Nullable String strand, String metric, long from, long to, int points) {

    public SeriesRequest {
        if (points < 1) {
            throw new IllegalArgumentException("points must be positive: points=" + points);
        }
    }
}
