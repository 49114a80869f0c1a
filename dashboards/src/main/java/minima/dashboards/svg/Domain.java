package minima.dashboards.svg;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Which steps and values a chart shows. */
final class Domain {

    private static final double MARGIN = 0.07;

    /** How many times the claim's own height a control may add on each side. */
    private static final double CONTROL_ROOM = 1.5;

    /** Powers of ten that a double holds with all its digits. */
    private static final double DECADES = 300;

    /** Values beyond so many times the median are on their way to infinity. */
    private static final double ESCAPE = 100;

    private Domain() {}

    /** From the first step to the last; the steps are read on a logarithm. */
    static Interval steps(Picture picture) {
        return new Interval(1, Math.max(10, picture.steps()));
    }

    /** All of the claim's strands and predictions, and of controls as far as they leave the claim readable. */
    static Interval values(Ruler ruler, Picture picture) {
        Interval controls = Interval.union(extents(ruler, picture.curves(), true));
        Interval claims = Interval.union(Stream.concat(
                extents(ruler, picture.curves(), false),
                picture.lines().stream()
                        .map(line -> line.stream().mapToDouble(point -> ruler.forth(point.value())))
                        .flatMap(values -> Stream.ofNullable(Interval.of(values)))));
        Interval main = claims == null ? controls : claims;
        if (main == null) {
            return new Interval(ruler.back(0), ruler.back(1));
        }
        Interval padded = padded(widened(main, controls));
        if (ruler == Ruler.LINEAR) {
            return padded;
        }
        return new Interval(
                ruler.back(Math.max(padded.least(), -DECADES)), ruler.back(Math.min(padded.greatest(), DECADES)));
    }

    private static Stream<Interval> extents(Ruler ruler, List<Curve> curves, boolean control) {
        return curves.stream()
                .filter(curve -> curve.control() == control)
                .flatMap(curve -> Stream.ofNullable(extent(ruler, curve)));
    }

    private static @Nullable Interval extent(Ruler ruler, Curve curve) {
        DoubleStream values = curve.points().stream().mapToDouble(Point::value);
        if (ruler == Ruler.LINEAR && curve.escapes()) {
            double limit = ESCAPE * median(curve);
            return Interval.of(values.filter(value -> Math.abs(value) <= limit));
        }
        return Interval.of(values.map(ruler::forth));
    }

    private static double median(Curve curve) {
        double[] sizes = curve.points().stream()
                .mapToDouble(point -> Math.abs(point.value()))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return sizes.length == 0 ? Double.POSITIVE_INFINITY : sizes[sizes.length / 2];
    }

    private static Interval widened(Interval main, @Nullable Interval control) {
        if (control == null) {
            return main;
        }
        double height = main.length() > 0 ? main.length() : Math.abs(main.greatest());
        double room = CONTROL_ROOM * (height > 0 ? height : 1);
        return new Interval(
                Math.min(main.least(), Math.max(control.least(), main.least() - room)),
                Math.max(main.greatest(), Math.min(control.greatest(), main.greatest() + room)));
    }

    private static Interval padded(Interval values) {
        double height = values.length() > 0 ? values.length() : Math.abs(values.greatest());
        double margin = height > 0 ? MARGIN * height : 1;
        return new Interval(values.least() - margin, values.greatest() + margin);
    }
}
