package minima.dashboards.api;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.Laboratory;
import minima.actors.RunIds;
import minima.actors.RunJson;
import minima.actors.RunOrder;
import minima.dashboards.live.EventRoutes;
import minima.dashboards.query.RunQuery;
import minima.training.claim.InvalidInput;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.unmarshalling.StringUnmarshallers;
import org.apache.pekko.http.javadsl.unmarshalling.Unmarshaller;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/** {@code /api/runs}: list, submit, look at one, its series, pause, resume, cancel. */
public final class RunRoutes extends AllDirectives {

    private static final int MOST_RUNS = 10_000;

    private final RunDesk desk;
    private final SeriesRoute series;

    public RunRoutes(RunDesk desk) {
        this.desk = desk;
        this.series = new SeriesRoute(desk);
    }

    Route route() {
        return pathPrefix(
                "runs",
                () -> concat(
                        pathEnd(() -> concat(get(this::list), post(this::submit))),
                        path(PathMatchers.segment(), run -> get(() -> answer(desk.run(run), run))),
                        path(PathMatchers.segment().slash("series"), run -> get(() -> series.of(run))),
                        path(
                                PathMatchers.segment().slash(PathMatchers.segment()),
                                (run, action) -> post(() -> steer(run, action)))));
    }

    /**
     * {@code limit}: at most so many; {@code batch}: those of it, else those that belong to none; {@code query}: only
     * those that a {@link RunQuery} wants.
     */
    private Route list() {
        return parameterOptional(
                StringUnmarshallers.INTEGER,
                "limit",
                limit -> parameterOptional(
                        "batch",
                        batch -> parameterOptional(
                                "query", query -> list(query.orElse(""), batch.orElse(null), limit.orElse(200)))));
    }

    private Route list(String text, @Nullable String batch, int limit) {
        RunQuery query;
        try {
            query = RunQuery.parse(text);
        } catch (InvalidInput bad) {
            return complete(Guard.answer(StatusCodes.BAD_REQUEST, String.valueOf(bad.getMessage())));
        }
        return completeWithFuture(desk.find(query, batch, Math.max(0, Math.min(MOST_RUNS, limit)))
                .thenApply(found -> ok(Map.of(
                        "runs", found.runs().stream().map(EventRoutes::summary).toList(), "more", found.more()))));
    }

    private Route answer(CompletionStage<Optional<JsonNode>> report, String run) {
        return completeWithFuture(
                report.thenApply(found -> found.map(RunRoutes::ok).orElseGet(() -> noSuchRun(run))));
    }

    private Route submit() {
        return entity(Unmarshaller.entityToString(), body -> {
            RunOrder order;
            try {
                order = order(RunJson.parse(body));
            } catch (IllegalArgumentException bad) {
                return complete(Guard.answer(StatusCodes.BAD_REQUEST, String.valueOf(bad.getMessage())));
            }
            return completeWithFuture(desk.submit(order).thenApply(RunRoutes::told));
        });
    }

    /** Fields: experiment; settings, seed, data, every, controls where they differ from the defaults. */
    private static RunOrder order(JsonNode body) {
        for (String name : (Iterable<String>) body::fieldNames) {
            if (!List.of("experiment", "settings", "seed", "data", "every", "controls")
                    .contains(name)) {
                throw new IllegalArgumentException("field must be known: field=" + name);
            }
        }
        String experiment = body.path("experiment").asText();
        long seed = body.path("seed").asLong(0);
        Map<String, String> settings = new TreeMap<>();
        body.path("settings")
                .properties()
                .forEach(field -> settings.put(field.getKey(), field.getValue().asText()));
        return new RunOrder(
                RunIds.next(experiment, seed),
                experiment,
                settings,
                seed,
                body.hasNonNull("data") ? body.get("data").asText() : null,
                null,
                body.path("every").asText("log"),
                body.path("controls").asBoolean(true),
                null);
    }

    private Route steer(String run, String name) {
        Optional<Laboratory.Action> action = List.of(Laboratory.Action.values()).stream()
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
        if (action.isEmpty()) {
            return complete(
                    Guard.answer(StatusCodes.NOT_FOUND, "action must be pause, resume or cancel: action=" + name));
        }
        return completeWithFuture(desk.steer(run, action.get()).thenApply(RunRoutes::told));
    }

    static HttpResponse told(Laboratory.Answer answer) {
        return answer instanceof Laboratory.Refused refused
                ? Guard.answer(StatusCodes.BAD_REQUEST, refused.reason())
                : ok(Map.of("run", ((Laboratory.Accepted) answer).run()));
    }

    private static HttpResponse ok(Object json) {
        return HttpResponse.create().withEntity(ContentTypes.APPLICATION_JSON, RunJson.write(json));
    }

    static HttpResponse noSuchRun(String run) {
        return Guard.answer(StatusCodes.NOT_FOUND, "run must exist: run=" + run);
    }
}
