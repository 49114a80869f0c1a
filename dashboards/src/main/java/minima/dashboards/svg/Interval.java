package minima.dashboards.svg;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** From the least value of an axis to the greatest. */
record Interval(double least, double greatest) {

    /** The least that holds all finite values; null if there is none. */
    static @Nullable Interval of(DoubleStream values) {
        double[] finite = values.filter(Double::isFinite).toArray();
        if (finite.length == 0) {
            return null;
        }
        return new Interval(
                Arrays.stream(finite).min().getAsDouble(),
                Arrays.stream(finite).max().getAsDouble());
    }

    static @Nullable Interval union(Stream<Interval> intervals) {
        return of(intervals.flatMapToDouble(one -> DoubleStream.of(one.least(), one.greatest())));
    }

    double length() {
        return greatest - least;
    }
}
