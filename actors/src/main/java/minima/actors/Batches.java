package minima.actors;

import minima.telemetry.event.BatchRecord;
import minima.telemetry.event.RunState;
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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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

    /** A run of a batch has ended. */
    record RunEnded(String batch, String run) implements Command {}

    /** Every run of a batch has ended. */
    record AllEnded(String batch) implements Command {}

    enum Close implements Command {
        INSTANCE
    }

    private record Good(Sweep sweep, BatchRecord record, ActorRef<Laboratory.Answer> replyTo) implements Command {}

    private record Bad(String reason, ActorRef<Laboratory.Answer> replyTo) implements Command {}

    /** A batch at work. */
    private record Alive(BatchRecord record, ActorRef<Batch.Command> actor) {}

    private final Workbench bench;
    private final ActorRef<Laboratory.Command> laboratory;
    private final Executor blocking;
    private final Map<String, Alive> batches = new LinkedHashMap<>();
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
                .onMessage(RunEnded.class, this::onRunEnded)
                .onMessage(AllEnded.class, this::onAllEnded)
                .onMessageEquals(Close.INSTANCE, this::onClose)
                .build();
    }

    private Behavior<Command> onLaunch(Launch launch) {
        Sweep sweep = launch.sweep();
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(() -> recorded(sweep), blocking),
                        (record, failed) -> failed == null
                                ? new Good(sweep, record, launch.replyTo())
                                : new Bad(RunStart.reason(failed), launch.replyTo()));
        return this;
    }

    private BatchRecord recorded(Sweep sweep) {
        sweep.check(bench.catalogue());
        BatchRecord record = new BatchRecord(
                sweep.batch(), sweep.experiment(), sweep.cells(), bench.clock().epochMs(), 0, RunJson.write(sweep));
        bench.journal().save(record);
        return record;
    }

    private Behavior<Command> onGood(Good good) {
        begin(good.sweep(), good.record(), Map.of());
        good.replyTo().tell(new Laboratory.Accepted(good.sweep().batch()));
        return this;
    }

    private Behavior<Command> onBad(Bad bad) {
        bad.replyTo().tell(new Laboratory.Refused(bad.reason()));
        return this;
    }

    private Behavior<Command> onRevive(Revive revive) {
        BatchRecord record = revive.record();
        if (!batches.containsKey(record.id()) && bench.catalogue().containsKey(record.experiment())) {
            begin(RunJson.read(record.order(), Sweep.class), record, revive.states());
        }
        return this;
    }

    private void begin(Sweep sweep, BatchRecord record, Map<String, RunState> states) {
        if (!closed) {
            ActorRef<Batch.Command> actor = getContext()
                    .spawn(
                            Batch.create(
                                    sweep,
                                    states,
                                    bench.slots(),
                                    laboratory,
                                    getContext().getSelf()),
                            record.id());
            batches.put(record.id(), new Alive(record, actor));
        }
    }

    private Behavior<Command> onCancel(Cancel cancel) {
        Alive batch = batches.get(cancel.batch());
        if (batch == null) {
            cancel.replyTo().tell(new Laboratory.Refused("batch must be alive: batch=" + cancel.batch()));
            return this;
        }
        saveEnded(batch.record());
        batch.actor().tell(Batch.Cancel.INSTANCE);
        cancel.replyTo().tell(new Laboratory.Accepted(cancel.batch()));
        return this;
    }

    private Behavior<Command> onRunEnded(RunEnded ended) {
        Alive batch = batches.get(ended.batch());
        if (batch != null) {
            batch.actor().tell(new Batch.Ended(ended.run()));
        }
        return this;
    }

    private Behavior<Command> onAllEnded(AllEnded ended) {
        Alive batch = batches.remove(ended.batch());
        if (batch != null) {
            saveEnded(batch.record());
        }
        return this;
    }

    /** Where that fails the next laboratory finds nothing left to submit, and tries again. */
    private void saveEnded(BatchRecord record) {
        BatchRecord ended = record.ended(bench.clock().epochMs());
        CompletableFuture.runAsync(() -> bench.journal().save(ended), blocking).whenComplete((saved, failed) -> {
            if (failed != null) {
                LOG.warn("the end of batch {} was not saved: {}", record.id(), Ending.describe(failed));
            }
        });
    }

    private Behavior<Command> onClose() {
        closed = true;
        batches.values().forEach(batch -> getContext().stop(batch.actor()));
        return this;
    }
}
