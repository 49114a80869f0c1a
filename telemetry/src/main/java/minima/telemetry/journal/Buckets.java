package minima.telemetry.journal;

import minima.telemetry.event.Block;
import minima.telemetry.journal.Series.Bucket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Keeps the points of a series as they are until they are more than were asked for, then folds them into buckets.
 *
 * <p>Half of the buckets' edges are spaced evenly over the steps and half evenly over their logarithms, so that a chart
 * reads well on either axis.
 */
final class Buckets {

    private final SeriesRequest request;
    private final long[] edges; // first step of each bucket, rising
    private final Bucket[] buckets;
    private final List<Bucket> points = new ArrayList<>();
    private long count;

    /**
     * Empty buckets.
     *
     * @param least a step before which there is no point
     * @param greatest a step after which there are few
     */
    Buckets(SeriesRequest request, long least, long greatest) {
        this.request = request;
        long low = Math.max(least, request.from());
        long high = Math.max(low, Math.min(greatest, request.to()));
        edges = edges(low, high, request.points());
        buckets = new Bucket[edges.length];
    }

    private static long[] edges(long low, long high, int count) {
        int even = (count + 1) / 2;
        double width = ((double) high - low + 1) / even;
        double start = Math.max(low, 1);
        double growth = Math.log(Math.max(high, 1) / start) / Math.max(1, count - even);
        LongStream linear = LongStream.range(0, even).map(k -> low + (long) (k * width));
        LongStream logarithmic =
                LongStream.range(0, count - even).map(k -> (long) Math.ceil(start * Math.exp(k * growth)));
        return LongStream.concat(linear, logarithmic).distinct().sorted().toArray();
    }

    void add(Block block) {
        int metric = block.metrics().indexOf(request.metric());
        for (int row = 0; metric >= 0 && row < block.rows(); row++) {
            long step = block.step(row);
            if (step >= request.from() && step <= request.to()) {
                add(step, block.value(row, metric));
            }
        }
    }

    private void add(long step, double value) {
        Bucket point = new Bucket(step, step, value, value, 1);
        count++;
        if (count <= request.points()) {
            points.add(point);
            return;
        }
        points.forEach(this::fold);
        points.clear();
        fold(point);
    }

    private void fold(Bucket point) {
        int found = Arrays.binarySearch(edges, point.first());
        int index = found >= 0 ? found : Math.max(0, -found - 2);
        Bucket before = buckets[index];
        buckets[index] = before == null ? point : union(before, point);
    }

    private static Bucket union(Bucket a, Bucket b) {
        return new Bucket(
                Math.min(a.first(), b.first()),
                Math.max(a.last(), b.last()),
                Double.isNaN(a.min()) || b.min() < a.min() ? b.min() : a.min(),
                Double.isNaN(a.max()) || b.max() > a.max() ? b.max() : a.max(),
                a.count() + b.count());
    }

    Series series() {
        List<Bucket> held = count <= request.points()
                ? points.stream()
                        .sorted(Comparator.comparingLong(Bucket::first))
                        .toList()
                : Arrays.stream(buckets).filter(bucket -> bucket != null).toList();
        return new Series(count, held);
    }
}
