package minima.telemetry.journal;

import java.util.List;

/**
 * One metric of one strand over steps, no finer than asked for.
 *
 * @param points measured points that stand behind the buckets
 * @param buckets by step; each holds one point where there were no more points than asked for
 */
public record Series(long points, List<Bucket> buckets) {

    public Series {
        buckets = List.copyOf(buckets);
    }

    /**
     * The points of a stretch of steps.
     *
     * @param first step of the first point
     * @param last step of the last point
     * @param min least value; NaN only where every value is
     * @param max greatest value; NaN only where every value is
     * @param lastMs when the last point was measured, in milliseconds since 1970; 0 where nobody wrote it down
     */
    public record Bucket(long first, long last, double min, double max, long count, long lastMs) {}
}
