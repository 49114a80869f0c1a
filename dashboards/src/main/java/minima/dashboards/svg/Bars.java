package minima.dashboards.svg;

import minima.dashboards.markup.Markup;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Numbers over their index: bars side by side for a few strands, the outline of the bars where there is no room. */
public final class Bars {

    /** The numbers of one strand. */
    public static final class Row {

        private final String name;
        private final Pen pen;
        private final double[] values;

        public Row(String name, Pen pen, double... values) {
            this.name = name;
            this.pen = pen;
            this.values = values.clone();
        }
    }

    private static final double WIDTH = 860;
    private static final double HEIGHT = 220;
    private static final int MOST_SIDE_BY_SIDE = 6;
    private static final double LEAST_PIXELS = 2;
    private static final double FILLED = 0.85;
    private static final double FAR = 1000;

    private final List<Row> rows;
    private final int length;
    private final Box box;
    private final Scale x;
    private final Scale y;
    private final List<Tick> values;

    private Bars(List<Row> rows, Ruler ruler) {
        this.rows = rows;
        this.length = rows.stream().mapToInt(row -> row.values.length).max().orElse(1);
        Interval domain = BarDomain.of(ruler, rows.stream().flatMapToDouble(row -> DoubleStream.of(row.values)));
        this.values = Tick.of(ruler, domain, 5);
        this.box = new Box(Axes.left(values, 46), WIDTH - 8, 8, HEIGHT - 26);
        this.x = new Scale(Ruler.LINEAR, new Interval(0, length), box.left(), box.right());
        this.y = new Scale(ruler, domain, box.bottom(), box.top());
    }

    /** Whether the strands differ so much in size that only a logarithm shows them all. */
    public static boolean farApart(List<Row> rows) {
        double[] sizes = rows.stream()
                .mapToDouble(row ->
                        Arrays.stream(row.values).filter(Double::isFinite).reduce(0, Math::max))
                .filter(size -> size > 0)
                .sorted()
                .toArray();
        boolean negative =
                rows.stream().anyMatch(row -> Arrays.stream(row.values).anyMatch(value -> value < 0));
        return !negative && sizes.length > 0 && sizes[sizes.length - 1] > FAR * sizes[0];
    }

    /** The drawing, well-formed. */
    public static String of(String measure, List<Row> rows, Ruler ruler) {
        return new Bars(rows, ruler).drawn(measure);
    }

    private String drawn(String measure) {
        Markup svg = new Markup();
        svg.open(
                "svg",
                "class",
                "chart bars",
                "viewBox",
                "0 0 " + Path.number(WIDTH) + " " + Path.number(HEIGHT),
                "role",
                "img",
                "aria-label",
                measure + " of "
                        + String.join(", ", rows.stream().map(row -> row.name).toList()),
                "data-measure",
                measure);
        Axes.values(svg, values, box, y);
        svg.open("g", "class", "ticks steps");
        for (Tick tick : Tick.of(Ruler.LINEAR, new Interval(0, Math.max(1, length - 1)), (int) (box.width() / 70))) {
            if (tick.value() == Math.rint(tick.value()) && tick.value() < length) {
                svg.element(
                        "text",
                        tick.label(),
                        "x",
                        Path.number(x.at(tick.value() + 0.5)),
                        "y",
                        Path.number(box.bottom() + 19));
            }
        }
        svg.close();
        String base = Path.number(baseline());
        svg.leaf(
                "line",
                "class",
                "base",
                "x1",
                Path.number(box.left()),
                "x2",
                Path.number(box.right()),
                "y1",
                base,
                "y2",
                base);
        for (int place = 0; place < rows.size(); place++) {
            strand(svg, rows.get(place), place);
        }
        return svg.close().toString();
    }

    private void strand(Markup svg, Row row, int place) {
        boolean sideBySide =
                rows.size() <= MOST_SIDE_BY_SIDE && FILLED * box.width() / length / rows.size() >= LEAST_PIXELS;
        svg.open(
                        "path",
                        "class",
                        sideBySide ? "bar" : "outline",
                        "data-strand",
                        row.name,
                        "data-colour",
                        row.pen.colour(),
                        "stroke-dasharray",
                        sideBySide || row.pen.dash().isEmpty() ? null : row.pen.dash(),
                        "d",
                        sideBySide ? bars(row, place) : outline(row))
                .element("title", row.name)
                .close();
    }

    /** The height of nothing: 0, or the lower edge on a logarithmic axis. */
    private double baseline() {
        return y.ruler() == Ruler.LOG ? box.bottom() : y.at(0);
    }

    private String bars(Row row, int place) {
        StringBuilder path = new StringBuilder();
        double width = FILLED * (x.at(1) - x.at(0)) / rows.size();
        for (int i = 0; i < row.values.length; i++) {
            double from = x.at(i + (1 - FILLED) / 2) + place * width;
            double to = from + Math.max(1, width - 0.5);
            double top = held(y.at(row.values[i]));
            if (Double.isFinite(top)) {
                double[] heights = {baseline(), top, top, baseline()};
                path.append(Path.through(new double[] {from, from, to, to}, heights));
            }
        }
        return path.toString();
    }

    private double held(double py) {
        return Double.isNaN(py) ? py : box.held(py, 0);
    }

    /** Neighbours fold together where they are closer than pixels; the one of largest size is kept. */
    private String outline(Row row) {
        int stride = (int) Math.max(1, Math.ceil(row.values.length / box.width()));
        int groups = (row.values.length + stride - 1) / stride;
        double[] xs = new double[2 * groups];
        double[] ys = new double[2 * groups];
        for (int g = 0; g < groups; g++) {
            int to = Math.min(row.values.length, (g + 1) * stride);
            double largest = Arrays.stream(row.values, g * stride, to)
                    .reduce((a, b) -> Math.abs(b) <= Math.abs(a) ? a : b)
                    .orElse(Double.NaN);
            xs[2 * g] = x.at((double) g * stride);
            xs[2 * g + 1] = x.at(to);
            ys[2 * g] = ys[2 * g + 1] = held(y.at(largest));
        }
        return Path.through(xs, ys);
    }
}
