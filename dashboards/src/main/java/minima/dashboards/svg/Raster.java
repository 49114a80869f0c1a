package minima.dashboards.svg;

import minima.actors.PlaneView;
import minima.dashboards.markup.Markup;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * A field over the plane: its size and sign as tint, its boundary solid, the margin's edges thin, the predicted
 * boundary dotted, and the samples.
 */
public final class Raster {

    /** Inks of the two signs. */
    public static final String POSITIVE = "claim-1";

    public static final String NEGATIVE = "control-1";

    /** In whole pixels for each of 24 cells. */
    private static final double SIDE = 336;

    private static final double LEFT = 44;
    private static final double RADIUS = 3.6;

    /** Tints of one sign. */
    private static final int SHADES = 10;

    private static final double STRONGEST = 0.5;

    private final PlaneView plane;
    private final Box box;
    private final Scale x;
    private final Scale y;

    private Raster(PlaneView plane) {
        this.plane = plane;
        this.box = new Box(LEFT, LEFT + SIDE, 8, 8 + SIDE);
        this.x = new Scale(Ruler.LINEAR, new Interval(plane.left(), plane.right()), box.left(), box.right());
        this.y = new Scale(Ruler.LINEAR, new Interval(plane.bottom(), plane.top()), box.bottom(), box.top());
    }

    /**
     * The drawing, well-formed.
     *
     * @param cells row after row, from below
     */
    public static String of(String label, PlaneView plane, double... cells) {
        return new Raster(plane).drawn(label, cells);
    }

    private String drawn(String label, double... cells) {
        Markup svg = new Markup();
        String size = "0 0 %s %s".formatted(Path.number(box.right() + 14), Path.number(box.bottom() + 24));
        svg.open("svg", "class", "chart raster", "viewBox", size, "role", "img", "aria-label", label);
        Axes.values(svg, Tick.of(Ruler.LINEAR, y.domain(), 5), box, y);
        Axes.steps(svg, Tick.of(Ruler.LINEAR, x.domain(), 5), box, x, box.right() + 14);
        shades(svg, cells);
        Lattice field = new Lattice(plane, cells);
        double margin = field.margin(plane.samples());
        if (Double.isFinite(margin)) {
            line(svg, "edge", field.contour(margin));
            line(svg, "edge", field.contour(-margin));
        }
        if (!plane.predicted().isEmpty()) {
            double[] predicted =
                    plane.predicted().stream().mapToDouble(Double::doubleValue).toArray();
            line(svg, "predicted", new Lattice(plane, predicted).contour(0));
        }
        line(svg, "boundary", field.contour(0));
        plane.samples().forEach(sample -> sample(svg, sample));
        return svg.close().toString();
    }

    /** A path a shade: as many elements as shades, not as cells. */
    private void shades(Markup svg, double... cells) {
        double most = DoubleStream.of(cells)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(1);
        Map<Integer, StringBuilder> paths = new TreeMap<>();
        for (int k = 0; k < cells.length; k++) {
            if (Double.isFinite(cells[k])) {
                int shade = 1 + (int) Math.min(SHADES - 1, SHADES * Math.abs(cells[k]) / most);
                paths.computeIfAbsent(cells[k] < 0 ? -shade : shade, one -> new StringBuilder())
                        .append(cell(k));
            }
        }
        svg.open("g", "shape-rendering", "crispEdges");
        paths.forEach((shade, path) -> svg.leaf(
                "path",
                "class",
                "shade",
                "data-colour",
                shade < 0 ? NEGATIVE : POSITIVE,
                "fill-opacity",
                Math.abs(shade) * STRONGEST / SHADES,
                "d",
                path));
        svg.close();
    }

    private String cell(int k) {
        double wide = box.width() / plane.columns();
        double high = box.height() / plane.rows();
        int row = k / plane.columns();
        return "M%s %sh%sv%sh-%sz"
                .formatted(
                        Path.number(box.left() + k % plane.columns() * wide),
                        Path.number(box.bottom() - (row + 1) * high),
                        Path.number(wide),
                        Path.number(high),
                        Path.number(wide));
    }

    private void line(Markup svg, String kind, List<List<Lattice.Corner>> lines) {
        String path = lines.stream()
                .map(line -> Path.through(
                        line.stream().mapToDouble(corner -> x.at(corner.x())).toArray(),
                        line.stream().mapToDouble(corner -> y.at(corner.y())).toArray()))
                .collect(Collectors.joining());
        svg.leaf("path", "class", kind, "d", path);
    }

    /** Filled circles and open squares, which read without colour. */
    private void sample(Markup svg, List<Double> sample) {
        double px = x.at(sample.get(0));
        double py = y.at(sample.get(1));
        if (sample.get(2) > 0) {
            svg.leaf("circle", "data-colour", POSITIVE, "cx", Path.number(px), "cy", Path.number(py), "r", RADIUS);
        } else {
            svg.leaf(
                    "rect",
                    "class",
                    "hollow",
                    "data-colour",
                    NEGATIVE,
                    "x",
                    Path.number(px - RADIUS),
                    "y",
                    Path.number(py - RADIUS),
                    "width",
                    2 * RADIUS,
                    "height",
                    2 * RADIUS);
        }
    }
}
