package minima.actors;

import minima.training.data.Batch;
import minima.training.data.BatchOrder;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

import java.util.ArrayList;
import java.util.List;

/**
 * Owns the order of one strand's data: epochs, shuffles and the cut into batches.
 *
 * <p>Batches are pulled: the trainer asks for the next ones before it runs out, so at most two deliveries exist at a
 * time.
 *
 * <pre>
 *   serving --Next--> serving
 * </pre>
 *
 * <p>On restart: nothing is lost, since batch k is a function of the seed and k alone.
 */
public final class DataLoader {

    /** What the loader understands. */
    public sealed interface Command {}

    /** Asks for {@code count} batches from batch {@code from} on. */
    public record Next(long from, int count, ActorRef<Delivery> replyTo) implements Command {

        public Next {
            if (from < 0 || count < 1) {
                throw new IllegalArgumentException(
                        "from must not be negative and count must be positive: from=%d, count=%d"
                                .formatted(from, count));
            }
        }
    }

    /** Batches {@code from}, {@code from + 1}, …, in this order. */
    public record Delivery(long from, List<Batch> batches) {

        public Delivery {
            batches = List.copyOf(batches);
        }
    }

    private DataLoader() {}

    public static Behavior<Command> create(BatchOrder order) {
        return Behaviors.receive(Command.class)
                .onMessage(Next.class, next -> {
                    List<Batch> batches = new ArrayList<>(next.count());
                    for (int k = 0; k < next.count(); k++) {
                        batches.add(order.batch(next.from() + k));
                    }
                    next.replyTo().tell(new Delivery(next.from(), batches));
                    return Behaviors.same();
                })
                .build();
    }
}
