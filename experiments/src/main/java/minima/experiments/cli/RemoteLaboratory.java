package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.BatchReport;
import minima.actors.ForkRequest;
import minima.actors.Laboratory;
import minima.actors.RunOrder;
import minima.actors.Sweep;
import minima.dashboards.api.RunDesk;
import minima.dashboards.report.Measured;
import minima.training.claim.InvalidInput;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A laboratory that another process serves, over its HTTP API. */
final class RemoteLaboratory implements RunAccess {

    private static final int ALL = 10_000;

    private final Api api;

    /** @param url of its page */
    RemoteLaboratory(String url) {
        this.api = new Api(url);
    }

    /** The laboratory that owns a data directory now. */
    static RemoteLaboratory owning(PlaceOptions where) {
        DataDirectory.Owner owner = DataDirectory.owner(where.folder());
        if (owner == null || owner.url().isEmpty()) {
            throw new InvalidInput(
                    "a laboratory must be running: folder=%s. Maybe minima serve".formatted(where.folder()));
        }
        return new RemoteLaboratory(owner.url());
    }

    @Override
    public String submit(RunOrder order) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("experiment", order.experiment());
        body.put("settings", order.settings());
        body.put("seed", order.seed());
        body.put("every", order.every());
        body.put("controls", order.controls());
        if (order.data() != null) {
            body.put("data", order.data());
        }
        return api.post("api/runs", body).get("run").asText();
    }

    @Override
    public String launch(Sweep sweep) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("experiment", sweep.experiment());
        body.put("settings", sweep.settings());
        body.put("axes", sweep.axes());
        body.put("seeds", sweep.seeds());
        body.put("every", sweep.every());
        body.put("controls", sweep.controls());
        body.put("atOnce", sweep.atOnce());
        if (sweep.data() != null) {
            body.put("data", sweep.data());
        }
        return api.post("api/batches", body).get("batch").asText();
    }

    @Override
    public String fork(ForkRequest request) {
        return api.post(
                        "api/runs/" + Api.segment(request.parent()) + "/fork",
                        Map.of("at", request.at(), "settings", request.settings()),
                        RunDesk.FORK_PATIENCE)
                .get("run")
                .asText();
    }

    @Override
    public void steer(String run, Laboratory.Action action) {
        api.post("api/runs/" + Api.segment(run) + "/" + action.name().toLowerCase(Locale.ROOT), Map.of());
    }

    @Override
    public void cancelBatch(String batch) {
        api.post("api/batches/" + Api.segment(batch) + "/cancel", Map.of());
    }

    @Override
    public Measured measured(String run) {
        return new RemoteMeasured(this, run);
    }

    @Override
    public @Nullable JsonNode report(String run) {
        return api.find("api/runs/" + Api.segment(run));
    }

    @Override
    public @Nullable JsonNode batch(String batch, BatchReport.View view) {
        return api.find("api/batches/%s?view=%s"
                .formatted(Api.segment(batch), view.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public List<JsonNode> newest(@Nullable String batch, int limit) {
        return listed("api/runs?limit=" + limit + (batch == null ? "" : "&batch=" + batch), "runs");
    }

    @Override
    public List<JsonNode> batches(int limit) {
        return listed("api/batches?limit=" + limit, "batches");
    }

    /** Ids of the runs that have not ended, without those of batches, and of the batches that have not. */
    List<String> unended() {
        Set<String> ids = new LinkedHashSet<>();
        for (String state : List.of("running", "queued", "paused")) {
            listed("api/runs?limit=%d&query=state:%s".formatted(ALL, state), "runs")
                    .forEach(run -> ids.add(run.path("run").asText()));
        }
        batches(ALL).stream()
                .filter(batch -> !LastWord.isLast(batch))
                .forEach(batch -> ids.add(batch.path("batch").asText()));
        return List.copyOf(ids);
    }

    private List<JsonNode> listed(String path, String name) {
        List<JsonNode> listed = new ArrayList<>();
        get(path).get(name).forEach(listed::add);
        return listed;
    }

    /** The answer to a question that must have one. */
    JsonNode get(String path) {
        return api.get(path);
    }
}
