package minima.dashboards.svg;

import minima.dashboards.markup.Markup;

/** Where a curve ends: a dot at its latest value, hollow for a control; a cross where its numbers end. */
final class Heads {

    private Heads() {}

    static void draw(Markup into, Picture picture, Box box, Scale x, Scale y, double radius) {
        into.open("g", "class", "heads");
        for (Curve curve : picture.curves()) {
            double px = x.at(curve.last().step());
            double py = y.at(curve.last().value());
            String colour = curve.pen().colour();
            if (!Double.isFinite(curve.last().value())) {
                double end = y.at(curve.lastFinite().value());
                cross(into, colour, px, Double.isFinite(end) ? box.held(end, 6) : box.bottom() - 6, radius);
            } else if (py >= box.top() - 1 && py <= box.bottom() + 1) {
                into.leaf(
                        "circle",
                        "class",
                        curve.control() ? "hollow" : null,
                        "data-colour",
                        colour,
                        "cx",
                        Path.number(px),
                        "cy",
                        Path.number(py),
                        "r",
                        radius);
            }
        }
        into.close();
    }

    private static void cross(Markup into, String colour, double px, double py, double radius) {
        double[] ys = {py - radius, py + radius};
        String falling = Path.through(new double[] {px - radius, px + radius}, ys);
        String rising = Path.through(new double[] {px + radius, px - radius}, ys);
        into.leaf("path", "class", "cross", "data-colour", colour, "d", falling + rising);
    }
}
