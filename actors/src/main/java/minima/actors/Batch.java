package minima.actors;

import minima.telemetry.event.RunState;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Owns which cells of a sweep are to be submitted, and keeps at most so many of its runs alive. However a run ends, the
 * next cell follows.
 *
 * <pre>
 *   filling --Ended, cells left--> filling
 *           --Ended, none alive and none left; Cancel, none alive--> stopped
 * </pre>
 *
 * <p>On restart of the process: the laboratory begins it again with the states of the runs that the journal knows;
 * those that had not ended are revived by the laboratory and count as alive.
 */
final class Batch extends AbstractBehavior<Batch.Command> {

    /** What a batch understands. */
    sealed interface Command {}

    /** A run of this batch has ended, or could not be submitted. */
    record Ended(String run) implements Command {}

    /** Submits no more, and cancels what is alive. */
    enum Cancel implements Command {
        INSTANCE
    }

    private record Answered(String run, boolean accepted) implements Command {}

    /** Reading the data of a run may take this long. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Sweep sweep;
    private final Map<String, RunState> known;
    private final ActorRef<Laboratory.Command> laboratory;
    private final ActorRef<Batches.Command> owner;
    private final int atOnce;
    private final Set<String> alive = new HashSet<>();
    private int next;
    private boolean cancelled;

    /**
     * @param known states of the runs that were submitted before
     * @param slots how many runs the laboratory admits at once
     */
    static Behavior<Command> create(
            Sweep sweep,
            Map<String, RunState> known,
            int slots,
            ActorRef<Laboratory.Command> laboratory,
            ActorRef<Batches.Command> owner) {
        return Behaviors.setup(context -> new Batch(context, sweep, known, slots, laboratory, owner).filling());
    }

    private Batch(
            ActorContext<Command> context,
            Sweep sweep,
            Map<String, RunState> known,
            int slots,
            ActorRef<Laboratory.Command> laboratory,
            ActorRef<Batches.Command> owner) {
        super(context);
        this.sweep = sweep;
        this.known = Map.copyOf(known);
        this.laboratory = laboratory;
        this.owner = owner;
        this.atOnce = sweep.atOnce() == 0 ? 2 * slots : sweep.atOnce();
        known.forEach((run, state) -> {
            if (!state.terminal()) {
                alive.add(run);
            }
        });
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Ended.class, ended -> onEnded(ended.run()))
                .onMessage(Answered.class, this::onAnswered)
                .onMessageEquals(Cancel.INSTANCE, this::onCancel)
                .build();
    }

    private Behavior<Command> onEnded(String run) {
        alive.remove(run);
        return filling();
    }

    /** A run that is refused, such as for data that have gone, is a cell that stays empty. */
    private Behavior<Command> onAnswered(Answered answered) {
        if (!answered.accepted()) {
            return onEnded(answered.run());
        }
        if (cancelled) {
            cancel(answered.run());
        }
        return this;
    }

    private Behavior<Command> onCancel() {
        cancelled = true;
        next = sweep.cells();
        alive.forEach(this::cancel);
        return filling();
    }

    private void cancel(String run) {
        laboratory.tell(new Laboratory.Steer(
                run, Laboratory.Action.CANCEL, getContext().getSystem().ignoreRef()));
    }

    private Behavior<Command> filling() {
        while (alive.size() < atOnce && next < sweep.cells()) {
            RunOrder order = sweep.order(next++);
            if (!known.containsKey(order.run())) {
                alive.add(order.run());
                submit(order);
            }
        }
        if (!alive.isEmpty()) {
            return this;
        }
        owner.tell(new Batches.AllEnded(sweep.batch()));
        return Behaviors.stopped();
    }

    private void submit(RunOrder order) {
        getContext()
                .ask(
                        Laboratory.Answer.class,
                        laboratory,
                        PATIENCE,
                        replyTo -> new Laboratory.Submit(order, replyTo),
                        (answer, failed) -> new Answered(order.run(), answer instanceof Laboratory.Accepted));
    }
}
