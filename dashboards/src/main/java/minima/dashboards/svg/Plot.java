package minima.dashboards.svg;

import minima.dashboards.markup.Markup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The curves of a picture, cut at the edges of their box. */
final class Plot {

    private Plot() {}

    static void draw(Markup into, Picture picture, Box box, Scale x, Scale y) {
        String left = Path.number(box.left() - 1);
        String top = Path.number(box.top() - 1);
        String width = Path.number(box.width() + 2);
        String height = Path.number(box.height() + 2);
        into.open(
                "svg",
                "class",
                "plot",
                "x",
                left,
                "y",
                top,
                "width",
                width,
                "height",
                height,
                "viewBox",
                String.join(" ", left, top, width, height));
        picture.bands().forEach(band -> band(into, band, box, x, y));
        into.open("g", "class", "tint bounds", "data-colour", "muted");
        picture.bounds().forEach(bound -> bound(into, bound, box, x, y));
        into.close();
        picture.lines().forEach(line -> dotted(into, line, box, x, y));
        List<Curve> behindFirst = new ArrayList<>(picture.curves());
        Collections.reverse(behindFirst);
        behindFirst.forEach(curve -> solid(into, curve, x, y));
        into.close();
    }

    private static void solid(Markup into, Curve curve, Scale x, Scale y) {
        into.open(
                        "path",
                        "class",
                        "curve",
                        "data-strand",
                        curve.name(),
                        "data-colour",
                        curve.pen().colour(),
                        "stroke-dasharray",
                        curve.pen().dash().isEmpty() ? null : curve.pen().dash(),
                        "d",
                        Path.line(curve.points(), x, y))
                .element("title", (curve.control() ? "control: " : "") + curve.name())
                .close();
    }

    /** From the left edge on where the axis has no place for its first step. */
    private static void dotted(Markup into, List<Point> line, Box box, Scale x, Scale y) {
        double[] xs = line.stream()
                .mapToDouble(point -> x.at(point.step()))
                .map(px -> Double.isFinite(px) ? px : box.left())
                .toArray();
        double[] ys = line.stream().mapToDouble(point -> y.at(point.value())).toArray();
        into.leaf("path", "class", "predicted", "d", Path.through(xs, ys));
    }

    private static void bound(Markup into, Picture.Bound bound, Box box, Scale x, Scale y) {
        List<Point> edge = bound.points().stream()
                .filter(point -> Double.isFinite(x.at(point.step())) && Double.isFinite(y.at(point.value())))
                .toList();
        if (edge.size() > 1) {
            double far = bound.upper() ? box.bottom() : box.top();
            List<Double> xs = new ArrayList<>(
                    edge.stream().map(point -> x.at(point.step())).toList());
            List<Double> ys = new ArrayList<>(
                    edge.stream().map(point -> y.at(point.value())).toList());
            Collections.addAll(xs, xs.get(xs.size() - 1), xs.get(0));
            Collections.addAll(ys, far, far);
            into.leaf("path", "d", Path.through(array(xs), array(ys)));
        }
    }

    private static void band(Markup into, Picture.Band band, Box box, Scale x, Scale y) {
        List<Point> low = new ArrayList<>(band.low().points());
        Collections.reverse(low);
        List<Point> high = band.high().points();
        int n = high.size();
        double[] xs = IntStream.range(0, n + low.size())
                .mapToDouble(i -> x.at((i < n ? high.get(i) : low.get(i - n)).step()))
                .toArray();
        double[] ys = IntStream.range(0, n + low.size())
                .mapToDouble(i -> i < n
                        ? placed(y.at(high.get(i).value()), box.top())
                        : placed(y.at(low.get(i - n).value()), box.bottom()))
                .toArray();
        into.leaf("path", "class", "tint", "data-colour", band.low().pen().colour(), "d", Path.through(xs, ys));
    }

    private static double placed(double py, double otherwise) {
        return Double.isFinite(py) ? py : otherwise;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
