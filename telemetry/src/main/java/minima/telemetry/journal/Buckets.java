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

    /** How many buckets begin after a step and at another at the latest. */
    int between(long step, long other) {
        return edgesUpTo(other) - edgesUpTo(step);
    }

    private int edgesUpTo(long step) {
        int found = Arrays.binarySearch(edges, step);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Each stretch as a whole, to the bucket of its first step; there must be more points than were asked for. */
    void add(Rollup rollup, int metric) {
        for (int s = 0; s < rollup.stretches(); s++) {
            int k = bucketOf(rollup.first(s));
            widen(k, rollup.first(s), rollup.last(s), rollup.lastMs(s));
            widen(k, rollup.min(s, metric), rollup.max(s, metric));
            counts[k] += rollup.rows(s);
            count += rollup.rows(s);
        }
    }

    private void add(long step, double value, long timeMs) {
        if (count < steps.length) {
            steps[(int) count] = step;
            values[(int) count] = value;
            times[(int) count] = timeMs;
        }
        int k = bucketOf(step);
        widen(k, step, step, timeMs);
        widen(k, value, value);
        counts[k]++;
        count++;
    }

    private void widen(int k, long from, long to, long toMs) {
        first[k] = counts[k] == 0 ? from : Math.min(first[k], from);
        if (counts[k] == 0 || to >= last[k]) {
            last[k] = to;
            lastMs[k] = toMs;
        }
    }

    private void widen(int k, double least, double greatest) {
        min[k] = counts[k] == 0 || least < min[k] || Double.isNaN(min[k]) ? least : min[k];
        max[k] = counts[k] == 0 || greatest > max[k] || Double.isNaN(max[k]) ? greatest : max[k];
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
