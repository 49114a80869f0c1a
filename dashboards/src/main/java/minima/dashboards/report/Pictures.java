package minima.dashboards.report;

import minima.actors.PredictionView;
import minima.actors.RunReport;
import minima.actors.RunReport.StrandView;
import minima.dashboards.svg.Curve;
import minima.dashboards.svg.Pen;
import minima.dashboards.svg.Picture;
import minima.dashboards.svg.Point;
import minima.dashboards.svg.Ruler;
import minima.dashboards.svg.Thinning;
import minima.telemetry.catalogue.Metric;
import minima.telemetry.journal.Series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The pictures of a run: which there are, and what is on them. */
record Pictures(RunReport run, Measured measured, List<Pen> pens) {

    Pictures(RunReport run, Measured measured) {
        this(
                run,
                measured,
                Pen.of(run.strands().stream().map(StrandView::control).toList()));
    }

    /** What the strands measure, the claim's key metrics first; upper edges of bands are no curves. */
    List<String> metrics() {
        Set<String> all = new LinkedHashSet<>();
        run.strands().forEach(strand -> all.addAll(strand.metrics()));
        Set<String> ordered = new LinkedHashSet<>(run.keyMetrics());
        ordered.retainAll(all);
        ordered.addAll(all);
        return ordered.stream().filter(Predicate.not(Pictures::isEdge)).toList();
    }

    /**
     * A metric of all strands.
     *
     * @param most about so many points a curve
     */
    Picture of(String metric, int most) {
        List<Curve> curves = new ArrayList<>();
        for (int s = 0; s < run.strands().size(); s++) {
            if (run.strands().get(s).metrics().contains(metric)) {
                curves.add(curve(s, metric, most));
            }
        }
        List<List<Point>> lines = new ArrayList<>();
        List<Picture.Bound> bounds = new ArrayList<>();
        for (PredictionView prediction : predictions(metric)) {
            if (prediction.kind().equals("bound")) {
                bounds.add(new Picture.Bound(points(prediction), Boolean.TRUE.equals(prediction.upper())));
            } else {
                lines.add(points(prediction));
            }
        }
        return new Picture(metric, run.steps(), curves, bands(metric, curves, most), lines, bounds);
    }

    List<PredictionView> predictions(String metric) {
        return run.predictions().stream()
                .filter(prediction -> prediction.metric().equals(metric))
                .toList();
    }

    /** A metric's own axis, but the logarithm for growth without end. */
    static Ruler ruler(Picture picture) {
        return picture.runsAway() ? Ruler.LOG : ruler(picture.metric());
    }

    static Ruler ruler(String metric) {
        Metric known = Metric.of(metric);
        return known != null && known.axis() == Metric.Axis.LOG ? Ruler.LOG : Ruler.LINEAR;
    }

    /** The metrics that stand above this one as the edge of a band. */
    static List<Metric> edges(String metric) {
        return Arrays.stream(Metric.values())
                .filter(edge -> Objects.equals(edge.lower(), Metric.of(metric)) && edge.lower() != null)
                .toList();
    }

    private static boolean isEdge(String metric) {
        Metric known = Metric.of(metric);
        return known != null && known.lower() != null;
    }

    private Curve curve(int strand, String metric, int most) {
        StrandView of = run.strands().get(strand);
        Series series = measured.series(of.name(), metric);
        List<Point> drawn = Thinning.of(Traces.of(series), most);
        return new Curve(of.name(), of.control(), pens.get(strand), drawn, series.points());
    }

    /** Bands of the first strand of the claim. */
    private List<Picture.Band> bands(String metric, List<Curve> curves, int most) {
        return curves.stream()
                .filter(curve -> !curve.control() && !curve.points().isEmpty())
                .limit(1)
                .flatMap(low -> edges(metric).stream().flatMap(edge -> band(low, edge.key(), most)))
                .toList();
    }

    private Stream<Picture.Band> band(Curve low, String edge, int most) {
        return run.strands().stream()
                .filter(strand ->
                        strand.name().equals(low.name()) && strand.metrics().contains(edge))
                .map(strand -> new Picture.Band(low, curve(run.strands().indexOf(strand), edge, most)));
    }

    private List<Point> points(PredictionView prediction) {
        Double limit = prediction.value();
        if (limit != null) {
            return List.of(new Point(0, limit), new Point(run.steps(), limit));
        }
        List<List<Number>> points = prediction.points();
        return points == null
                ? List.of()
                : points.stream()
                        .map(point -> new Point(
                                point.get(0).doubleValue(), point.get(1).doubleValue()))
                        .toList();
    }
}
