package minima.dashboards.api;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.BatchReport;
import minima.actors.Laboratory;
import minima.actors.RunIds;
import minima.actors.RunJson;
import minima.actors.Sweep;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.unmarshalling.StringUnmarshallers;
import org.apache.pekko.http.javadsl.unmarshalling.Unmarshaller;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** {@code /api/batches}: list, launch, look at one with chosen metrics, cancel. */
public final class BatchRoutes extends AllDirectives {

    private static final int MOST_BATCHES = 1_000;
    private static final Set<String> FIELDS =
            Set.of("experiment", "settings", "axes", "seeds", "data", "every", "controls", "atOnce");

    private final BatchDesk desk;

    public BatchRoutes(BatchDesk desk) {
        this.desk = desk;
    }

    Route route() {
        return pathPrefix(
                "batches",
                () -> concat(
                        pathEnd(() -> concat(get(this::list), post(this::launch))),
                        path(PathMatchers.segment(), batch -> get(() -> one(batch))),
                        path(
                                PathMatchers.segment().slash("cancel"),
                                batch -> post(() ->
                                        completeWithFuture(desk.cancel(batch).thenApply(BatchRoutes::told))))));
    }

    private Route list() {
        return parameterOptional(
                StringUnmarshallers.INTEGER,
                "limit",
                limit -> completeWithFuture(desk.newest(Math.max(1, Math.min(MOST_BATCHES, limit.orElse(100))))
                        .thenApply(batches -> ok(Map.of("batches", batches)))));
    }

    /**
     * {@code metric} may be given more than once; without it, all of them. {@code view} is {@code counts}, which is
     * cheap, {@code groups} or {@code cells}, the default, which has groups too.
     */
    private Route one(String batch) {
        return parameterList(
                "metric",
                metrics -> parameterOptional("view", word -> {
                    Optional<BatchReport.View> view = List.of(BatchReport.View.values()).stream()
                            .filter(known ->
                                    known.name().toLowerCase(Locale.ROOT).equals(word.orElse("cells")))
                            .findFirst();
                    return view.isEmpty()
                            ? complete(Guard.answer(
                                    StatusCodes.BAD_REQUEST,
                                    "view must be counts, groups or cells: view=" + word.get()))
                            : completeWithFuture(desk.batch(
                                            batch, view.get(), metric -> metrics.isEmpty() || metrics.contains(metric))
                                    .thenApply(
                                            found -> found.map(BatchRoutes::ok).orElseGet(() -> absent(batch))));
                }));
    }

    private static HttpResponse absent(String batch) {
        return Guard.answer(StatusCodes.NOT_FOUND, "batch must exist: batch=" + batch);
    }

    private Route launch() {
        return entity(Unmarshaller.entityToString(), body -> {
            Sweep sweep;
            try {
                sweep = sweep(RunJson.parse(body));
            } catch (IllegalArgumentException bad) {
                return complete(Guard.answer(StatusCodes.BAD_REQUEST, String.valueOf(bad.getMessage())));
            }
            return completeWithFuture(desk.launch(sweep).thenApply(BatchRoutes::told));
        });
    }

    /**
     * Fields: experiment, axes as {@code [{"setting", "values", "log"}]}; settings, seeds, data, every, controls,
     * atOnce where they differ from the defaults.
     */
    private static Sweep sweep(JsonNode body) {
        if (!body.isObject()) {
            throw new IllegalArgumentException("a batch must be a JSON object");
        }
        for (String name : (Iterable<String>) body::fieldNames) {
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException("field must be known: field=" + name);
            }
        }
        String experiment = body.path("experiment").asText();
        Map<String, String> settings = new TreeMap<>();
        body.path("settings")
                .properties()
                .forEach(field -> settings.put(field.getKey(), field.getValue().asText()));
        List<Sweep.Axis> axes = new ArrayList<>();
        body.path("axes")
                .forEach(axis -> axes.add(new Sweep.Axis(
                        axis.path("setting").asText(),
                        texts(axis),
                        axis.path("log").asBoolean())));
        List<Long> seeds = seeds(body);
        return new Sweep(
                RunIds.nextBatch(experiment),
                experiment,
                settings,
                axes,
                seeds,
                body.hasNonNull("data") ? body.get("data").asText() : null,
                null,
                body.path("every").asText("log"),
                body.path("controls").asBoolean(true),
                body.path("atOnce").asInt(0));
    }

    private static List<Long> seeds(JsonNode body) {
        List<Long> seeds = new ArrayList<>();
        for (JsonNode seed : body.path("seeds")) {
            if (!seed.canConvertToExactIntegral() || !seed.canConvertToLong()) {
                throw new IllegalArgumentException("seeds must be whole numbers: seed=" + seed);
            }
            seeds.add(seed.asLong());
        }
        return seeds.isEmpty() ? List.of(0L) : seeds;
    }

    private static List<String> texts(JsonNode axis) {
        List<String> values = new ArrayList<>();
        axis.path("values").forEach(value -> values.add(value.asText()));
        return values;
    }

    private static HttpResponse told(Laboratory.Answer answer) {
        return answer instanceof Laboratory.Refused refused
                ? Guard.answer(StatusCodes.BAD_REQUEST, refused.reason())
                : ok(Map.of("batch", ((Laboratory.Accepted) answer).run()));
    }

    private static HttpResponse ok(Object json) {
        return HttpResponse.create().withEntity(ContentTypes.APPLICATION_JSON, RunJson.write(json));
    }
}
