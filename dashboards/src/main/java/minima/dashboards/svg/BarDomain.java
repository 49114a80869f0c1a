package minima.dashboards.svg;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The values that bars show: from nothing to a round edge. */
final class BarDomain {

    /** Sizes that a double tells apart: smaller ones beside the largest are rounding. */
    private static final double DECADES = 16;

    private static final double[] ROUND = {1, 1.5, 2, 3, 4, 5, 6, 8, 10};
    private static final double ALMOST = 1e-9;

    private BarDomain() {}

    static Interval of(Ruler ruler, DoubleStream values) {
        double[] finite = values.filter(Double::isFinite).toArray();
        return ruler == Ruler.LOG ? decades(finite) : fromZero(finite);
    }

    private static Interval decades(double... values) {
        Interval positive = Interval.of(Arrays.stream(values).filter(value -> value > 0));
        if (positive == null) {
            return new Interval(0.1, 1);
        }
        double to = Math.ceil(Math.log10(positive.greatest()) + ALMOST);
        double from = Math.max(to - DECADES, Math.floor(Math.log10(positive.least()) - ALMOST));
        return new Interval(Math.pow(10, from), Math.pow(10, to));
    }

    private static Interval fromZero(double... values) {
        double least = Arrays.stream(values).reduce(0, Math::min);
        double greatest = Arrays.stream(values).reduce(0, Math::max);
        return least == greatest ? new Interval(0, 1) : new Interval(-roundedUp(-least), roundedUp(greatest));
    }

    private static double roundedUp(double size) {
        if (size <= 0) {
            return 0;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(size)));
        return unit
                * Arrays.stream(ROUND)
                        .filter(factor -> factor * unit >= size)
                        .findFirst()
                        .orElse(10);
    }
}
