package minima.actors;

import minima.training.data.Batch;
import org.apache.pekko.actor.typed.ActorRef;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The batches a trainer has at hand: it orders the next delivery when half of one is used up. Holds at most two
 * deliveries.
 */
final class BatchBuffer {

    private static final int DELIVERY = 256;

    private final ActorRef<DataLoader.Command> loader;
    private final ActorRef<DataLoader.Delivery> address;
    private final Deque<Batch> batches = new ArrayDeque<>();
    private long next;
    private boolean ordered;

    /** @param from the first batch that is needed */
    BatchBuffer(ActorRef<DataLoader.Command> loader, ActorRef<DataLoader.Delivery> address, long from) {
        this.loader = loader;
        this.address = address;
        this.next = from;
        order();
    }

    boolean isEmpty() {
        return batches.isEmpty();
    }

    Batch take() {
        Batch batch = batches.remove();
        order();
        return batch;
    }

    void onDelivery(DataLoader.Delivery delivery) {
        ordered = false;
        batches.addAll(delivery.batches());
        next = delivery.from() + delivery.batches().size();
    }

    private void order() {
        if (!ordered && batches.size() <= DELIVERY / 2) {
            ordered = true;
            loader.tell(new DataLoader.Next(next, DELIVERY, address));
        }
    }
}
