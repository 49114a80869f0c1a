package minima.training.claim;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/**
 * A quantity with many components, such as a spectrum: {@code read} fills an array of {@code length} numbers.
 *
 * <p>Reading changes nothing of the simulation, and the order of the components means something (frequency, rank), so
 * that it is drawn over their index, or over a plane where it has one. It is read at the steps of
 * {@link SamplingPlan#frames}, so it may cost what a few hundred steps cost.
 *
 * @param measure its name in {@link minima.training.measure.Metrics}
 * @param plane whose points the components belong to; null for a spectrum and the like
 */
public record VectorMeasure(
        String measure,
        int length,
        Consumer<double[]> read,
        @Nullable Plane plane) {

    /** As many components as one record of Kafka holds. */
    public static final int MOST = 32_768;

    public VectorMeasure {
        if (length < 1 || length > MOST) {
            throw new IllegalArgumentException(
                    "length must be from 1 to %d: measure=%s, length=%d. Maybe quantiles instead of all components"
                            .formatted(MOST, measure, length));
        }
    }

    /** Without a plane. */
    public VectorMeasure(String measure, int length, Consumer<double[]> read) {
        this(measure, length, read, null);
    }

    /** A raster measure: a component a point of the plane. */
    public static VectorMeasure over(Plane plane, String measure, Consumer<double[]> read) {
        return new VectorMeasure(measure, plane.size(), read, plane);
    }

    /** {@code [length]}, or {@code [rows, columns]} over a plane. */
    public List<Integer> shape() {
        return plane == null ? List.of(length) : List.of(plane.rows(), plane.columns());
    }

    public double[] values() {
        double[] values = new double[length];
        read.accept(values);
        return values;
    }
}
