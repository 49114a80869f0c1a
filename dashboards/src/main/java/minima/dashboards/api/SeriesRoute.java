package minima.dashboards.api;

import minima.actors.RunJson;
import minima.telemetry.journal.Series;
import minima.telemetry.journal.Series.Bucket;
import minima.telemetry.journal.SeriesRequest;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.unmarshalling.StringUnmarshallers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * {@code GET /api/runs/{run}/series?metric=…&strand=…&from=…&to=…&points=…}: a metric over steps as points {@code [last
 * step, least, greatest]}; with {@code &times=true} when the last was measured stands behind, in milliseconds since
 * 1970.
 */
final class SeriesRoute extends AllDirectives {

    private static final int USUAL_POINTS = 800;

    private final RunDesk desk;

    SeriesRoute(RunDesk desk) {
        this.desk = desk;
    }

    Route of(String run) {
        return parameter(
                "metric",
                metric -> parameterOptional(
                        "strand",
                        strand -> sized((points, times) -> stretch((from, to) -> answer(
                                new SeriesRequest(
                                        run, strand.filter(s -> !s.isEmpty()).orElse(null), metric, from, to, points),
                                strand,
                                times)))));
    }

    private Route sized(BiFunction<Integer, Boolean, Route> inner) {
        return parameterOptional(
                StringUnmarshallers.INTEGER,
                "points",
                points -> parameterOptional(
                        StringUnmarshallers.BOOLEAN,
                        "times",
                        times -> inner.apply(
                                Math.max(1, Math.min(SeriesRequest.MOST_POINTS, points.orElse(USUAL_POINTS))),
                                times.orElse(false))));
    }

    private Route stretch(BiFunction<Long, Long, Route> inner) {
        return parameterOptional(
                StringUnmarshallers.LONG,
                "from",
                from -> parameterOptional(
                        StringUnmarshallers.LONG, "to", to -> inner.apply(from.orElse(0L), to.orElse(Long.MAX_VALUE))));
    }

    private Route answer(SeriesRequest request, Optional<String> strand, boolean times) {
        return completeWithFuture(desk.series(request).thenApply(series -> HttpResponse.create()
                .withEntity(
                        ContentTypes.APPLICATION_JSON,
                        RunJson.write(view(request, strand.orElse(""), series, times)))));
    }

    private static Map<String, Object> view(SeriesRequest request, String strand, Series series, boolean times) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("run", request.run());
        view.put("strand", strand);
        view.put("metric", request.metric());
        view.put("behind", series.points());
        view.put(
                "points",
                series.buckets().stream().map(bucket -> point(bucket, times)).toList());
        return view;
    }

    private static List<Number> point(Bucket bucket, boolean times) {
        return times
                ? List.of(bucket.last(), bucket.min(), bucket.max(), bucket.lastMs())
                : List.of(bucket.last(), bucket.min(), bucket.max());
    }
}
