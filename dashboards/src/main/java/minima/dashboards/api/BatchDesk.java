package minima.dashboards.api;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.BatchReport;
import minima.actors.Batches;
import minima.actors.Laboratory;
import minima.actors.RunJson;
import minima.actors.RunReport;
import minima.actors.StoredRun;
import minima.actors.Sweep;
import minima.telemetry.event.BatchRecord;
import minima.telemetry.event.RunRecord;
import minima.telemetry.journal.Journal;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Answers questions about batches: their runs that are alive from the laboratory, those that ended from the journal.
 *
 * <p>Nothing here blocks the caller: the journal is asked on the blocking dispatcher.
 */
public final class BatchDesk {

    /** The check of a batch reads its data. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ActorSystem<?> system;
    private final ActorRef<Laboratory.Command> laboratory;
    private final Journal journal;
    private final Executor blocking;

    public BatchDesk(ActorSystem<?> system, ActorRef<Laboratory.Command> laboratory, Journal journal) {
        this.system = system;
        this.laboratory = laboratory;
        this.journal = journal;
        this.blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
    }

    /** The newest batches, newest first, with how many of their runs are in which state. */
    public CompletionStage<List<BatchReport>> newest(int limit) {
        return CompletableFuture.supplyAsync(
                () -> journal.batches(limit).stream().map(this::withoutValues).toList(), blocking);
    }

    private BatchReport withoutValues(BatchRecord record) {
        Map<String, JsonNode> states = new HashMap<>();
        journal.states(record.id())
                .forEach((run, state) -> states.put(run, RunJson.tree(Map.of("status", state.name()))));
        return BatchReport.of(record, states::get, metric -> false).withoutCells();
    }

    /**
     * The batch of this id; empty if there is none.
     *
     * @param cells whether cells and groups are told, or counts alone, which are cheap
     * @param metrics which values cells and groups have
     */
    public CompletionStage<Optional<BatchReport>> batch(String id, boolean cells, Predicate<String> metrics) {
        if (!cells) {
            return CompletableFuture.supplyAsync(
                    () -> Optional.ofNullable(journal.batchRecord(id)).map(this::withoutValues), blocking);
        }
        return AskPattern.ask(laboratory, Laboratory.Reports::new, PATIENCE, system.scheduler())
                .thenApplyAsync(alive -> Optional.ofNullable(report(id, alive.reports(), metrics)), blocking);
    }

    private @Nullable BatchReport report(String id, List<RunReport> alive, Predicate<String> metrics) {
        BatchRecord record = journal.batchRecord(id);
        return record == null ? null : of(journal, record, alive, metrics);
    }

    /** A batch from the journal; {@code alive} stand above what it says. */
    public static BatchReport of(
            Journal journal, BatchRecord record, List<RunReport> alive, Predicate<String> metrics) {
        Map<String, JsonNode> reports = new HashMap<>();
        for (RunRecord run : journal.batch(record.id())) {
            reports.put(run.id(), StoredRun.report(run));
        }
        alive.stream()
                .filter(run -> record.id().equals(run.batch()))
                .forEach(run -> reports.put(run.run(), RunJson.tree(run)));
        return BatchReport.of(record, reports::get, metrics);
    }

    public CompletionStage<Laboratory.Answer> launch(Sweep sweep) {
        return ask(replyTo -> new Batches.Launch(sweep, replyTo));
    }

    public CompletionStage<Laboratory.Answer> cancel(String batch) {
        return ask(replyTo -> new Batches.Cancel(batch, replyTo));
    }

    private CompletionStage<Laboratory.Answer> ask(
            Function<ActorRef<Laboratory.Answer>, Batches.Command> question) {
        return AskPattern.ask(
                laboratory,
                (ActorRef<Laboratory.Answer> replyTo) -> new Laboratory.ForBatches(question.apply(replyTo)),
                PATIENCE,
                system.scheduler());
    }
}
