package minima.training.claim;

import minima.training.data.Samples;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A raster over a square of the plane of two features, with what is drawn over it.
 *
 * <p>Its points are the centres of the cells, row after row: column 0 is at the left, row 0 at the bottom.
 *
 * @param samples at most {@value #MOST_SAMPLES}; where there are more, chosen evenly by their order
 * @param samplesOf how many samples there are
 * @param predicted the same field of the oracle, a value a point; empty where there is none
 */
public record Plane(int columns, int rows, Window window, List<Sample> samples, int samplesOf, List<Double> predicted) {

    public static final int MOST_SAMPLES = 500;

    /** Cells a side: a page interpolates between their centres, and a linear field exactly. */
    private static final int CELLS = 24;

    /** At each side, as a share of the samples' square. */
    private static final double MARGIN = 0.15;

    /** Edges, in units of the features. */
    public record Window(double left, double right, double bottom, double top) {}

    /** A sample and its target. */
    public record Sample(double x, double y, double target) {}

    public Plane {
        samples = List.copyOf(samples);
        predicted = List.copyOf(predicted);
        if (columns < 2 || rows < 2) {
            throw new IllegalArgumentException(
                    "a plane has two columns and two rows at least: columns=%d, rows=%d".formatted(columns, rows));
        }
        if (!predicted.isEmpty() && predicted.size() != columns * rows) {
            throw new IllegalArgumentException("predicted must have a value a point: columns=%d, rows=%d, predicted=%d"
                    .formatted(columns, rows, predicted.size()));
        }
    }

    /**
     * The square around the samples and the origin, and 15 % of it more at each side; nothing is predicted.
     *
     * @throws IllegalArgumentException if the samples are not of two features
     */
    public static Plane around(Samples data) {
        if (data.dimension() != 2) {
            throw new IllegalArgumentException("a plane has two features: d=" + data.dimension());
        }
        int drawn = Math.min(data.size(), MOST_SAMPLES);
        List<Sample> samples = IntStream.range(0, drawn)
                .map(k -> (int) ((long) k * data.size() / drawn))
                .mapToObj(i -> new Sample(data.feature(i, 0), data.feature(i, 1), data.target(i)))
                .toList();
        return new Plane(CELLS, CELLS, window(data), samples, data.size(), List.of());
    }

    private static Window window(Samples data) {
        double[] least = new double[2];
        double[] greatest = new double[2];
        for (int i = 0; i < data.size(); i++) {
            for (int j = 0; j < 2; j++) {
                least[j] = Math.min(least[j], data.feature(i, j));
                greatest[j] = Math.max(greatest[j], data.feature(i, j));
            }
        }
        double side = Math.max(greatest[0] - least[0], greatest[1] - least[1]);
        double half = (0.5 + MARGIN) * (side > 0 ? side : 1);
        double x = (least[0] + greatest[0]) / 2;
        double y = (least[1] + greatest[1]) / 2;
        return new Window(x - half, x + half, y - half, y + half);
    }

    /** With the oracle's field, in the order of the points. */
    public Plane predicting(double... values) {
        return new Plane(
                columns,
                rows,
                window,
                samples,
                samplesOf,
                Arrays.stream(values).boxed().toList());
    }

    public int size() {
        return rows * columns;
    }

    /** Of a point, in units of the first feature. */
    public double x(int point) {
        return window.left + (point % columns + 0.5) / columns * (window.right - window.left);
    }

    /** Of a point, in units of the second feature. */
    public double y(int point) {
        int row = point / columns;
        return window.bottom + (row + 0.5) / rows * (window.top - window.bottom);
    }
}
