package minima.dashboards.report;

import minima.dashboards.svg.Point;
import minima.telemetry.journal.Series;
import minima.telemetry.journal.Series.Bucket;

import java.util.ArrayList;
import java.util.List;

/**
 * A series as points: one for a bucket that holds one, least and greatest at the ends of one that holds more, first the
 * one that is nearer to what came before.
 */
final class Traces {

    private Traces() {}

    static List<Point> of(Series series) {
        List<Point> points = new ArrayList<>();
        double before = Double.NaN;
        for (Bucket bucket : series.buckets()) {
            if (bucket.min() == bucket.max() || Double.isNaN(bucket.min())) {
                points.add(new Point(bucket.last(), bucket.max()));
            } else {
                boolean rises = !(Math.abs(before - bucket.max()) < Math.abs(before - bucket.min()));
                points.add(new Point(bucket.first(), rises ? bucket.min() : bucket.max()));
                points.add(new Point(bucket.last(), rises ? bucket.max() : bucket.min()));
            }
            before = points.get(points.size() - 1).value();
        }
        return points;
    }
}
