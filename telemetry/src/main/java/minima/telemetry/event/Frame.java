package minima.telemetry.event;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a measure with many components, such as a spectrum, was at one step of one strand; immutable.
 *
 * <p>The components stand in the order of their indices, the last index first to rise.
 */
public final class Frame {

    /** As many values as a Kafka record of at most 1 MiB holds, however long their digits are. */
    public static final int MOST_VALUES = 32_768;

    private final String run;
    private final String experiment;
    private final @Nullable String strand;
    private final String measure;
    private final long step;
    private final long timeMs;
    private final List<Integer> shape;
    private final double[] values;

    /**
     * A frame that copies its values.
     *
     * @param strand null where the run has only one
     * @param timeMs milliseconds since 1970
     * @param shape lengths of the axes; their product is the number of values
     */
    public Frame(
            String run,
            String experiment,
            @Nullable String strand,
            String measure,
            long step,
            long timeMs,
            List<Integer> shape,
            double... values) {
        long size = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (size != values.length || size < 1 || size > MOST_VALUES) {
            throw new IllegalArgumentException(
                    "a frame must hold as many values as its shape says, from 1 to %d:".formatted(MOST_VALUES)
                            + " measure=%s, shape=%s, values=%d".formatted(measure, shape, values.length));
        }
        this.run = run;
        this.experiment = experiment;
        this.strand = strand;
        this.measure = measure;
        this.step = step;
        this.timeMs = timeMs;
        this.shape = List.copyOf(shape);
        this.values = values.clone();
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

    /** Its name in the catalogue of metrics. */
    public String measure() {
        return measure;
    }

    public long step() {
        return step;
    }

    /** Milliseconds since 1970 when it was read. */
    public long timeMs() {
        return timeMs;
    }

    public List<Integer> shape() {
        return shape;
    }

    /** The number of values. */
    public int size() {
        return values.length;
    }

    public double value(int i) {
        return values[i];
    }

    /** The values, copied. */
    public double[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Frame that
                && run.equals(that.run)
                && experiment.equals(that.experiment)
                && Objects.equals(strand, that.strand)
                && measure.equals(that.measure)
                && step == that.step
                && timeMs == that.timeMs
                && shape.equals(that.shape)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(run, strand, measure, step, Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return "Frame[run=%s, strand=%s, measure=%s, step=%d, shape=%s]".formatted(run, strand, measure, step, shape);
    }
}
