package minima.dashboards.svg;

import minima.dashboards.markup.Markup;

import java.util.List;

/** Direct labels: each curve's name and value beside its head, off the predicted lines and off each other. */
final class Labels {

    private Labels() {}

    /**
     * Name above value where that takes less than half of the height, else in one line; where even that is too much, of
     * the curves alone that go on to the end, since others would be written over.
     */
    static List<Label> of(Picture picture, double height) {
        List<Curve> curves = picture.curves();
        boolean flat = curves.size() * 2 * Label.LINE > height / 2;
        boolean all = curves.size() * Label.ROOM <= height;
        double end =
                curves.stream().mapToDouble(curve -> curve.last().step()).max().orElse(0);
        return curves.stream()
                .filter(curve -> all || curve.last().step() == end)
                .map(curve -> Label.of(curve, curves.size() > 1, flat))
                .toList();
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
                    double free = box.width() - label.gap() - label.width();
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
                .map(label -> placed(label, box, x, y, limits))
                .filter(label -> Double.isFinite(label.x()))
                .toList();
        into.open("g", "class", "labels");
        for (Label label : Stack.apart(placed, box)) {
            if (label.flat()) {
                leader(into, label, heightOf(label.curve(), box, y));
            }
            draw(into, label);
        }
        into.close();
    }

    /** From a head to a label that may have had to move away from it. */
    private static void leader(Markup into, Label label, double head) {
        double[] xs = {label.x() - label.gap() + 6, label.x() - 4};
        String path = Path.through(xs, new double[] {head, label.y()});
        into.leaf("path", "class", "leader", "data-colour", label.curve().pen().colour(), "d", path);
    }

    private static Label placed(Label label, Box box, Scale x, Scale y, double... limits) {
        double px = x.at(label.curve().last().step()) + label.gap();
        double py = heightOf(label.curve(), box, y);
        return label.at(px, px < box.right() ? clear(py, label.height(), limits) : py);
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
        String top = Path.number(label.y() - label.height() / 2 + Label.LINE / 2 + 4.5);
        String x = Path.number(label.x());
        boolean below = label.twoLines();
        boolean beside = !below && !label.name().isEmpty();
        into.open("text", "x", x, "y", top);
        if (!label.name().isEmpty()) {
            into.element(
                    "tspan",
                    label.name(),
                    "class",
                    "name",
                    "data-colour",
                    label.curve().pen().colour());
        }
        into.element(
                "tspan",
                label.value(),
                "class",
                "value",
                "x",
                below ? x : null,
                "dy",
                below ? Label.LINE : null,
                "dx",
                beside ? Label.BETWEEN : null);
        into.close();
    }
}
