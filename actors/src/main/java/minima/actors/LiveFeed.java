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
 * told of a gap and asks the journal, of a vector measure the newest frame and the steps of the others. So a slow
 * viewer gets fewer updates, never a longer queue.
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
     * Begins to collect for a viewer.
     *
     * @param run whose rows it wants; null for the life cycle of all runs alone
     */
    public record Watch(String viewer, @Nullable String run) implements Command {}

    public record Next(String viewer, ActorRef<Update> replyTo) implements Command {}

    public record Leave(String viewer) implements Command {}

    /** What the journal has just made durable, in its order. */
    public record Committed(List<Entry> entries) implements Command {

        public Committed {
            entries = List.copyOf(entries);
        }
    }

    public record Changed(RunReport report) implements Command {}

    /**
     * What a viewer has not seen.
     *
     * @param position the journal's place up to which the update reaches, the id of a server-sent event
     * @param gaps what was skipped, to be asked of the journal
     */
    public record Update(
            long position, List<RunReport> runs, List<Block> blocks, List<NewFrames> frames, List<Gap> gaps) {

        public boolean isEmpty() {
            return runs.isEmpty() && blocks.isEmpty() && frames.isEmpty() && gaps.isEmpty();
        }
    }

    /** Of one strand and measure the newest frame, and the steps of all frames that came, its own the last. */
    public record NewFrames(Frame newest, List<Long> steps) {

        private NewFrames then(NewFrames later) {
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
                .onMessage(Next.class, this::onNext)
                .onMessage(Leave.class, this::onLeave)
                .onMessage(Committed.class, this::onCommitted)
                .onMessage(Changed.class, this::onChanged)
                .build();
    }

    private Behavior<Command> onWatch(Watch watch) {
        viewers.put(watch.viewer(), new Unseen(watch.run()));
        return this;
    }

    private Behavior<Command> onNext(Next next) {
        Unseen unseen = viewers.get(next.viewer());
        next.replyTo()
                .tell(
                        unseen == null
                                ? new Update(position, List.of(), List.of(), List.of(), List.of())
                                : unseen.take(position));
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
        viewers.values().forEach(unseen -> unseen.runs.put(changed.report().run(), changed.report()));
        return this;
    }

    /** One viewer's unseen news: blocks and frames are shared by all viewers, so it holds references only. */
    private static final class Unseen {

        private final @Nullable String run;
        private final Map<String, RunReport> runs = new LinkedHashMap<>();
        private final List<Block> blocks = new ArrayList<>();
        private final Map<List<String>, NewFrames> frames = new LinkedHashMap<>();
        private final Map<String, Gap> gaps = new LinkedHashMap<>();
        private int rows;

        Unseen(@Nullable String run) {
            this.run = run;
        }

        /** The rows that had to be skipped. */
        int add(Block block) {
            if (!block.run().equals(run) || block.rows() == 0) {
                return 0;
            }
            int skipped = 0;
            if (rows + block.rows() > MOST_ROWS) {
                for (Block old : blocks) {
                    skip(old);
                }
                skipped = rows;
                blocks.clear();
                rows = 0;
            }
            blocks.add(block);
            rows += block.rows();
            return skipped;
        }

        /** A plan has a few hundred frames at most, so their steps need no bound of their own. */
        void add(Frame frame) {
            if (frame.run().equals(run)) {
                frames.merge(
                        List.of(String.valueOf(frame.strand()), frame.measure()),
                        new NewFrames(frame, List.of(frame.step())),
                        NewFrames::then);
            }
        }

        private void skip(Block block) {
            Gap gap = new Gap(block.run(), block.strand(), block.step(0), block.step(block.rows() - 1));
            gaps.merge(
                    String.valueOf(block.strand()),
                    gap,
                    (a, b) -> new Gap(a.run(), a.strand(), Math.min(a.from(), b.from()), Math.max(a.to(), b.to())));
        }

        Update take(long position) {
            Update update = new Update(
                    position,
                    List.copyOf(runs.values()),
                    List.copyOf(blocks),
                    List.copyOf(frames.values()),
                    List.copyOf(gaps.values()));
            runs.clear();
            blocks.clear();
            frames.clear();
            gaps.clear();
            rows = 0;
            return update;
        }
    }
}
