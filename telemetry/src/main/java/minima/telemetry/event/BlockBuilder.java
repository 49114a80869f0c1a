package minima.telemetry.event;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * Collects rows until a {@link Block} is full, without allocation; {@link #build} copies them and starts anew.
 *
 * <p>Owned by one thread. A metric that a row does not {@link #set} is NaN.
 */
public final class BlockBuilder {

    private static final int LONGEST_VARINT = 10;

    private final String run;
    private final String experiment;
    private final @Nullable String strand;
    private final List<String> metrics;
    private final long[] steps;
    private final long[] times;
    private final double[] values;
    private int rows;
    private long lastStep = Long.MIN_VALUE;

    BlockBuilder(String run, String experiment, @Nullable String strand, List<String> metrics, int capacity) {
        this.run = run;
        this.experiment = experiment;
        this.strand = strand;
        this.metrics = metrics;
        int most = maxRows(run, experiment, strand, metrics);
        if (capacity < 1 || capacity > most) {
            throw new IllegalArgumentException("capacity must be from 1 to %d rows of %d metrics: capacity=%d"
                    .formatted(most, metrics.size(), capacity));
        }
        steps = new long[capacity];
        times = new long[capacity];
        values = new double[capacity * metrics.size()];
        Arrays.fill(values, Double.NaN);
    }

    /** Rows that surely fit {@link Block#MAX_BYTES} when encoded. */
    public static int maxRows(String run, String experiment, @Nullable String strand, List<String> metrics) {
        Block empty = new Block(run, experiment, strand, metrics, new long[0], new long[0], new double[0]);
        int header = empty.encode().length + LONGEST_VARINT;
        return (Block.MAX_BYTES - header) / (2 * LONGEST_VARINT + Double.BYTES * metrics.size());
    }

    /**
     * Starts the next row.
     *
     * @param timeMs milliseconds since 1970
     */
    public void row(long step, long timeMs) {
        if (step <= lastStep) {
            throw new IllegalArgumentException(
                    "steps must rise from row to row: step=%d, before=%d".formatted(step, lastStep));
        }
        if (isFull()) {
            throw new IllegalStateException("a full block takes no row: capacity=" + steps.length);
        }
        steps[rows] = step;
        times[rows] = timeMs;
        lastStep = step;
        rows++;
    }

    /**
     * Gives the row that was started last its value of a metric.
     *
     * @param metric its index in the list the builder was made with
     */
    public void set(int metric, double value) {
        values[metric * steps.length + rows - 1] = value;
    }

    public int rows() {
        return rows;
    }

    public boolean isEmpty() {
        return rows == 0;
    }

    public boolean isFull() {
        return rows == steps.length;
    }

    /** The rows so far, copied; the builder is empty afterwards and its next step must still be a later one. */
    public Block build() {
        double[] columns = new double[metrics.size() * rows];
        for (int m = 0; m < metrics.size(); m++) {
            int start = m * steps.length;
            System.arraycopy(values, start, columns, m * rows, rows);
            Arrays.fill(values, start, start + rows, Double.NaN);
        }
        Block block = new Block(
                run, experiment, strand, metrics, Arrays.copyOf(steps, rows), Arrays.copyOf(times, rows), columns);
        rows = 0;
        return block;
    }
}
