package minima.actors;

import minima.telemetry.event.BatchRecord;
import minima.telemetry.event.RunState;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Owns which cells of a sweep have begun, and keeps at most so many of its runs alive. However a run ends, the next
 * cell follows. Four times a second it tells the live feed what has changed.
 *
 * <pre>
 *   filling --Moved, a run has ended, cells left--> filling
 *           --Moved, none alive and none left; Cancel, none alive--> stopped
 * </pre>
 *
 * <p>On restart of the process: the laboratory begins it again with the states of the runs that the journal knows;
 * those that had not ended are revived by the laboratory and count as alive.
 */
final class Batch extends AbstractBehavior<Batch.Command> {

    /** What a batch understands. */
    sealed interface Command {}

    /** A run of this batch is in a new state, or has come further. */
    record Moved(RunReport report) implements Command {}

    /** Submits no more, and cancels what is alive. */
    enum Cancel implements Command {
        INSTANCE
    }

    private enum Tell implements Command {
        INSTANCE
    }

    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final BatchRecord record;
    private final Sweep sweep;
    private final Map<String, RunState> known;
    private final ActorRef<Laboratory.Command> laboratory;
    private final ActorRef<Batches.Command> owner;
    private final int atOnce;
    private final Map<String, RunState> alive = new HashMap<>();
    private final Map<RunState, Long> ended = new EnumMap<>(RunState.class);
    private final Map<String, BatchCell> untold = new LinkedHashMap<>();
    private int next;
    private boolean cancelled;

    /**
     * A batch that begins, or goes on.
     *
     * @param known states of the runs that were submitted before
     * @param slots how many runs the laboratory admits at once
     */
    static Behavior<Command> create(
            BatchRecord record,
            Map<String, RunState> known,
            int slots,
            ActorRef<Laboratory.Command> laboratory,
            ActorRef<Batches.Command> owner) {
        return Behaviors.withTimers(timers -> Behaviors.setup(
                context -> new Batch(context, timers, record, known, slots, laboratory, owner).filling()));
    }

    private Batch(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            BatchRecord record,
            Map<String, RunState> known,
            int slots,
            ActorRef<Laboratory.Command> laboratory,
            ActorRef<Batches.Command> owner) {
        super(context);
        this.record = record;
        this.sweep = BatchReport.sweepOf(record);
        this.known = Map.copyOf(known);
        this.laboratory = laboratory;
        this.owner = owner;
        this.atOnce = sweep.atOnce() == 0 ? 2 * slots : sweep.atOnce();
        this.cancelled = record.state() == RunState.CANCELLED;
        known.forEach((run, state) -> {
            if (state.terminal()) {
                ended.merge(state, 1L, Long::sum);
            } else {
                alive.put(run, state);
            }
        });
        timers.startTimerWithFixedDelay(Tell.INSTANCE, BETWEEN);
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Moved.class, moved -> onMoved(moved.report()))
                .onMessageEquals(Cancel.INSTANCE, this::onCancel)
                .onMessageEquals(Tell.INSTANCE, this::onTell)
                .build();
    }

    private Behavior<Command> onMoved(RunReport report) {
        String run = report.run();
        if (!alive.containsKey(run)) {
            return this;
        }
        untold.put(run, BatchCell.of(sweep, report));
        if (report.status().terminal()) {
            alive.remove(run);
            ended.merge(report.status(), 1L, Long::sum);
            return filling();
        }
        alive.put(run, report.status());
        if (cancelled) {
            cancel(run);
        }
        return this;
    }

    private Behavior<Command> onCancel() {
        cancelled = true;
        alive.keySet().forEach(this::cancel);
        return filling();
    }

    /** A run that is not revived yet does not hear it; it is told again when it moves. */
    private void cancel(String run) {
        laboratory.tell(new Laboratory.Steer(
                run, Laboratory.Action.CANCEL, getContext().getSystem().ignoreRef()));
    }

    private Behavior<Command> filling() {
        while (!cancelled && alive.size() < atOnce && next < sweep.cells()) {
            RunOrder order = sweep.order(next++);
            if (!known.containsKey(order.run())) {
                alive.put(order.run(), RunState.QUEUED);
                laboratory.tell(new Laboratory.Begin(order));
            }
        }
        if (!alive.isEmpty()) {
            return this;
        }
        tell();
        owner.tell(new Batches.AllEnded(record.id(), Map.copyOf(ended)));
        return Behaviors.stopped();
    }

    private Behavior<Command> onTell() {
        if (!untold.isEmpty()) {
            tell();
        }
        return this;
    }

    private void tell() {
        Map<RunState, Long> counts = new EnumMap<>(ended);
        alive.values().forEach(state -> counts.merge(state, 1L, Long::sum));
        BatchRecord now = cancelled ? record.cancelled() : record;
        laboratory.tell(new Laboratory.Feed(
                new LiveFeed.BatchMoved(BatchStanding.of(now, counts), List.copyOf(untold.values()))));
        untold.clear();
    }
}
