package minima.training.claim;

import java.util.function.Consumer;

/**
 * A quantity with many components, such as a spectrum: {@code read} fills an array of {@code length} numbers.
 *
 * <p>Reading changes nothing of the simulation, and the order of the components means something (frequency, rank), so
 * that it is drawn over their index.
 *
 * @param measure its name in {@link minima.training.measure.Metrics}
 */
public record VectorMeasure(String measure, int length, Consumer<double[]> read) {

    public VectorMeasure {
        if (length < 1) {
            throw new IllegalArgumentException("length must be at least 1: length=" + length);
        }
    }

    public double[] values() {
        double[] values = new double[length];
        read.accept(values);
        return values;
    }
}
