package minima.dashboards.svg;

/**
 * A curve's name and latest value beside its head, the one above the other or, where there are many, in one line.
 *
 * @param name empty where the chart has one curve alone
 * @param flat whether name and value stand in one line
 * @param y of its middle
 */
record Label(Curve curve, String name, String value, boolean flat, double x, double y) {

    static final double LINE = 15;

    /** From a name to a value in the same line. */
    static final double BETWEEN = 7;

    /** A line with the free space around it. */
    static final double ROOM = 18;

    private static final double VALUE_SIZE = 13;
    private static final double NAME_SIZE = 12;
    private static final double LONGEST = 160;
    private static final double NEAR = 11;
    private static final double FAR = 24;

    /** Without its place. */
    static Label of(Curve curve, boolean named, boolean flat) {
        Point last = curve.last();
        String value = Figures.of(last.value(), flat ? 4 : 5);
        return new Label(
                curve,
                named ? TextWidth.fitted(curve.name(), NAME_SIZE, LONGEST) : "",
                Double.isFinite(last.value()) ? value : value + " at " + Figures.count(last.step()),
                flat,
                Double.NaN,
                Double.NaN);
    }

    Label at(double nx, double ny) {
        return new Label(curve, name, value, flat, nx, ny);
    }

    /** From the head; labels in one line have a leader, for which there must be room. */
    double gap() {
        return flat ? FAR : NEAR;
    }

    boolean twoLines() {
        return !flat && !name.isEmpty();
    }

    double height() {
        return twoLines() ? 2 * LINE : LINE;
    }

    double width() {
        double ofName = TextWidth.of(name, NAME_SIZE);
        double ofValue = TextWidth.bold(value, VALUE_SIZE);
        return twoLines() ? Math.max(ofName, ofValue) : ofName + BETWEEN + ofValue;
    }
}
