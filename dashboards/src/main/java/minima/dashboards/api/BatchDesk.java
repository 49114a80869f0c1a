package minima.dashboards.api;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.BatchCell;
import minima.actors.BatchReport;
import minima.actors.BatchStanding;
import minima.actors.Batches;
import minima.actors.Laboratory;
import minima.actors.RunJson;
import minima.actors.RunReport;
import minima.actors.Sweep;
import minima.telemetry.event.BatchRecord;
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
    private final StoredBatches stored;
    private final Executor blocking;

    public BatchDesk(ActorSystem<?> system, ActorRef<Laboratory.Command> laboratory, Journal journal) {
        this.system = system;
        this.laboratory = laboratory;
        this.journal = journal;
        this.stored = new StoredBatches(journal);
        this.blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
    }

    /** The newest batches, newest first, without values. */
    public CompletionStage<List<BatchReport>> newest(int limit) {
        return CompletableFuture.supplyAsync(() -> stored.newest(limit), blocking);
    }

    /**
     * The batch of this id; empty if there is none.
     *
     * @param metrics which values cells and groups have
     */
    public CompletionStage<Optional<BatchReport>> batch(String id, BatchReport.View view, Predicate<String> metrics) {
        if (view == BatchReport.View.COUNTS) {
            return CompletableFuture.supplyAsync(() -> Optional.ofNullable(stored.batch(id, view, metrics)), blocking);
        }
        return AskPattern.ask(laboratory, Laboratory.Reports::new, PATIENCE, system.scheduler())
                .thenApplyAsync(alive -> Optional.ofNullable(report(id, alive.reports(), view, metrics)), blocking);
    }

    private @Nullable BatchReport report(
            String id, List<RunReport> alive, BatchReport.View view, Predicate<String> metrics) {
        BatchRecord record = journal.batchRecord(id);
        if (record == null) {
            return null;
        }
        Sweep sweep = BatchReport.sweepOf(record);
        Map<String, JsonNode> live = new HashMap<>();
        alive.stream().filter(run -> id.equals(run.batch())).forEach(run -> live.put(run.run(), RunJson.tree(run)));
        List<BatchCell> cells = stored.cells(sweep, live);
        return BatchReport.of(sweep, BatchStanding.of(record, journal.counts(id)), cells, view, metrics);
    }

    public CompletionStage<Laboratory.Answer> launch(Sweep sweep) {
        return ask(replyTo -> new Batches.Launch(sweep, replyTo));
    }

    public CompletionStage<Laboratory.Answer> cancel(String batch) {
        return ask(replyTo -> new Batches.Cancel(batch, replyTo));
    }

    private CompletionStage<Laboratory.Answer> ask(Function<ActorRef<Laboratory.Answer>, Batches.Command> question) {
        return AskPattern.ask(
                laboratory,
                (ActorRef<Laboratory.Answer> replyTo) -> new Laboratory.ForBatches(question.apply(replyTo)),
                PATIENCE,
                system.scheduler());
    }
}
