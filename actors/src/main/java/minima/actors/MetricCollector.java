package minima.actors;

import minima.telemetry.event.Block;
import minima.telemetry.event.Frame;
import minima.telemetry.event.Recorded;
import minima.telemetry.journal.JournalWriter;
import minima.training.claim.SamplingPlan;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Owns what is measured when on one strand, and the order in which its news reach the run: a snapshot, a progress or
 * the end is told only after every row and frame measured before it is in the journal.
 *
 * <p>So a snapshot on disk never stands ahead of the journal, and a run that goes on from it has no hole. At most
 * {@value #CREDITS} blocks and parcels of frames are under way; the trainer waits beyond that.
 *
 * <pre>
 *   collecting --Filled, Framed--> collecting (block to the journal)   --Recorded--> (credit back, waiting news told)
 *              --Ended, once all is recorded--> stopped
 * </pre>
 *
 * <p>On restart: never restarted; the run resumes from its last snapshot, and the journal drops rows that it has.
 */
public final class MetricCollector extends AbstractBehavior<MetricCollector.Command> {

    /** What the collector understands. */
    public sealed interface Command {}

    public record Filled(Block block) implements Command {}

    /** Frames in the order of their steps. */
    public record Framed(List<Frame> frames) implements Command {

        public Framed {
            frames = List.copyOf(frames);
        }
    }

    public record Progress(long step) implements Command {}

    public record Saved(Snapshot snapshot) implements Command {}

    public record Ended(Ending ending) implements Command {}

    private record InJournal(Recorded recorded) implements Command {}

    private enum FramesInJournal implements Command {
        INSTANCE
    }

    private record NotInJournal(String cause) implements Command {}

    /** What the run hears of a strand, in this order. */
    public sealed interface News {

        String strand();
    }

    public record Measured(String strand, Recorded recorded) implements News {}

    public record Progressed(String strand, long step) implements News {}

    public record Checkpointed(String strand, Snapshot snapshot) implements News {}

    public record StrandEnded(String strand, Ending ending) implements News {}

    private static final int CREDITS = 4;

    private final String strand;
    private final JournalWriter journal;
    private final ActorRef<Trainer.Command> trainer;
    private final ActorRef<News> run;
    private final Deque<Command> underWay = new ArrayDeque<>();

    /**
     * A collector that sets its trainer going.
     *
     * @param recordedUntil the last step of this strand that the journal has, 0 if none
     */
    public static Behavior<Command> create(
            String strand,
            SamplingPlan plan,
            long recordedUntil,
            boolean measuresFirst,
            JournalWriter journal,
            ActorRef<Trainer.Command> trainer,
            ActorRef<News> run) {
        return Behaviors.setup(context -> {
            trainer.tell(new Trainer.Follow(plan, recordedUntil, measuresFirst, CREDITS, context.getSelf()));
            return new MetricCollector(context, strand, journal, trainer, run);
        });
    }

    private MetricCollector(
            ActorContext<Command> context,
            String strand,
            JournalWriter journal,
            ActorRef<Trainer.Command> trainer,
            ActorRef<News> run) {
        super(context);
        this.strand = strand;
        this.journal = journal;
        this.trainer = trainer;
        this.run = run;
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Filled.class, this::onFilled)
                .onMessage(Framed.class, this::onFramed)
                .onMessage(Progress.class, this::onNews)
                .onMessage(Saved.class, this::onNews)
                .onMessage(Ended.class, this::onNews)
                .onMessage(InJournal.class, this::onInJournal)
                .onMessageEquals(FramesInJournal.INSTANCE, this::onFramesInJournal)
                .onMessage(NotInJournal.class, this::onNotInJournal)
                .build();
    }

    private Behavior<Command> onFilled(Filled filled) {
        underWay.add(filled);
        getContext()
                .pipeToSelf(
                        journal.append(filled.block()),
                        (recorded, failed) ->
                                failed == null ? new InJournal(recorded) : new NotInJournal(Ending.describe(failed)));
        return this;
    }

    private Behavior<Command> onFramed(Framed framed) {
        underWay.add(framed);
        getContext()
                .pipeToSelf(
                        journal.append(framed.frames()),
                        (recorded, failed) ->
                                failed == null ? FramesInJournal.INSTANCE : new NotInJournal(Ending.describe(failed)));
        return this;
    }

    private Behavior<Command> onNews(Command news) {
        underWay.add(news);
        return tellWhatIsRecorded();
    }

    private Behavior<Command> onInJournal(InJournal done) {
        run.tell(new Measured(strand, done.recorded()));
        return onFramesInJournal();
    }

    private Behavior<Command> onFramesInJournal() {
        underWay.remove();
        trainer.tell(Trainer.Credit.INSTANCE);
        return tellWhatIsRecorded();
    }

    private Behavior<Command> onNotInJournal(NotInJournal lost) {
        run.tell(new StrandEnded(strand, new Ending.Failed("journal: " + lost.cause())));
        return Behaviors.stopped();
    }

    private Behavior<Command> tellWhatIsRecorded() {
        while (!underWay.isEmpty() && !(underWay.peek() instanceof Filled || underWay.peek() instanceof Framed)) {
            Command news = underWay.remove();
            if (news instanceof Progress progress) {
                run.tell(new Progressed(strand, progress.step()));
            } else if (news instanceof Saved saved) {
                run.tell(new Checkpointed(strand, saved.snapshot()));
            } else if (news instanceof Ended ended) {
                run.tell(new StrandEnded(strand, ended.ending()));
                return Behaviors.stopped();
            }
        }
        return this;
    }
}
