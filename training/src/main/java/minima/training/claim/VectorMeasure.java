package minima.training.claim;

import java.util.function.Consumer;

/**
 * A quantity with many components, such as a spectrum: {@code read} fills an array of {@code length} numbers.
 *
 * <p>Reading changes nothing of the simulation, and the order of the components means something (frequency, rank), so
 * that it is drawn over their index. It is read at the steps of {@link SamplingPlan#frames}, so it may cost what a few
 * hundred steps cost.
 *
 * @param measure its name in {@link minima.training.measure.Metrics}
 */
public record VectorMeasure(String measure, int length, Consumer<double[]> read) {

    /** As many components as one record of Kafka holds. */
    public static final int MOST = 32_768;

    public VectorMeasure {
        if (length < 1 || length > MOST) {
            throw new IllegalArgumentException(
                    "length must be from 1 to %d: measure=%s, length=%d. Maybe quantiles instead of all components"
                            .formatted(MOST, measure, length));
        }
    }

    public double[] values() {
        double[] values = new double[length];
        read.accept(values);
        return values;
    }
}
