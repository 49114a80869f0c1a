package minima.dashboards.api;

import minima.actors.Laboratory;
import minima.actors.RunJson;
import minima.actors.Workbench;
import minima.dashboards.alert.Alerts;
import minima.dashboards.live.EventRoutes;
import minima.dashboards.live.PageRoutes;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The laboratory's HTTP server: page, API, events, {@code /metrics}, {@code /health}. It binds to the loopback. */
public final class Server extends AllDirectives {

    /** Where it binds. */
    public static final String HOST = "127.0.0.1";

    private static final String OPEN_API = "minima/dashboards/api/openapi.json";

    private final Route route;
    private final ActorSystem<?> system;

    /** @param health what stands, name to state, asked at each {@code GET /health} */
    public Server(
            ActorSystem<?> system,
            ActorRef<Laboratory.Command> laboratory,
            ActorRef<Alerts.Command> alerts,
            Workbench bench,
            Supplier<Map<String, Object>> health) {
        this.system = system;
        RunDesk desk = new RunDesk(system, laboratory, bench.journal());
        ExperimentRoutes experiments = new ExperimentRoutes(bench.catalogue());
        ForkRoute fork = new ForkRoute(desk);
        NoteRoutes notes = new NoteRoutes(desk);
        RunRoutes runs = new RunRoutes(desk);
        BatchRoutes batches = new BatchRoutes(new BatchDesk(system, laboratory, bench.journal()));
        EventRoutes events = new EventRoutes(system, laboratory, alerts);
        AlertRoutes alertRoutes = new AlertRoutes(system, alerts);
        FrameRoutes frames = new FrameRoutes(system, bench.journal());
        ExportRoute export = new ExportRoute(system, bench.journal());
        PageRoutes page = new PageRoutes();
        this.route = new Guard()
                .around(() -> concat(
                        pathPrefix(
                                "api",
                                () -> concat(
                                        experiments.route(),
                                        fork.route(),
                                        notes.route(),
                                        runs.route(),
                                        batches.route(),
                                        frames.route(),
                                        export.route(),
                                        alertRoutes.route(),
                                        events.route(),
                                        path("openapi.json", () -> get(() -> getFromResource(OPEN_API))))),
                        path("metrics", () -> get(() -> metrics(bench))),
                        path("health", () -> get(() -> health(health.get()))),
                        page.route()));
    }

    /** Binds; fails if the port is occupied. {@code port} 0 takes a free one. */
    public CompletionStage<ServerBinding> bind(int port) {
        return Http.get(system)
                .newServerAt(HOST, port)
                .bind(route)
                .thenApply(binding -> binding.addToCoordinatedShutdown(Duration.ofSeconds(1), system));
    }

    private Route metrics(Workbench bench) {
        return complete(HttpResponse.create()
                .withEntity(HttpEntities.create(
                        ContentTypes.parse(bench.metrics().contentType()),
                        bench.metrics().scrape())));
    }

    private Route health(Map<String, Object> state) {
        return complete(HttpEntities.create(ContentTypes.APPLICATION_JSON, RunJson.write(state)));
    }
}
