package minima.dashboards.svg;

import java.util.List;

/**
 * What one chart shows, before it knows its size.
 *
 * @param metric its name in the catalogue
 * @param steps where the steps end
 * @param curves what was measured
 * @param bands between two measured lines
 * @param lines predictions, dotted
 * @param bounds predictions that leave one side free, tinted
 */
public record Picture(
        String metric,
        double steps,
        List<Curve> curves,
        List<Band> bands,
        List<List<Point>> lines,
        List<Bound> bounds) {

    /** A tint between two curves. */
    public record Band(Curve low, Curve high) {}

    /** The side where the measurement must stay: below an upper bound, above a lower one. */
    public record Bound(List<Point> points, boolean upper) {}

    public Picture {
        curves = curves.stream().filter(curve -> !curve.points().isEmpty()).toList();
        bands = List.copyOf(bands);
        lines = List.copyOf(lines);
        bounds = List.copyOf(bounds);
    }

    /** Whether it is of growth without end, which only a logarithm shows. */
    public boolean runsAway() {
        return curves.stream()
                .anyMatch(curve -> curve.escapes() && curve.points().stream().noneMatch(point -> point.value() <= 0));
    }
}
