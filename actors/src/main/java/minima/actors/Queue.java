package minima.actors;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Owns the cpu slots: admits runs in the order in which they came, taking turns between batches, so that a batch of ten
 * thousand does not keep a single run waiting.
 *
 * <pre>
 *   Offer --slot free--> admitted --Leave--> slot free
 *         --none-------> waiting  --Leave--> forgotten
 * </pre>
 *
 * <p>On restart: its runs offer themselves again when the laboratory starts.
 */
public final class Queue extends AbstractBehavior<Queue.Command> {

    /** What the queue understands. */
    public sealed interface Command {}

    /**
     * Asks for a slot; answered by {@link Run.Command} {@code ADMITTED}. Offering again changes nothing.
     *
     * @param batch runs of one batch share a turn; a run without a batch gives its own id
     */
    public record Offer(String run, String batch, ActorRef<Run.Command> owner) implements Command {}

    /** The run needs no slot any more, whether it had one or waited. */
    public record Leave(String run) implements Command {}

    private final int slots;
    private final Set<String> known = new HashSet<>();
    private final Set<String> admitted = new HashSet<>();
    private final Map<String, Deque<Offer>> waiting = new LinkedHashMap<>();

    public static Behavior<Command> create(int slots) {
        return Behaviors.setup(context -> new Queue(context, slots));
    }

    private Queue(ActorContext<Command> context, int slots) {
        super(context);
        this.slots = slots;
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Offer.class, this::onOffer)
                .onMessage(Leave.class, this::onLeave)
                .build();
    }

    private Behavior<Command> onOffer(Offer offer) {
        Deque<Offer> turn = waiting.computeIfAbsent(offer.batch(), batch -> new ArrayDeque<>());
        if (known.add(offer.run())) {
            turn.add(offer);
        }
        return admit();
    }

    private Behavior<Command> onLeave(Leave leave) {
        known.remove(leave.run());
        if (!admitted.remove(leave.run())) {
            waiting.values().forEach(turn -> turn.removeIf(offer -> offer.run().equals(leave.run())));
        }
        return admit();
    }

    private Behavior<Command> admit() {
        waiting.values().removeIf(Deque::isEmpty);
        while (admitted.size() < slots && !waiting.isEmpty()) {
            Map.Entry<String, Deque<Offer>> turn = waiting.entrySet().iterator().next();
            waiting.remove(turn.getKey());
            Offer next = turn.getValue().remove();
            if (!turn.getValue().isEmpty()) {
                waiting.put(turn.getKey(), turn.getValue());
            }
            admitted.add(next.run());
            next.owner().tell(Run.Admitted.INSTANCE);
        }
        return this;
    }
}
