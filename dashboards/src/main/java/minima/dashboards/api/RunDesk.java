package minima.dashboards.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import minima.actors.ForkRequest;
import minima.actors.Laboratory;
import minima.actors.RunJson;
import minima.actors.RunOrder;
import minima.actors.RunReport;
import minima.actors.StoredRun;
import minima.dashboards.query.RunQuery;
import minima.telemetry.event.Annotation;
import minima.telemetry.event.RunEvent;
import minima.telemetry.event.RunRecord;
import minima.telemetry.journal.Journal;
import minima.telemetry.journal.Notes;
import minima.telemetry.journal.Series;
import minima.telemetry.journal.SeriesRequest;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Answers questions about runs: those alive from the laboratory, those that ended from the journal, in one JSON form.
 *
 * <p>Nothing here blocks the caller: the journal is asked on the blocking dispatcher.
 */
public final class RunDesk {

    /** How long the answer to a fork may take. */
    public static final Duration FORK_PATIENCE = Duration.ofMinutes(2);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ActorSystem<?> system;
    private final ActorRef<Laboratory.Command> laboratory;
    private final Journal journal;
    private final Executor blocking;

    public RunDesk(ActorSystem<?> system, ActorRef<Laboratory.Command> laboratory, Journal journal) {
        this.system = system;
        this.laboratory = laboratory;
        this.journal = journal;
        this.blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
    }

    public CompletionStage<List<RunReport>> alive() {
        return AskPattern.ask(laboratory, Laboratory.Reports::new, PATIENCE, system.scheduler())
                .thenApply(Laboratory.Alive::reports);
    }

    /** Reports of the newest runs of a batch, or of those that belong to none where it is null; newest first. */
    public CompletionStage<List<JsonNode>> newest(@Nullable String batch, int limit) {
        return find(RunQuery.parse(""), batch, limit).thenApply(RunSearch.Found::runs);
    }

    /** Reports of the newest runs that are wanted, of a batch or of none, newest first. */
    CompletionStage<RunSearch.Found> find(RunQuery query, @Nullable String batch, int limit) {
        return alive().thenApplyAsync(reports -> new RunSearch(journal).find(query, batch, limit, reports), blocking);
    }

    /**
     * What people have written to a run, as a deed finds or leaves it; empty if there is no such run.
     *
     * @param deed reads or writes, and is done only where there is such a run
     */
    CompletionStage<Optional<Annotation>> notes(String run, Function<Notes, Annotation> deed) {
        return alive().thenApplyAsync(
                        reports -> exists(run, reports) ? Optional.of(deed.apply(journal.notes())) : Optional.empty(),
                        blocking);
    }

    private boolean exists(String run, List<RunReport> reports) {
        return journal.run(run) != null
                || reports.stream().anyMatch(alive -> alive.run().equals(run));
    }

    /** A run's report with its forks, its notes and its events; empty if there is no such run. */
    public CompletionStage<Optional<JsonNode>> run(String id) {
        return alive().thenApplyAsync(reports -> withEvents(id, reports), blocking);
    }

    private Optional<JsonNode> withEvents(String id, List<RunReport> reports) {
        RunRecord record = journal.run(id);
        Optional<JsonNode> report = reports.stream()
                .filter(alive -> alive.run().equals(id))
                .findFirst()
                .map(RunJson::tree)
                .or(() -> Optional.ofNullable(record).map(StoredRun::report));
        return report.map(found -> withEvents(StoredRun.withNotes(StoredRun.withForks(found, journal), journal), id));
    }

    private ObjectNode withEvents(ObjectNode whole, String id) {
        ArrayNode events = whole.putArray("events");
        for (RunEvent event : journal.events(id)) {
            events.addObject()
                    .put("time", event.timeMs())
                    .put("kind", event.kind())
                    .put("step", RunJson.parse(event.json()).path("step").asLong());
        }
        return whole;
    }

    /** A series; the strand may be named also where the run has only one, whose records do not name it. */
    public CompletionStage<Series> series(SeriesRequest request) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Series named = journal.series(request);
                    boolean unnamed = named.points() == 0 && request.strand() != null;
                    return unnamed ? journal.series(withoutStrand(request)) : named;
                },
                blocking);
    }

    private static SeriesRequest withoutStrand(SeriesRequest named) {
        return new SeriesRequest(named.run(), null, named.metric(), named.from(), named.to(), named.points());
    }

    public CompletionStage<Laboratory.Answer> submit(RunOrder order) {
        return AskPattern.ask(
                laboratory,
                (ActorRef<Laboratory.Answer> replyTo) -> new Laboratory.Submit(order, replyTo),
                PATIENCE,
                system.scheduler());
    }

    public CompletionStage<Laboratory.Answer> steer(String run, Laboratory.Action action) {
        return AskPattern.ask(
                laboratory,
                (ActorRef<Laboratory.Answer> replyTo) -> new Laboratory.Steer(run, action, replyTo),
                PATIENCE,
                system.scheduler());
    }

    /** Forks a run; accepted with the fork's id. It takes as long as setting up two trials. */
    public CompletionStage<Laboratory.Answer> fork(ForkRequest request) {
        return AskPattern.ask(
                laboratory,
                (ActorRef<Laboratory.Answer> replyTo) -> new Laboratory.SubmitFork(request, replyTo),
                FORK_PATIENCE,
                system.scheduler());
    }
}
