package minima.dashboards.svg;

import minima.dashboards.markup.Markup;

import java.util.List;

/** Hairlines at the values' ticks, labels at both axes. */
final class Axes {

    static final double TICK_SIZE = 12;

    private Axes() {}

    /** The room that the values' labels need. */
    static double left(List<Tick> ticks, double least) {
        return ticks.stream()
                .mapToDouble(tick -> TextWidth.of(tick.label(), TICK_SIZE) + 10)
                .reduce(least, Math::max);
    }

    static void values(Markup into, List<Tick> ticks, Box box, Scale y) {
        into.open("g", "class", "ticks values", "data-ruler", y.ruler());
        for (Tick tick : ticks) {
            double at = y.at(tick.value());
            if (at >= box.top() - 1 && at <= box.bottom() + 1) {
                into.leaf(
                        "line",
                        "x1",
                        Path.number(box.left()),
                        "x2",
                        Path.number(box.right()),
                        "y1",
                        Path.number(at),
                        "y2",
                        Path.number(at));
                label(into, tick, box.left() - 7, at + 4);
            }
        }
        into.close();
    }

    /**
     * Labels below the curves.
     *
     * @param greatest where a label must end
     */
    static void steps(Markup into, List<Tick> ticks, Box box, Scale x, double greatest) {
        into.open("g", "class", "ticks steps", "data-ruler", x.ruler());
        for (Tick tick : ticks) {
            double half = TextWidth.of(tick.label(), TICK_SIZE) / 2;
            label(into, tick, Math.min(x.at(tick.value()), greatest - half), box.bottom() + 19);
        }
        into.close();
    }

    private static void label(Markup into, Tick tick, double x, double y) {
        into.element("text", tick.label(), "x", Path.number(x), "y", Path.number(y), "data-value", tick.value());
    }
}
