package minima.actors;

import minima.telemetry.event.Block;
import minima.telemetry.event.Entry;
import minima.telemetry.event.Frame;
import minima.telemetry.event.Recorded;
import minima.telemetry.event.RecordedFrame;
import minima.telemetry.prometheus.RunMetrics;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Owns what each viewer has not yet seen. A viewer asks for its next update when it can draw one; what comes meanwhile
 * is conflated: of a run's state the newest, of a strand's rows at most {@value #MOST_ROWS}, beyond which the viewer is
 * told of a gap and asks the journal, of a vector measure the newest frame and the steps of the others, of a batch its
 * newest standing and of its cells the newest each. So a slow viewer gets fewer updates, never a longer queue.
 *
 * <pre>
 *   Watch --> watching --Next--> update, nothing unseen
 *                      --Leave--> forgotten
 * </pre>
 *
 * <p>On restart: viewers connect again and ask the journal for what they missed.
 */
public final class LiveFeed extends AbstractBehavior<LiveFeed.Command> {

    /** What the feed understands. */
    public sealed interface Command {}

    /**
     * Begins to collect for a viewer. The life cycle of runs without a batch, and how far batches are, comes to all.
     *
     * @param run whose rows and life cycle it wants, null for none
     * @param batch whose cells it wants, null for none
     */
    public record Watch(
            String viewer, @Nullable String run, @Nullable String batch) implements Command {}

    /** Begins to collect the life cycle of every run for a viewer, of batches' runs too. */
    public record WatchEveryRun(String viewer) implements Command {}

    public record Next(String viewer, ActorRef<Update> replyTo) implements Command {}

    public record Leave(String viewer) implements Command {}

    /** What the journal has just made durable, in its order. */
    public record Committed(List<Entry> entries) implements Command {

        public Committed {
            entries = List.copyOf(entries);
        }
    }

    public record Changed(RunReport report) implements Command {}

    /** A batch has come further: its newest standing, and those of its cells that have moved. */
    public record BatchMoved(BatchStanding standing, List<BatchCell> cells) implements Command {}

    /**
     * What a viewer has not seen.
     *
     * @param position the journal's place up to which the update reaches, the id of a server-sent event
     * @param gaps what was skipped, to be asked of the journal
     */
    public record Update(
            long position,
            List<RunReport> runs,
            List<Block> blocks,
            List<NewFrames> frames,
            List<Gap> gaps,
            List<BatchStanding> batches,
            List<BatchCell> cells) {

        public boolean isEmpty() {
            return runs.isEmpty()
                    && blocks.isEmpty()
                    && frames.isEmpty()
                    && gaps.isEmpty()
                    && batches.isEmpty()
                    && cells.isEmpty();
        }
    }

    /** Of one strand and measure the newest frame, and the steps of all frames that came, its own the last. */
    public record NewFrames(Frame newest, List<Long> steps) {

        NewFrames then(NewFrames later) {
            List<Long> all = new ArrayList<>(steps);
            all.addAll(later.steps());
            return new NewFrames(later.newest(), all);
        }
    }

    /** Rows of a strand, steps from..to, that were not sent. */
    public record Gap(String run, @Nullable String strand, long from, long to) {}

    static final int MOST_ROWS = 4_096;

    private final Map<String, Unseen> viewers = new LinkedHashMap<>();
    private long position;

    private final RunMetrics metrics;

    /** A feed that counts in {@code metrics} the rows that slow viewers did not get. */
    public static Behavior<Command> create(RunMetrics metrics) {
        return Behaviors.setup(context -> new LiveFeed(context, metrics));
    }

    private LiveFeed(ActorContext<Command> context, RunMetrics metrics) {
        super(context);
        this.metrics = metrics;
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Watch.class, this::onWatch)
                .onMessage(WatchEveryRun.class, this::onWatchEveryRun)
                .onMessage(Next.class, this::onNext)
                .onMessage(Leave.class, this::onLeave)
                .onMessage(Committed.class, this::onCommitted)
                .onMessage(Changed.class, this::onChanged)
                .onMessage(BatchMoved.class, this::onBatchMoved)
                .build();
    }

    private Behavior<Command> onWatch(Watch watch) {
        viewers.put(watch.viewer(), new Unseen(watch.run(), watch.batch(), false));
        return this;
    }

    private Behavior<Command> onWatchEveryRun(WatchEveryRun watch) {
        viewers.put(watch.viewer(), new Unseen(null, null, true));
        return this;
    }

    private Behavior<Command> onNext(Next next) {
        Unseen unseen = viewers.getOrDefault(next.viewer(), new Unseen(null, null, false));
        next.replyTo().tell(unseen.take(position));
        return this;
    }

    private Behavior<Command> onLeave(Leave leave) {
        viewers.remove(leave.viewer());
        return this;
    }

    private Behavior<Command> onCommitted(Committed committed) {
        for (Entry entry : committed.entries()) {
            position = entry.end();
            if (entry instanceof Recorded recorded) {
                for (Unseen unseen : viewers.values()) {
                    metrics.droppedFrames(unseen.add(recorded.block()));
                }
            } else if (entry instanceof RecordedFrame recorded) {
                viewers.values().forEach(unseen -> unseen.add(recorded.frame()));
            }
        }
        return this;
    }

    private Behavior<Command> onChanged(Changed changed) {
        viewers.values().forEach(unseen -> unseen.add(changed.report()));
        return this;
    }

    private Behavior<Command> onBatchMoved(BatchMoved moved) {
        viewers.values().forEach(unseen -> unseen.add(moved));
        return this;
    }
}
