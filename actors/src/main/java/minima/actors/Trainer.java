package minima.actors;

import minima.telemetry.event.BlockBuilder;
import minima.telemetry.prometheus.RunMetrics;
import minima.training.claim.BatchFed;
import minima.training.claim.Measure;
import minima.training.claim.Regulated;
import minima.training.claim.SamplingPlan;
import minima.training.claim.Simulation;
import minima.training.claim.Strand;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Owns one strand's simulation and advances it in quanta of about 10 ms, one message to itself a quantum, so that a
 * pause never waits longer.
 *
 * <p>It measures what its collector's plan says and fills blocks of telemetry, and reads frames beside it; a full
 * block, or 100 ms, sends them on. Each block and each parcel of frames takes a credit, which comes back when the
 * journal has it: a slow journal slows the strand and loses nothing.
 *
 * <pre>
 *   new --Follow--> running ⇄ paused
 *                   running --last step | not finite | throwable--> ended
 *                   any     --Stop--> ended (saved)
 *   running waits, taking no step, for a batch, for a ruling, or for a credit
 * </pre>
 *
 * <p>On restart: never restarted; a throwable of the simulation ends the strand as failed, with the cause.
 */
public final class Trainer extends AbstractBehavior<Trainer.Command> {

    /** What the trainer understands. */
    public sealed interface Command {}

    /**
     * Says what to measure, and begins.
     *
     * @param recordedUntil rows up to this step are in the journal already and are not sent again
     * @param measuresFirst whether the step at which it stands is measured, whatever the plan
     * @param credits blocks and parcels of frames that may be under way at once
     */
    public record Follow(
            SamplingPlan plan,
            long recordedUntil,
            boolean measuresFirst,
            int credits,
            ActorRef<MetricCollector.Command> collector)
            implements Command {}

    /** A block or a parcel of frames has reached the journal. */
    public enum Credit implements Command {
        INSTANCE
    }

    /** Takes no further quantum until {@code Resume}; what was measured is sent on, and the state saved. */
    public enum Pause implements Command {
        INSTANCE
    }

    public enum Resume implements Command {
        INSTANCE
    }

    /** Sends a snapshot on and continues. */
    public enum Save implements Command {
        INSTANCE
    }

    /** Sends a snapshot on and ends. */
    public enum Stop implements Command {
        INSTANCE
    }

    private enum Quantum implements Command {
        INSTANCE
    }

    private record Delivered(DataLoader.Delivery delivery) implements Command {}

    private record Ruled(RegularizerScheduler.Ruling ruling) implements Command {}

    /** Rows that fill a block. */
    static final int ROWS_PER_BLOCK = 2_048;

    private static final long FLUSH_NANOS = 100_000_000;

    private final Strand strand;
    private final Simulation simulation;
    private final Clock clock;
    private final RunMetrics metrics;
    private final @Nullable BatchBuffer batches;
    private final @Nullable ActorRef<RegularizerScheduler.Command> scheduler;
    private final ActorRef<RegularizerScheduler.Ruling> rulings;
    private final BlockBuilder rows;
    private final FrameReader frames;
    private final double[] values;
    private final Pace pace = new Pace();

    private @Nullable Follow order;
    private long nextMeasured;
    private int credits;
    private long lastFlush;
    private long ruledUntil;
    private long reachedAt;
    private boolean awaitsReadings;
    private boolean awaitsRuling;
    private boolean paused;
    private boolean quantumInMailbox;
    private boolean measuresFirst;

    /**
     * A trainer that waits for its {@link Follow}.
     *
     * @param strand its simulation stands where the run goes on
     * @param reachedAt the step at which the schedule's rule fired, -1 if it has not
     */
    public static Behavior<Command> create(
            Strand strand,
            long reachedAt,
            Workbench bench,
            BlockBuilder rows,
            FrameReader frames,
            @Nullable ActorRef<DataLoader.Command> loader,
            @Nullable ActorRef<RegularizerScheduler.Command> scheduler) {
        return Behaviors.setup(
                context -> new Trainer(context, strand, reachedAt, bench, rows, frames, loader, scheduler));
    }

    private Trainer(
            ActorContext<Command> context,
            Strand strand,
            long reachedAt,
            Workbench bench,
            BlockBuilder rows,
            FrameReader frames,
            @Nullable ActorRef<DataLoader.Command> loader,
            @Nullable ActorRef<RegularizerScheduler.Command> scheduler) {
        super(context);
        this.strand = strand;
        this.simulation = strand.simulation();
        this.reachedAt = reachedAt;
        this.clock = bench.clock();
        this.metrics = bench.metrics();
        this.rows = rows;
        this.frames = frames;
        this.values = new double[strand.measures().size()];
        this.scheduler = scheduler;
        this.rulings = context.messageAdapter(RegularizerScheduler.Ruling.class, Ruled::new);
        ActorRef<DataLoader.Delivery> deliveries = context.messageAdapter(DataLoader.Delivery.class, Delivered::new);
        this.batches = loader == null ? null : new BatchBuffer(loader, deliveries, simulation.steps());
        this.ruledUntil = scheduler == null ? Long.MAX_VALUE : simulation.steps();
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Follow.class, this::onFollow)
                .onMessageEquals(Quantum.INSTANCE, this::onQuantum)
                .onMessage(Delivered.class, this::onDelivered)
                .onMessage(Ruled.class, this::onRuled)
                .onMessageEquals(Credit.INSTANCE, this::onCredit)
                .onMessageEquals(Pause.INSTANCE, this::onPause)
                .onMessageEquals(Resume.INSTANCE, this::onResume)
                .onMessageEquals(Save.INSTANCE, this::onSave)
                .onMessageEquals(Stop.INSTANCE, this::onStop)
                .build();
    }

    private Behavior<Command> onFollow(Follow follow) {
        order = follow;
        credits = follow.credits();
        nextMeasured = follow.plan().next(simulation.steps());
        measuresFirst = follow.measuresFirst();
        frames.follow(follow.plan(), simulation.steps() - (measuresFirst ? 1 : 0));
        lastFlush = clock.nanos();
        return proceed();
    }

    private Behavior<Command> onQuantum() {
        quantumInMailbox = false;
        if (paused || order == null) {
            return this;
        }
        long start = clock.nanos();
        long firstStep = simulation.steps();
        try {
            Behavior<Command> next = quantum(order);
            long end = clock.nanos();
            pace.took(end - start);
            metrics.quantum(simulation.steps() - firstStep);
            if (end - lastFlush >= FLUSH_NANOS) {
                flush(order, end);
            }
            return next == this ? proceed() : next;
        } catch (Throwable thrown) {
            return end(order, new Ending.Failed(Ending.describe(thrown)));
        }
    }

    private Behavior<Command> quantum(Follow follow) {
        if (measuresFirst) {
            measuresFirst = false;
            Ending diverged = measure(follow);
            if (diverged != null) {
                return end(follow, diverged);
            }
        }
        long target = Math.min(strand.steps(), simulation.steps() + pace.steps());
        while (simulation.steps() < target) {
            if (awaitsRuling || credits <= 0) {
                return this;
            }
            if (simulation.steps() >= ruledUntil) {
                askForRuling(Double.NaN);
                return this;
            }
            if (!advance(Math.min(Math.min(target, nextMeasured), ruledUntil))) {
                return this;
            }
            if (simulation.steps() == nextMeasured) {
                Ending diverged = measure(follow);
                if (diverged != null) {
                    return end(follow, diverged);
                }
                nextMeasured = follow.plan().next(nextMeasured);
            }
        }
        if (simulation.steps() < strand.steps()) {
            return this;
        }
        Snapshot last = snapshot();
        return end(follow, new Ending.Reached(last.step(), last.digest()));
    }

    /** False if there is no batch at hand. */
    private boolean advance(long until) {
        if (batches == null) {
            simulation.advance(until - simulation.steps());
            return true;
        }
        BatchFed fed = (BatchFed) simulation;
        while (fed.steps() < until && !batches.isEmpty()) {
            fed.take(batches.take());
            fed.advance(1);
        }
        return fed.steps() == until;
    }

    private @Nullable Ending measure(Follow follow) {
        long step = simulation.steps();
        Ending diverged = null;
        List<Measure> measures = strand.measures();
        for (int m = 0; m < values.length; m++) {
            values[m] = measures.get(m).read().getAsDouble();
            if (diverged == null && !Double.isFinite(values[m])) {
                diverged = new Ending.Diverged(step, measures.get(m).metric(), values[m]);
            }
        }
        if (step > follow.recordedUntil()) {
            record(step, follow);
        }
        if (diverged == null) {
            frames.read(step, clock.epochMs());
            if (frames.isFull()) {
                sendFrames(follow);
            }
        }
        if (awaitsReadings && diverged == null) {
            askForRuling(watched());
        }
        return diverged;
    }

    private void record(long step, Follow follow) {
        rows.row(step, clock.epochMs());
        for (int m = 0; m < values.length; m++) {
            rows.set(m, values[m]);
        }
        if (rows.isFull()) {
            sendRows(follow);
        }
    }

    private double watched() {
        String metric = ((Regulated) simulation).schedule().watches();
        return values[strand.metrics().indexOf(metric)];
    }

    private void askForRuling(double reading) {
        if (scheduler != null) {
            awaitsRuling = true;
            scheduler.tell(new RegularizerScheduler.Next(simulation.steps(), reading, rulings));
        }
    }

    private Behavior<Command> onRuled(Ruled ruled) {
        awaitsRuling = false;
        ((Regulated) simulation).apply(ruled.ruling().piece().regulation());
        ruledUntil = ruled.ruling().piece().until();
        reachedAt = ruled.ruling().reachedAt();
        awaitsReadings = ruled.ruling().awaits();
        return proceed();
    }

    private Behavior<Command> onDelivered(Delivered delivered) {
        if (batches != null) {
            batches.onDelivery(delivered.delivery());
        }
        return proceed();
    }

    private Behavior<Command> onCredit() {
        credits++;
        return proceed();
    }

    private Behavior<Command> onPause() {
        paused = true;
        return onSave();
    }

    private Behavior<Command> onResume() {
        paused = false;
        return proceed();
    }

    /** A snapshot between a reading and its ruling would lose the rule's firing, so it waits for the ruling. */
    private Behavior<Command> onSave() {
        if (awaitsRuling) {
            getContext().getSelf().tell(Save.INSTANCE);
        } else if (order != null) {
            flush(order, clock.nanos());
            order.collector().tell(new MetricCollector.Saved(snapshot()));
        }
        return this;
    }

    /** Before the trainer knows its collector, nobody would hear of its end, so the order waits for {@code Follow}. */
    private Behavior<Command> onStop() {
        if (awaitsRuling || order == null) {
            getContext().getSelf().tell(Stop.INSTANCE);
            return this;
        }
        onSave();
        return end(order, new Ending.Stopped(simulation.steps()));
    }

    private Snapshot snapshot() {
        return Snapshot.of(strand.name(), simulation, reachedAt);
    }

    private Behavior<Command> end(Follow follow, Ending ending) {
        flush(follow, clock.nanos());
        follow.collector().tell(new MetricCollector.Ended(ending));
        return Behaviors.stopped();
    }

    private void flush(Follow follow, long now) {
        lastFlush = now;
        if (!rows.isEmpty()) {
            sendRows(follow);
        }
        if (!frames.isEmpty()) {
            sendFrames(follow);
        }
        follow.collector().tell(new MetricCollector.Progress(simulation.steps()));
    }

    private void sendRows(Follow follow) {
        credits--;
        follow.collector().tell(new MetricCollector.Filled(rows.build()));
    }

    /** Frames that the journal has from before are dropped there. */
    private void sendFrames(Follow follow) {
        credits--;
        follow.collector().tell(new MetricCollector.Framed(frames.take()));
    }

    private Behavior<Command> proceed() {
        boolean hungry = batches != null && batches.isEmpty();
        if (order != null && !paused && !quantumInMailbox && !awaitsRuling && !hungry && credits > 0) {
            quantumInMailbox = true;
            getContext().getSelf().tell(Quantum.INSTANCE);
        }
        return this;
    }
}
