package minima.training.claim;

import java.util.Arrays;

/** What was measured of one metric of one strand: steps, increasing, and a value for each. */
public final class Series {

    private long[] steps = new long[64];
    private double[] values = new double[64];
    private int size;

    void add(long step, double value) {
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        steps[size] = step;
        values[size++] = value;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public long step(int i) {
        return steps[i];
    }

    public double value(int i) {
        return values[i];
    }

    /** The last value, NaN if nothing was measured. */
    public double last() {
        return size == 0 ? Double.NaN : values[size - 1];
    }

    public long lastStep() {
        return size == 0 ? 0 : steps[size - 1];
    }

    /** The index of the last measured step at or before {@code step}; -1 if there is none. */
    public int indexAt(double step) {
        int i = -1;
        while (i + 1 < size && steps[i + 1] <= step) {
            i++;
        }
        return i;
    }

    /** The value at the last measured step at or before {@code step}; NaN if there is none. */
    public double at(double step) {
        int i = indexAt(step);
        return i < 0 ? Double.NaN : values[i];
    }
}
