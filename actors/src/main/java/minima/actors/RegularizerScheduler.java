package minima.actors;

import minima.training.descent.Schedule;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Owns what changes over a strand's time: step size, momentum and weight decay, by step or by a rule on a metric.
 *
 * <p>The trainer asks for the piece that holds from its step on, and asks again when the piece ends. While a rule on a
 * metric waits, the trainer brings each reading of that metric and takes no step before the answer, so a rule fires at
 * the same step in every execution of a run.
 *
 * <pre>
 *   waiting --Next(reading fires)--> fired   (a schedule without a rule stays waiting, and never looks at readings)
 * </pre>
 *
 * <p>On restart: the step at which a rule fired is part of the strand's checkpoint and comes back with {@code create}.
 */
public final class RegularizerScheduler {

    /** What the scheduler understands. */
    public sealed interface Command {}

    /**
     * Asks what holds from {@code step} on.
     *
     * @param reading the watched metric as measured at {@code step}, NaN if it was not measured there
     */
    public record Next(long step, double reading, ActorRef<Ruling> replyTo) implements Command {}

    /**
     * What holds.
     *
     * @param reachedAt the step at which the rule fired, -1 if it has not or if there is none
     * @param awaits whether each further reading of the watched metric must be brought
     */
    public record Ruling(Schedule.Piece piece, long reachedAt, boolean awaits) {}

    private RegularizerScheduler() {}

    public static Behavior<Command> create(Schedule schedule, long reachedAt) {
        return Behaviors.receive(Command.class)
                .onMessage(Next.class, next -> {
                    boolean waits = schedule.watches() != null && reachedAt < 0;
                    long fired = waits && schedule.fires(next.reading()) ? next.step() : reachedAt;
                    boolean stillWaits = waits && fired < 0;
                    next.replyTo().tell(new Ruling(schedule.at(next.step(), fired), fired, stillWaits));
                    return fired == reachedAt ? Behaviors.same() : create(schedule, fired);
                })
                .build();
    }
}
