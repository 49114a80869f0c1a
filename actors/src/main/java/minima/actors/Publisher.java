package minima.actors;

import minima.telemetry.kafka.StepPublisher;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Owns the engine that tails the journal to Kafka: starts it, tells how far it is, waits for the last records, ends it.
 *
 * <p>The engine has a thread of its own and follows the journal's commits itself, so no record passes through this
 * mailbox and no broker, slow or dead, is felt by a run.
 *
 * <pre>
 *   sending --Drain--> sending   (answers when all is acknowledged, or the time is over)
 *           --stop---> ended     (what is left is sent by the next start, from the journal)
 * </pre>
 *
 * <p>On restart: goes on from the cursor in the journal; a record may come twice, none is missing.
 */
public final class Publisher extends AbstractBehavior<Publisher.Command> {

    /** What the publisher understands. */
    public sealed interface Command {}

    public record HowFar(ActorRef<StepPublisher.Health> replyTo) implements Command {}

    /** Waits until all that the journal holds now is with the broker. */
    public record Drain(Duration patience, ActorRef<Left> replyTo) implements Command {}

    /** Records that are left for the next start. */
    public record Left(long records) {}

    private final StepPublisher engine;
    private final Executor blocking;

    public static Behavior<Command> create(StepPublisher engine) {
        return Behaviors.setup(context -> new Publisher(context, engine));
    }

    private Publisher(ActorContext<Command> context, StepPublisher engine) {
        super(context);
        this.engine = engine;
        this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.blocking());
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(HowFar.class, this::onHowFar)
                .onMessage(Drain.class, this::onDrain)
                .onSignal(PostStop.class, stopped -> onStopped())
                .build();
    }

    private Behavior<Command> onHowFar(HowFar ask) {
        ask.replyTo().tell(engine.health());
        return this;
    }

    private Behavior<Command> onDrain(Drain drain) {
        blocking.execute(() -> drain.replyTo().tell(new Left(left(drain.patience()))));
        return this;
    }

    private long left(Duration patience) {
        try {
            return engine.drain(patience);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return engine.health().lag();
        }
    }

    private Behavior<Command> onStopped() {
        engine.close();
        return this;
    }
}
