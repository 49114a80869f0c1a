package minima.dashboards.api;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import minima.dashboards.query.RunQuery;
import minima.telemetry.catalogue.Metric;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.InvalidInput;
import minima.training.claim.SettingsRecord;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GET /api/experiments} and {@code GET /api/metrics}: what can be claimed, and what can be measured. */
public final class ExperimentRoutes extends AllDirectives {

    private final List<Claim> claims;
    private final String experiments;
    private final String metrics;

    public ExperimentRoutes(Map<String, Experiment<?>> catalogue) {
        this.claims = catalogue.values().stream().map(Experiment::claim).toList();
        this.experiments = RunJson.write(Map.of(
                "experiments",
                catalogue.values().stream().map(ExperimentRoutes::view).toList()));
        this.metrics = RunJson.write(Map.of(
                "metrics",
                Arrays.stream(Metric.values()).map(ExperimentRoutes::view).toList()));
    }

    /** An experiment as JSON shows it: claim, settings with their bounds, data. */
    public static Map<String, Object> view(Experiment<?> experiment) {
        Claim claim = experiment.claim();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", claim.id());
        view.put("family", claim.family());
        view.put("title", claim.title());
        view.put("statement", claim.statement());
        view.put("sources", claim.sources());
        view.put("standing", claim.standing());
        view.put("remarks", claim.remarks());
        view.put("data", claim.data().words());
        view.put("keyMetrics", claim.keyMetrics());
        view.put(
                "settings",
                SettingsRecord.describe(experiment.defaults()).stream()
                        .map(ExperimentRoutes::view)
                        .toList());
        return view;
    }

    private static Map<String, Object> view(SettingsRecord.Description setting) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", setting.name());
        view.put("meaning", setting.meaning());
        view.put("unit", setting.unit());
        view.put("type", setting.type());
        view.put("default", setting.byDefault());
        view.put("atLeast", setting.atLeast());
        view.put("atMost", setting.atMost());
        return view;
    }

    private static Map<String, Object> view(Metric metric) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", metric.key());
        view.put("unit", metric.unit());
        view.put("meaning", metric.meaning());
        view.put("source", metric.source());
        view.put("scale", metric.axis().name().toLowerCase(java.util.Locale.ROOT));
        Metric lower = metric.lower();
        view.put("lower", lower == null ? null : lower.key());
        return view;
    }

    Route route() {
        List<Route> routes = List.of(
                path("experiments", () -> get(() -> parameterOptional("query", this::experiments))),
                path("metrics", () -> get(() -> json(metrics))));
        return concat(routes.get(0), routes.get(1));
    }

    /** All of them; with a {@link RunQuery} the ids of those whose runs it may want. */
    private Route experiments(Optional<String> text) {
        if (text.isEmpty()) {
            return json(experiments);
        }
        try {
            RunQuery query = RunQuery.parse(text.get());
            List<String> ids = claims.stream()
                    .filter(claim -> query.admitsExperiment(head(claim)))
                    .map(Claim::id)
                    .toList();
            return json(RunJson.write(Map.of("ids", ids)));
        } catch (InvalidInput bad) {
            return complete(Guard.answer(StatusCodes.BAD_REQUEST, String.valueOf(bad.getMessage())));
        }
    }

    private static JsonNode head(Claim claim) {
        return RunJson.tree(Map.of("experiment", claim.id(), "title", claim.title(), "family", claim.family()));
    }

    private Route json(String text) {
        return complete(HttpEntities.create(ContentTypes.APPLICATION_JSON, text));
    }
}
