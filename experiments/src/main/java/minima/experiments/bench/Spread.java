package minima.experiments.bench;

import java.util.List;

/** The median of several measurements, with the least and the greatest of them. */
public record Spread(double median, double least, double greatest, int runs) {

    /** The spread of these values, at least one. */
    public static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(n - 1), n);
    }
}
