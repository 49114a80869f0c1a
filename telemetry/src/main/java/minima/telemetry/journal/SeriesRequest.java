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

    /** More than any screen shows. */
    public static final int MOST_POINTS = 100_000;

    public SeriesRequest {
        if (points < 1 || points > MOST_POINTS) {
            throw new IllegalArgumentException("points must be from 1 to %d: points=%d".formatted(MOST_POINTS, points));
        }
    }
}
