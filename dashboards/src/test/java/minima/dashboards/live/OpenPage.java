package minima.dashboards.live;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.Checkpoints;
import minima.actors.Clock;
import minima.actors.Laboratory;
import minima.actors.RunIds;
import minima.actors.RunJson;
import minima.actors.RunOrder;
import minima.actors.Workbench;
import minima.dashboards.alert.AlertPlan;
import minima.dashboards.alert.Alerts;
import minima.dashboards.api.RunDesk;
import minima.dashboards.api.Server;
import minima.telemetry.journal.Journal;
import minima.telemetry.journal.JournalConfig;
import minima.telemetry.journal.JournalWriter;
import minima.telemetry.prometheus.RunMetrics;
import minima.training.claim.Experiment;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A laboratory that knows {@link Decays} and what a test brings, with its page open at a free port. */
public final class OpenPage implements AutoCloseable {

    private final Journal journal;
    private final JournalWriter writer;
    private final ActorSystem<Laboratory.Command> system;
    private final RunDesk desk;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server;
    private String url = "";

    /** @param more what the laboratory knows besides {@link Decays} */
    public OpenPage(Path folder, Experiment<?>... more) {
        this(folder, List.of(more));
        serve(0);
    }

    /** A laboratory whose page is not open yet. */
    static OpenPage unserved(Path folder, Experiment<?>... more) {
        return new OpenPage(folder, List.of(more));
    }

    private OpenPage(Path folder, List<Experiment<?>> more) {
        Map<String, Experiment<?>> catalogue = new LinkedHashMap<>(Map.of("decays", new Decays()));
        for (Experiment<?> experiment : more) {
            catalogue.put(experiment.claim().id(), experiment);
        }
        journal = Journal.open(JournalConfig.in(folder.resolve("journal")));
        writer = JournalWriter.start(journal);
        Workbench bench = new Workbench(
                catalogue,
                journal,
                writer,
                new Checkpoints(folder.resolve("checkpoints")),
                new RunMetrics(),
                Clock.SYSTEM,
                Duration.ofSeconds(1),
                2,
                null);
        system = ActorSystem.create(Laboratory.create(bench), "page");
        ActorRef<Alerts.Command> alerts = system.systemActorOf(
                Alerts.create(bench, system, AlertPlan.in(folder), () -> "http://page/"),
                "alerts",
                DispatcherSelector.blocking());
        desk = new RunDesk(system, system, journal);
        server = new Server(system, system, alerts, bench, Map::of);
    }

    /** Opens the page at a port, 0 for any free one. */
    void serve(int port) {
        url = "http://127.0.0.1:%d/"
                .formatted(server.bind(port)
                        .toCompletableFuture()
                        .join()
                        .localAddress()
                        .getPort());
    }

    int port() {
        return URI.create(url).getPort();
    }

    /** Goes on with every run that has not ended. */
    void revive() {
        journal.unfinished().forEach(record -> system.tell(new Laboratory.Revive(record, true)));
    }

    public String url() {
        return url;
    }

    public Journal journal() {
        return journal;
    }

    public RunDesk desk() {
        return desk;
    }

    /** Orders a run that measures at steps spaced by a logarithm; its id. */
    public String submit(Map<String, String> settings) {
        return submit(settings, "log");
    }

    /** Orders a run; its id. */
    public String submit(Map<String, String> settings, String every) {
        return submit(RunIds.next("decays", 0), "decays", settings, 0, every);
    }

    /** Orders a run of this id; its id. */
    public String submit(String run, String experiment, Map<String, String> settings, long seed) {
        return submit(run, experiment, settings, seed, "log");
    }

    /** Orders a run of this id; its id. */
    String submit(String run, String experiment, Map<String, String> settings, long seed, String every) {
        desk.submit(new RunOrder(run, experiment, settings, seed, null, null, every, true, null))
                .toCompletableFuture()
                .join();
        return run;
    }

    /** What the API answers to what changes something. */
    public HttpResponse<String> tell(String method, String path, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** What a path of the API answers. */
    public HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What a path of the API answers to a document. */
    public HttpResponse<String> post(String path, Object document) throws IOException, InterruptedException {
        return post(path, RunJson.write(document));
    }

    /** What a path of the API answers to a body. */
    public HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The lines of a stream of server-sent events, as they come; they end when the page is closed. */
    public Queue<String> events(String query) {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "api/events" + query)).build();
        client.sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                .thenAccept(answer -> answer.body().forEach(lines::add));
        return lines;
    }

    /** What a path of the API answers, as JSON. */
    public JsonNode json(String path) throws IOException, InterruptedException {
        return RunJson.parse(ask(path).body());
    }

    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
        writer.close();
        journal.close();
    }
}
