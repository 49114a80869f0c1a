package minima.dashboards.svg;

import minima.dashboards.markup.Markup;

import java.util.List;
import java.util.stream.Stream;

/** Direct labels: each curve's name and value beside its head, off the predicted lines and off each other. */
final class Labels {

    private Labels() {}

    static List<Label> of(Picture picture) {
        boolean named = picture.curves().size() > 1;
        return picture.curves().stream().map(curve -> Label.of(curve, named)).toList();
    }

    /**
     * How much of the width has to stay free right of the curves so that no label is cut.
     *
     * @param box with no room for labels
     */
    static double gutter(List<Label> labels, Interval steps, Box box) {
        Scale share = new Scale(Ruler.LOG, steps, 0, 1);
        return labels.stream()
                .mapToDouble(label -> {
                    double along = share.at(label.curve().last().step());
                    double free = box.width() - Label.GAP - label.width();
                    return along > 0.2 ? box.width() - free / along : 0;
                })
                .reduce(0, Math::max);
    }

    static void draw(Markup into, List<Label> labels, Picture picture, Box box, Scale x, Scale y) {
        double[] limits = picture.lines().stream()
                .filter(line -> line.size() == 2)
                .mapToDouble(line -> y.at(line.get(0).value()))
                .toArray();
        List<Label> placed = labels.stream()
                .map(label -> label.at(
                        x.at(label.curve().last().step()) + Label.GAP,
                        clear(heightOf(label.curve(), box, y), label.height(), limits)))
                .filter(label -> Double.isFinite(label.x()))
                .toList();
        into.open("g", "class", "labels");
        Stack.apart(placed, box).forEach(label -> draw(into, label));
        into.close();
    }

    private static double heightOf(Curve curve, Box box, Scale y) {
        double at = y.at(curve.lastFinite().value());
        return Double.isFinite(at) ? box.held(at, 6) : box.bottom() - 6;
    }

    private static double clear(double y, double height, double... lines) {
        for (double line : lines) {
            if (Math.abs(line - y) < height / 2 + 3) {
                return line + (y >= line ? 1 : -1) * (height / 2 + 4);
            }
        }
        return y;
    }

    private static void draw(Markup into, Label label) {
        double top = label.y() - label.height() / 2 + Label.LINE / 2;
        String x = Path.number(label.x());
        Stream.of(label.name())
                .filter(name -> !name.isEmpty())
                .forEach(name -> into.element(
                        "text", name, "class", "name", "data-colour", label.curve().pen().colour(), "x", x, "y",
                        Path.number(top + 4)));
        into.element(
                "text",
                label.value(),
                "class",
                "value",
                "x",
                x,
                "y",
                Path.number((label.name().isEmpty() ? top : top + Label.LINE) + 4.5));
    }
}
