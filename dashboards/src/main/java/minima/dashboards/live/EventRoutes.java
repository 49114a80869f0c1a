package minima.dashboards.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import minima.actors.BatchCell;
import minima.actors.BatchStanding;
import minima.actors.Laboratory;
import minima.actors.LiveFeed;
import minima.actors.RunJson;
import minima.actors.RunReport;
import minima.dashboards.alert.Alerts;
import minima.telemetry.event.Block;
import minima.training.claim.Verdict;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.http.javadsl.marshalling.sse.EventStreamMarshalling;
import org.apache.pekko.http.javadsl.model.sse.ServerSentEvent;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.unmarshalling.StringUnmarshallers;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code GET /api/events[?run=ID][&batch=ID][&hz=N]}: one stream of server-sent events a page.
 *
 * <p>A viewer is asked for nothing and sent nothing until its connection takes more: the stream pulls its next update
 * from the live feed, at most {@value #MOST_HZ} a second or as many as the viewer wants, so a sleeping viewer costs
 * what its conflated update costs. Event ids are places in the journal; a viewer that comes back with
 * {@code Last-Event-ID} from before is told of a gap, and asks for the series.
 *
 * <pre>
 *   run      a run's summary, on each change; of a batch's runs for the one in the address alone
 *   points   {"run","strand","metrics","behind","rows":[[step, timeMs, values…],…]}, at most {@value #ROWS} rows of those behind it
 *   frame    {"run","measure","strand","step","time","shape","values","steps"}, the newest, and the steps of those since
 *   verdict  {"run","verdicts"}
 *   batch    {"batch","experiment","status","created","ended","total","counts"}, of each batch that moves
 *   cells    {"batch","cells"}: the cells that have moved, of the batch in the address
 *   gap      {"run","strand","from","to"}: steps to be asked of the series
 *   alert    {"version","standing","alerts"}: how many alerts stand that nobody has seen, and the newest; at first and on each change
 * </pre>
 */
public final class EventRoutes extends AllDirectives {

    private static final int MOST_HZ = 10;
    private static final Duration BETWEEN_ALERTS = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ROWS = 128;
    private static final int LEAST_ROWS = 16;
    private static final int ROWS_OF_ALL = 1024;

    /** The verdicts of a run. */
    private record Judged(String run, List<Verdict> verdicts) {}

    /** Cells of a batch. */
    private record Cells(String batch, List<BatchCell> cells) {}

    private final ActorSystem<?> system;
    private final ActorRef<Laboratory.Command> laboratory;
    private final ActorRef<Alerts.Command> alerts;
    private final SharedJson shared = new SharedJson();

    public EventRoutes(
            ActorSystem<?> system, ActorRef<Laboratory.Command> laboratory, ActorRef<Alerts.Command> alerts) {
        this.system = system;
        this.laboratory = laboratory;
        this.alerts = alerts;
    }

    public Route route() {
        return path(
                "events",
                () -> get(() -> parameterOptional(
                        "run",
                        run -> parameterOptional(
                                "batch",
                                batch -> parameterOptional(
                                        StringUnmarshallers.INTEGER,
                                        "hz",
                                        hz -> optionalHeaderValueByName(
                                                "Last-Event-ID",
                                                last -> completeOK(
                                                        events(
                                                                run.orElse(null),
                                                                batch.orElse(null),
                                                                between(hz.orElse(MOST_HZ)),
                                                                last),
                                                        EventStreamMarshalling.toEventStream())))))));
    }

    private static Duration between(int hz) {
        return Duration.ofMillis(1000 / Math.max(1, Math.min(MOST_HZ, hz)));
    }

    private Source<ServerSentEvent, NotUsed> events(
            @Nullable String run, @Nullable String batch, Duration between, Optional<String> lastSeen) {
        String viewer = UUID.randomUUID().toString();
        laboratory.tell(new Laboratory.Feed(new LiveFeed.Watch(viewer, run, batch)));
        List<ServerSentEvent> missed = run != null && lastSeen.isPresent()
                ? List.of(event("gap", new LiveFeed.Gap(run, null, 0, Long.MAX_VALUE), null))
                : List.of();
        Source<ServerSentEvent, NotUsed> live = Ticks.each(between)
                .mapAsync(1, tick -> update(viewer))
                .mapConcat(update -> eventsOf(update, batch))
                .merge(alertEvents(between.compareTo(BETWEEN_ALERTS) > 0 ? between : BETWEEN_ALERTS))
                .keepAlive(HEARTBEAT, ServerSentEvent::heartbeat);
        return Source.from(missed).concat(live).watchTermination((none, done) -> leaveWhen(done, viewer));
    }

    private Source<ServerSentEvent, NotUsed> alertEvents(Duration between) {
        AtomicLong seen = new AtomicLong();
        return Ticks.each(between)
                .mapAsync(1, tick -> AskPattern.ask(alerts, Alerts.Unseen::new, PATIENCE, system.scheduler()))
                .filter(headline -> seen.getAndSet(headline.version()) != headline.version())
                .map(headline -> event("alert", headline, null));
    }

    private NotUsed leaveWhen(CompletionStage<Done> done, String viewer) {
        done.whenComplete((gone, failed) -> laboratory.tell(new Laboratory.Feed(new LiveFeed.Leave(viewer))));
        return NotUsed.getInstance();
    }

    private CompletionStage<LiveFeed.Update> update(String viewer) {
        return AskPattern.ask(
                laboratory,
                (ActorRef<LiveFeed.Update> replyTo) -> new Laboratory.Feed(new LiveFeed.Next(viewer, replyTo)),
                PATIENCE,
                system.scheduler());
    }

    private List<ServerSentEvent> eventsOf(LiveFeed.Update update, @Nullable String batch) {
        List<ServerSentEvent> events = new ArrayList<>();
        String id = Long.toString(update.position());
        for (LiveFeed.Gap gap : update.gaps()) {
            events.add(event("gap", gap, id));
        }
        Collection<List<Block>> strands = byStrand(update.blocks());
        int rows = Math.max(LEAST_ROWS, Math.min(ROWS, ROWS_OF_ALL / Math.max(1, strands.size())));
        for (List<Block> strand : strands) {
            events.add(told("points", shared.of(strand, () -> Points.of(strand, rows)), id));
        }
        for (LiveFeed.NewFrames frames : update.frames()) {
            events.add(event("frame", FrameView.of(frames), id));
        }
        if (batch != null && !update.cells().isEmpty()) {
            events.add(event("cells", new Cells(batch, update.cells()), id));
        }
        for (BatchStanding standing : update.batches()) {
            events.add(event("batch", standing, id));
        }
        for (RunReport report : update.runs()) {
            events.add(told("run", shared.of(List.of(report), () -> summary(report)), id));
            if (!report.verdicts().isEmpty()) {
                events.add(event("verdict", new Judged(report.run(), report.verdicts()), id));
            }
        }
        return events;
    }

    private static Collection<List<Block>> byStrand(List<Block> blocks) {
        Map<String, List<Block>> strands = new LinkedHashMap<>();
        for (Block block : blocks) {
            strands.computeIfAbsent(String.valueOf(block.strand()), name -> new ArrayList<>())
                    .add(block);
        }
        return strands.values();
    }

    /** A report without what does not change while a run runs. */
    public static ObjectNode summary(Object report) {
        ObjectNode summary = ((ObjectNode) RunJson.tree(report)).deepCopy();
        return summary.without(
                List.of("statement", "sources", "strands", "assumptions", "predictions", "grids", "settings"));
    }

    private static ServerSentEvent event(String type, Object data, @Nullable String id) {
        return told(type, RunJson.write(data), id);
    }

    private static ServerSentEvent told(String type, String json, @Nullable String id) {
        return ServerSentEvent.create(json, Optional.of(type), Optional.ofNullable(id), OptionalInt.empty());
    }
}
