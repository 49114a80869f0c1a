package minima.actors;

import minima.telemetry.event.BatchRecord;
import minima.telemetry.event.RunState;
import minima.telemetry.journal.JournalWriter;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Owns which batches have not ended, each an actor of its own, and what the journal says of them.
 *
 * <p>A batch is in the journal before its first run is submitted, so that a kill between two submissions loses none.
 *
 * <pre>
 *   open --Close--> closed (submits nothing more)
 * </pre>
 *
 * <p>On restart of the process: {@code Revive} goes on with the batches that the journal holds as not ended.
 */
public final class Batches extends AbstractBehavior<Batches.Command> {

    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

    /** What is asked about batches. */
    public sealed interface Command {}

    /** Runs a sweep, if all of it is good; answered by the batch's id. */
    public record Launch(Sweep sweep, ActorRef<Laboratory.Answer> replyTo) implements Command {}

    /** Goes on with a batch that was interrupted, given the states of its runs; these are revived by themselves. */
    public record Revive(BatchRecord record, Map<String, RunState> states) implements Command {

        public Revive {
            states = Map.copyOf(states);
        }
    }

    /** Submits no more runs of the batch, and cancels those that are alive. */
    public record Cancel(String batch, ActorRef<Laboratory.Answer> replyTo) implements Command {}

    /** A run of a batch is in a new state, or has come further. */
    record RunMoved(RunReport report) implements Command {}

    /** Every run of a batch has ended. */
    record AllEnded(String batch, Map<RunState, Long> counts) implements Command {}

    enum Close implements Command {
        INSTANCE
    }

    private record Good(BatchRecord record, ActorRef<Laboratory.Answer> replyTo) implements Command {}

    private record Bad(String reason, ActorRef<Laboratory.Answer> replyTo) implements Command {}

    /** A batch at work. */
    private record Alive(BatchRecord record, ActorRef<Batch.Command> actor) {}

    private final Workbench bench;
    private final ActorRef<Laboratory.Command> laboratory;
    private final Executor blocking;
    private final Map<String, Alive> batches = new LinkedHashMap<>();
    private CompletableFuture<?> saves = CompletableFuture.completedFuture("none yet");
    private boolean closed;

    static Behavior<Command> create(Workbench bench, ActorRef<Laboratory.Command> laboratory) {
        return Behaviors.setup(context -> new Batches(context, bench, laboratory));
    }

    private Batches(ActorContext<Command> context, Workbench bench, ActorRef<Laboratory.Command> laboratory) {
        super(context);
        this.bench = bench;
        this.laboratory = laboratory;
        this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.blocking());
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Launch.class, this::onLaunch)
                .onMessage(Good.class, this::onGood)
                .onMessage(Bad.class, this::onBad)
                .onMessage(Revive.class, this::onRevive)
                .onMessage(Cancel.class, this::onCancel)
                .onMessage(RunMoved.class, this::onRunMoved)
                .onMessage(AllEnded.class, this::onAllEnded)
                .onMessageEquals(Close.INSTANCE, this::onClose)
                .build();
    }

    private Behavior<Command> onLaunch(Launch launch) {
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(() -> recorded(launch.sweep()), blocking),
                        (record, failed) -> failed == null
                                ? new Good(record, launch.replyTo())
                                : new Bad(RunStart.reason(failed), launch.replyTo()));
        return this;
    }

    private BatchRecord recorded(Sweep asked) {
        Sweep sweep = asked.checked(bench.catalogue());
        BatchRecord record = new BatchRecord(
                sweep.batch(),
                sweep.experiment(),
                sweep.cells(),
                RunState.RUNNING,
                bench.clock().epochMs(),
                0,
                RunJson.write(sweep));
        bench.journal().save(record);
        return record;
    }

    private Behavior<Command> onGood(Good good) {
        begin(good.record(), Map.of());
        good.replyTo().tell(new Laboratory.Accepted(good.record().id()));
        return this;
    }

    private Behavior<Command> onBad(Bad bad) {
        bad.replyTo().tell(new Laboratory.Refused(bad.reason()));
        return this;
    }

    private Behavior<Command> onRevive(Revive revive) {
        BatchRecord record = revive.record();
        if (!batches.containsKey(record.id()) && bench.catalogue().containsKey(record.experiment())) {
            begin(record, revive.states());
        }
        return this;
    }

    private void begin(BatchRecord record, Map<String, RunState> states) {
        if (!closed) {
            Behavior<Batch.Command> batch = Batch.create(
                    record, states, bench.slots(), laboratory, getContext().getSelf());
            batches.put(record.id(), new Alive(record, getContext().spawn(batch, record.id())));
        }
    }

    /**
     * That it is cancelled is in the journal before the first of its runs is, so that a kill between takes nothing
     * back.
     */
    private Behavior<Command> onCancel(Cancel cancel) {
        Alive batch = batches.get(cancel.batch());
        if (batch == null) {
            cancel.replyTo().tell(new Laboratory.Refused("batch must be alive: batch=" + cancel.batch()));
            return this;
        }
        Alive cancelled = new Alive(batch.record().cancelled(), batch.actor());
        batches.put(cancel.batch(), cancelled);
        save(cancelled.record()).whenComplete((saved, failed) -> {
            if (failed == null) {
                cancelled.actor().tell(Batch.Cancel.INSTANCE);
                cancel.replyTo().tell(new Laboratory.Accepted(cancel.batch()));
            } else {
                cancel.replyTo().tell(new Laboratory.Refused(RunStart.reason(failed)));
            }
        });
        return this;
    }

    /** Where the journal takes no more, the batch stands still, and a later laboratory goes on with it. */
    private Behavior<Command> onRunMoved(RunMoved moved) {
        Alive batch = batches.get(String.valueOf(moved.report().batch()));
        if (batch != null && bench.writer().health().state() != JournalWriter.State.FAILED) {
            batch.actor().tell(new Batch.Moved(moved.report()));
        }
        return this;
    }

    private Behavior<Command> onAllEnded(AllEnded ended) {
        Alive batch = batches.remove(ended.batch());
        if (batch != null) {
            BatchRecord last = batch.record().ended(bench.clock().epochMs());
            BatchStanding standing = BatchStanding.of(last, ended.counts());
            save(last)
                    .thenRun(() -> laboratory.tell(new Laboratory.Feed(new LiveFeed.BatchMoved(standing, List.of()))));
        }
        return this;
    }

    /** One after the other; where one fails, the next laboratory finds the batch as it was before, and goes on. */
    private CompletionStage<Void> save(BatchRecord record) {
        CompletableFuture<Void> save = saves.thenRunAsync(() -> bench.journal().save(record), blocking);
        saves = save.handle((saved, failed) -> {
            if (failed != null) {
                LOG.warn("batch {} was not saved: {}", record.id(), Ending.describe(failed));
            }
            return record;
        });
        return save;
    }

    private Behavior<Command> onClose() {
        closed = true;
        batches.values().forEach(batch -> getContext().stop(batch.actor()));
        return this;
    }
}
