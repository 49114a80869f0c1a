package minima.telemetry.event;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Measured steps of one strand, in columns; immutable.
 *
 * <p>A row is a step, the time it was measured and one number a metric. Steps rise strictly from row to row. Not every
 * step needs a row, and a metric that is measured more rarely than others lives in blocks of its own.
 */
public final class Block {

    /** What {@link #encode} never exceeds, so that every store can hold a block as one value. */
    public static final int MAX_BYTES = 1 << 20;

    private static final Pattern METRIC = Pattern.compile("[a-z0-9]+(\\.[a-z0-9]+)*");

    private final String run;
    private final String experiment;
    private final @Nullable String strand;
    private final List<String> metrics;
    private final long[] steps;
    private final long[] times;
    private final double[] values; // column by column

    Block(
            String run,
            String experiment,
            @Nullable String strand,
            List<String> metrics,
            long[] steps,
            long[] times,
            double[] values) {
        this.run = run;
        this.experiment = experiment;
        this.strand = strand;
        this.metrics = metrics;
        this.steps = steps;
        this.times = times;
        this.values = values;
    }

    /**
     * An empty builder for rows of these metrics.
     *
     * @param strand null where the run has only one
     * @param metrics lower-case words with dots, as in {@code margin.l2}
     * @param capacity rows that fill a block, at most {@link BlockBuilder#maxRows}
     */
    public static BlockBuilder builder(
            String run, String experiment, @Nullable String strand, List<String> metrics, int capacity) {
        for (String metric : metrics) {
            if (!METRIC.matcher(metric).matches()) {
                throw new IllegalArgumentException("metric must be lower-case words with dots: metric=" + metric);
            }
        }
        return new BlockBuilder(run, experiment, strand, List.copyOf(metrics), capacity);
    }

    public String run() {
        return run;
    }

    public String experiment() {
        return experiment;
    }

    /** Null where the run has only one strand. */
    public @Nullable String strand() {
        return strand;
    }

    public List<String> metrics() {
        return metrics;
    }

    public int rows() {
        return steps.length;
    }

    public long step(int row) {
        return steps[row];
    }

    /** Milliseconds since 1970 when the row was measured. */
    public long timeMs(int row) {
        return times[row];
    }

    /**
     * What a row measured.
     *
     * @param metric its index in {@link #metrics}
     */
    public double value(int row, int metric) {
        return values[metric * steps.length + Objects.checkIndex(row, steps.length)];
    }

    /** The rows with steps after {@code step}: this block itself where none is before. */
    public Block after(long step) {
        int found = Arrays.binarySearch(steps, step);
        return from(found >= 0 ? found + 1 : -found - 1);
    }

    private Block from(int row) {
        if (row == 0) {
            return this;
        }
        int rows = steps.length;
        int kept = rows - row;
        double[] tail = new double[metrics.size() * kept];
        for (int m = 0; m < metrics.size(); m++) {
            System.arraycopy(values, m * rows + row, tail, m * kept, kept);
        }
        return new Block(
                run,
                experiment,
                strand,
                metrics,
                Arrays.copyOfRange(steps, row, rows),
                Arrays.copyOfRange(times, row, rows),
                tail);
    }

    /** The block as bytes that {@link #decode} reads back bit for bit: {@link BlockCodec} draws them. */
    public byte[] encode() {
        return BlockCodec.encode(this);
    }

    /**
     * The block that {@link #encode} wrote.
     *
     * @throws IllegalArgumentException if the bytes are torn, altered or of a version this program does not know
     */
    public static Block decode(byte[] bytes) {
        return BlockCodec.decode(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Block that
                && run.equals(that.run)
                && experiment.equals(that.experiment)
                && Objects.equals(strand, that.strand)
                && metrics.equals(that.metrics)
                && Arrays.equals(steps, that.steps)
                && Arrays.equals(times, that.times)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(run, strand, metrics, Arrays.hashCode(steps), Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return "Block[run=%s, strand=%s, metrics=%s, rows=%d%s]"
                .formatted(
                        run,
                        strand,
                        metrics,
                        rows(),
                        rows() == 0 ? "" : ", steps=" + step(0) + ".." + step(rows() - 1));
    }
}
