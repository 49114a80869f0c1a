package minima.telemetry.journal;

import minima.telemetry.event.Block;
import minima.telemetry.journal.Series.Bucket;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Keeps the points of a series as they are, and folded into buckets in case they are more than were asked for.
 *
 * <p>Half of the buckets' edges are spaced evenly over the steps and half evenly over their logarithms, so that a chart
 * reads well on either axis.
 */
final class Buckets {

    private final SeriesRequest request;
    private final long[] steps; // the points as they are
    private final double[] values;
    private final long[] times;
    private long count;

    private final long[] edges; // first step that belongs to each bucket, rising
    private final long[] first;
    private final long[] last;
    private final double[] min;
    private final double[] max;
    private final long[] counts;
    private final long[] lastMs;
    private int bucket; // of the step before, mostly the next one's too

    /**
     * Empty buckets.
     *
     * @param least a step before which there is no point
     * @param greatest a step after which there are few
     */
    Buckets(SeriesRequest request, long least, long greatest) {
        this.request = request;
        steps = new long[request.points()];
        values = new double[request.points()];
        times = new long[request.points()];
        long low = Math.max(least, request.from());
        long high = Math.max(low, Math.min(greatest, request.to()));
        edges = edges(low, high, request.points());
        first = new long[edges.length];
        last = new long[edges.length];
        min = new double[edges.length];
        max = new double[edges.length];
        counts = new long[edges.length];
        lastMs = new long[edges.length];
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
                add(step, block.value(row, metric), block.timeMs(row));
            }
        }
    }

    private void add(long step, double value, long timeMs) {
        if (count < steps.length) {
            steps[(int) count] = step;
            values[(int) count] = value;
            times[(int) count] = timeMs;
        }
        fold(step, value, timeMs);
        count++;
    }

    private void fold(long step, double value, long timeMs) {
        int k = bucketOf(step);
        if (counts[k]++ == 0) {
            first[k] = last[k] = step;
            min[k] = max[k] = value;
            lastMs[k] = timeMs;
            return;
        }
        first[k] = Math.min(first[k], step);
        if (step >= last[k]) {
            last[k] = step;
            lastMs[k] = timeMs;
        }
        min[k] = value < min[k] || Double.isNaN(min[k]) ? value : min[k];
        max[k] = value > max[k] || Double.isNaN(max[k]) ? value : max[k];
    }

    private int bucketOf(long step) {
        if (step < edges[bucket]) {
            int found = Arrays.binarySearch(edges, step);
            bucket = found >= 0 ? found : Math.max(0, -found - 2);
        }
        while (bucket + 1 < edges.length && edges[bucket + 1] <= step) {
            bucket++;
        }
        return bucket;
    }

    Series series() {
        return new Series(count, count <= steps.length ? points() : folded());
    }

    private List<Bucket> points() {
        return IntStream.range(0, (int) count)
                .mapToObj(k -> new Bucket(steps[k], steps[k], values[k], values[k], 1, times[k]))
                .sorted(Comparator.comparingLong(Bucket::first))
                .toList();
    }

    private List<Bucket> folded() {
        return IntStream.range(0, edges.length)
                .filter(k -> counts[k] > 0)
                .mapToObj(k -> new Bucket(first[k], last[k], min[k], max[k], counts[k], lastMs[k]))
                .toList();
    }
}
