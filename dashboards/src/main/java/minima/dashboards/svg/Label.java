package minima.dashboards.svg;

/**
 * A curve's name and latest value beside its head.
 *
 * @param name empty where the chart has one curve alone
 * @param y of its middle
 */
record Label(Curve curve, String name, String value, double x, double y) {

    static final double LINE = 15;
    static final double GAP = 11;

    private static final double VALUE_SIZE = 13;
    private static final double NAME_SIZE = 12;
    private static final double LONGEST = 120;

    /** Without its place. */
    static Label of(Curve curve, boolean named) {
        Point last = curve.last();
        String value = Figures.of(last.value(), 5);
        return new Label(
                curve,
                named ? TextWidth.fitted(curve.name(), NAME_SIZE, LONGEST) : "",
                Double.isFinite(last.value()) ? value : value + " at " + Figures.count(last.step()),
                Double.NaN,
                Double.NaN);
    }

    Label at(double nx, double ny) {
        return new Label(curve, name, value, nx, ny);
    }

    double height() {
        return name.isEmpty() ? LINE : 2 * LINE;
    }

    double width() {
        return Math.max(TextWidth.bold(value, VALUE_SIZE), TextWidth.of(name, NAME_SIZE));
    }
}
