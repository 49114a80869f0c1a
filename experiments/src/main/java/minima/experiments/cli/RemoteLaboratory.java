package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.BatchReport;
import minima.actors.ForkRequest;
import minima.actors.Laboratory;
import minima.actors.RunJson;
import minima.actors.RunOrder;
import minima.actors.Sweep;
import minima.dashboards.api.RunDesk;
import minima.dashboards.report.Measured;
import minima.training.claim.InvalidInput;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A laboratory that another process serves, over its HTTP API. */
final class RemoteLaboratory implements RunAccess {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int NOT_FOUND = 404;
    private static final int FIRST_ERROR = 400;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI base;

    /** @param url of its page */
    RemoteLaboratory(String url) {
        this.base = URI.create(url);
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
        return send(post("api/runs", RunJson.write(body))).get("run").asText();
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
        return send(post("api/batches", RunJson.write(body))).get("batch").asText();
    }

    @Override
    public String fork(ForkRequest request) {
        if (!request.parent().matches("[\\w.-]+")) {
            throw new InvalidInput("run must exist: run=%s. Maybe minima runs".formatted(request.parent()));
        }
        Map<String, Object> body = Map.of("at", request.at(), "settings", request.settings());
        HttpRequest post = HttpRequest.newBuilder(
                        post("api/runs/" + request.parent() + "/fork", RunJson.write(body)), (name, value) -> true)
                .timeout(RunDesk.FORK_PATIENCE)
                .build();
        return send(post).get("run").asText();
    }

    @Override
    public Measured measured(String run) {
        return new RemoteMeasured(this, run);
    }

    @Override
    public @Nullable JsonNode batch(String batch, BatchReport.View view) {
        return found("api/batches/%s?view=%s".formatted(batch, view.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public List<JsonNode> batches(int limit) {
        return listed("api/batches?limit=" + limit, "batches");
    }

    @Override
    public @Nullable JsonNode report(String run) {
        return found("api/runs/" + run);
    }

    @Override
    public List<JsonNode> newest(@Nullable String batch, int limit) {
        return listed("api/runs?limit=" + limit + (batch == null ? "" : "&batch=" + batch), "runs");
    }

    @Override
    public void cancelBatch(String batch) {
        send(post("api/batches/" + batch + "/cancel", "{}"));
    }

    private @Nullable JsonNode found(String path) {
        HttpResponse<String> answer = exchange(request(path).GET().build());
        return answer.statusCode() == NOT_FOUND ? null : checked(answer);
    }

    private List<JsonNode> listed(String path, String name) {
        List<JsonNode> listed = new ArrayList<>();
        send(request(path).GET().build()).get(name).forEach(listed::add);
        return listed;
    }

    @Override
    public void steer(String run, Laboratory.Action action) {
        send(post("api/runs/" + run + "/" + action.name().toLowerCase(Locale.ROOT), "{}"));
    }

    /** The answer to a question that must have one. */
    JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    }

    private HttpRequest post(String path, String body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private JsonNode send(HttpRequest request) {
        return checked(exchange(request));
    }

    private static JsonNode checked(HttpResponse<String> answer) {
        if (answer.statusCode() >= FIRST_ERROR) {
            throw new InvalidInput(RunJson.parse(answer.body()).path("error").asText("status=" + answer.statusCode()));
        }
        return RunJson.parse(answer.body());
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException gone) {
            throw new InvalidInput("laboratory must answer: url=%s, reason=%s".formatted(base, gone.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InvalidInput("interrupted while asking the laboratory: url=" + base);
        }
    }
}
