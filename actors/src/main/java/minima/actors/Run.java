package minima.actors;

import minima.telemetry.event.Block;
import minima.telemetry.event.BlockBuilder;
import minima.telemetry.event.RunState;
import minima.training.claim.BatchFed;
import minima.training.claim.Claim;
import minima.training.claim.Regulated;
import minima.training.claim.Strand;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Owns the life cycle of one run and the actors of its strands; its state is in the journal before anyone hears of it.
 *
 * <pre>
 *   QUEUED --Admitted--> RUNNING ⇄ PAUSED
 *          RUNNING --all strands ended--> COMPLETED | DIVERGED | FAILED
 *          any of them --Cancel--> CANCELLED
 *          any of them --Suspend--> gone, state kept in the journal, so that the run is resumed later
 * </pre>
 *
 * <p>On restart of the laboratory: created again from the journal and the newest checkpoints; it goes through the same
 * numbers.
 */
public final class Run extends AbstractBehavior<Run.Command> {

    /** What a run understands. */
    public sealed interface Command {}

    /** The queue has given it a slot. */
    public enum Admitted implements Command {
        INSTANCE
    }

    public enum Pause implements Command {
        INSTANCE
    }

    public enum Resume implements Command {
        INSTANCE
    }

    public enum Cancel implements Command {
        INSTANCE
    }

    /** Saves and goes, to be resumed by a later laboratory. */
    public enum Suspend implements Command {
        INSTANCE
    }

    private enum SaveNow implements Command {
        INSTANCE
    }

    private record Ready(RunStart start) implements Command {}

    private record NotReady(String cause) implements Command {}

    private record Heard(MetricCollector.News news) implements Command {}

    private record SavedToDisk(String problem) implements Command {}

    /**
     * What is known of a run from before this process.
     *
     * @param created when it was ordered, in milliseconds since 1970
     * @param started when it first started, 0 if it has not
     * @param seconds on its own clock
     */
    record Past(long created, long started, double seconds) {}

    private static final long REPORT_NANOS = 250_000_000;

    private final RunOrder order;
    private final Claim claim;
    private final Workbench bench;
    private final RunLog log;
    private final ActorRef<Queue.Command> queue;
    private final ActorRef<Laboratory.Command> laboratory;
    private final RunCourse course;
    private final Executor blocking;
    private final List<ActorRef<Trainer.Command>> trainers = new ArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    private RunState state;
    private boolean preparing;
    private boolean ready;
    private boolean suspending;
    private boolean cancelled;
    private int saving;
    private int living;
    private long lastReport;

    /**
     * A run in its first state in this process.
     *
     * @param state QUEUED for a new run; PAUSED for one that waits to be resumed
     * @param past what the journal knows of it
     */
    public static Behavior<Command> create(
            RunOrder order,
            RunState state,
            Past past,
            Workbench bench,
            ActorRef<Queue.Command> queue,
            ActorRef<Laboratory.Command> laboratory) {
        return Behaviors.withTimers(timers ->
                Behaviors.setup(context -> new Run(context, timers, order, state, past, bench, queue, laboratory)));
    }

    private Run(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            RunOrder order,
            RunState state,
            Past past,
            Workbench bench,
            ActorRef<Queue.Command> queue,
            ActorRef<Laboratory.Command> laboratory) {
        super(context);
        this.order = order;
        this.state = state;
        this.course = new RunCourse(order, past.created(), past.seconds(), bench.clock());
        this.bench = bench;
        this.queue = queue;
        this.laboratory = laboratory;
        this.claim = bench.experiment(order.experiment()).claim();
        this.log = new RunLog(order, past.started(), bench);
        this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.blocking());
        timers.startTimerWithFixedDelay(SaveNow.INSTANCE, bench.checkpointEvery());
        become(state, state == RunState.QUEUED ? "queued" : "waiting");
        if (state == RunState.QUEUED) {
            offer();
        }
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessageEquals(Admitted.INSTANCE, this::onAdmitted)
                .onMessage(Ready.class, this::onReady)
                .onMessage(NotReady.class, this::onNotReady)
                .onMessage(Heard.class, this::onHeard)
                .onMessage(SavedToDisk.class, this::onSavedToDisk)
                .onMessageEquals(SaveNow.INSTANCE, this::onSaveNow)
                .onMessageEquals(Pause.INSTANCE, this::onPause)
                .onMessageEquals(Resume.INSTANCE, this::onResume)
                .onMessageEquals(Cancel.INSTANCE, this::onCancel)
                .onMessageEquals(Suspend.INSTANCE, this::onSuspend)
                .build();
    }

    private void offer() {
        String turn = order.batch() == null ? order.run() : order.batch();
        queue.tell(new Queue.Offer(order.run(), turn, getContext().getSelf()));
    }

    private Behavior<Command> onAdmitted() {
        if (state == RunState.PAUSED) {
            queue.tell(new Queue.Leave(order.run()));
            return this;
        }
        if (!ready && !preparing) {
            preparing = true;
            getContext()
                    .pipeToSelf(
                            CompletableFuture.supplyAsync(() -> RunStart.of(order, bench, stopped::get), blocking),
                            (start, failed) ->
                                    failed == null ? new Ready(start) : new NotReady(RunStart.reason(failed)));
        } else if (ready) {
            become(RunState.RUNNING, "resumed");
            trainers.forEach(trainer -> trainer.tell(Trainer.Resume.INSTANCE));
        }
        return this;
    }

    private Behavior<Command> onReady(Ready message) {
        preparing = false;
        if (cancelled || suspending) {
            return gone();
        }
        ready = true;
        RunStart start = message.start();
        course.begin(start.preparation(), start.trial());
        start.inherited().forEach(course::inherited);
        start.recorded().forEach(block -> course.measured(start.strandOf(block), block));
        start.trial().strands().forEach(strand -> spawn(strand, start));
        if (state == RunState.PAUSED) {
            trainers.forEach(trainer -> trainer.tell(Trainer.Pause.INSTANCE));
        } else {
            become(RunState.RUNNING, start.resumes() ? "resumed" : "started");
        }
        return this;
    }

    private void spawn(Strand strand, RunStart start) {
        ActorContext<Command> context = getContext();
        String name = strand.name().replaceAll("[^A-Za-z0-9_-]", "_");
        ActorRef<DataLoader.Command> loader = strand.simulation() instanceof BatchFed fed
                ? context.spawn(DataLoader.create(fed.batches()), "loader-" + name)
                : null;
        long reachedAt = start.reachedAt(strand.name());
        ActorRef<RegularizerScheduler.Command> scheduler = strand.simulation() instanceof Regulated regulated
                ? context.spawn(RegularizerScheduler.create(regulated.schedule(), reachedAt), "scheduler-" + name)
                : null;
        String recordedName = start.trial().strands().size() == 1 ? null : strand.name();
        BlockBuilder rows =
                Block.builder(order.run(), order.experiment(), recordedName, strand.metrics(), Trainer.ROWS_PER_BLOCK);
        FrameReader frames = new FrameReader(order.run(), order.experiment(), recordedName, strand);
        ActorRef<Trainer.Command> trainer = context.spawn(
                Trainer.create(strand, reachedAt, bench, rows, frames, loader, scheduler),
                "trainer-" + name,
                DispatcherSelector.fromConfig("minima.cpu"));
        context.spawn(
                MetricCollector.create(
                        strand.name(),
                        course.plan(strand.name()),
                        start.recordedUntil(strand.name()),
                        start.begins(strand),
                        bench.writer(),
                        trainer,
                        context.messageAdapter(MetricCollector.News.class, Heard::new)),
                "collector-" + name);
        trainers.add(trainer);
        living++;
    }

    private Behavior<Command> onNotReady(NotReady message) {
        preparing = false;
        if (cancelled || suspending) {
            return gone();
        }
        course.failed(message.cause());
        return conclude(RunState.FAILED);
    }

    private Behavior<Command> onHeard(Heard heard) {
        MetricCollector.News news = heard.news();
        if (news instanceof MetricCollector.Measured measured) {
            course.measured(measured.strand(), measured.recorded().block());
        } else if (news instanceof MetricCollector.Progressed progressed) {
            course.progressed(progressed.strand(), progressed.step());
            reportIfDue();
        } else if (news instanceof MetricCollector.Checkpointed checkpointed) {
            save(checkpointed.snapshot());
        } else if (news instanceof MetricCollector.StrandEnded ended) {
            living--;
            if (!(ended.ending() instanceof Ending.Stopped)) {
                course.ended(ended.strand(), ended.ending());
            }
            return maybeDone();
        }
        return this;
    }

    private Behavior<Command> maybeDone() {
        if (living > 0 || saving > 0) {
            return this;
        }
        if (cancelled || suspending) {
            return gone();
        }
        return course.allEnded() ? conclude(course.conclude()) : this;
    }

    private void save(Snapshot snapshot) {
        saving++;
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(() -> log.save(snapshot), blocking),
                        (problem, failed) -> new SavedToDisk(failed == null ? problem : Ending.describe(failed)));
    }

    private Behavior<Command> onSavedToDisk(SavedToDisk saved) {
        saving--;
        if (!saved.problem().isEmpty()) {
            getContext().getLog().warn("checkpoint skipped, the one before is kept: {}", saved.problem());
        }
        return ready && living == 0 ? maybeDone() : this;
    }

    private Behavior<Command> onSaveNow() {
        if (state == RunState.RUNNING && saving == 0) {
            trainers.forEach(trainer -> trainer.tell(Trainer.Save.INSTANCE));
        }
        return this;
    }

    private Behavior<Command> onPause() {
        if (state == RunState.QUEUED || state == RunState.RUNNING) {
            trainers.forEach(trainer -> trainer.tell(Trainer.Pause.INSTANCE));
            queue.tell(new Queue.Leave(order.run()));
            become(RunState.PAUSED, "paused");
        }
        return this;
    }

    private Behavior<Command> onResume() {
        if (state == RunState.PAUSED) {
            become(RunState.QUEUED, "queued");
            offer();
        }
        return this;
    }

    private Behavior<Command> onCancel() {
        cancelled = true;
        return stopStrands();
    }

    private Behavior<Command> onSuspend() {
        suspending = true;
        return stopStrands();
    }

    private Behavior<Command> stopStrands() {
        stopped.set(true);
        trainers.forEach(trainer -> trainer.tell(Trainer.Stop.INSTANCE));
        return preparing ? this : maybeDone();
    }

    private Behavior<Command> gone() {
        if (cancelled) {
            return conclude(RunState.CANCELLED);
        }
        queue.tell(new Queue.Leave(order.run()));
        course.running(false);
        laboratory.tell(new Laboratory.RunSuspended(order.run()));
        return Behaviors.stopped();
    }

    private Behavior<Command> conclude(RunState last) {
        become(last, last.name().toLowerCase(Locale.ROOT));
        queue.tell(new Queue.Leave(order.run()));
        return Behaviors.stopped();
    }

    private void become(RunState next, String kind) {
        state = next;
        course.running(next == RunState.RUNNING);
        lastReport = bench.clock().nanos();
        RunReport report = course.report(next, claim);
        log.record(report, kind, recorded -> laboratory.tell(new Laboratory.RunChanged(recorded)));
    }

    /** The strands of a run that has been paused say once more where they have come to. */
    private void reportIfDue() {
        long now = bench.clock().nanos();
        if (state == RunState.RUNNING && now - lastReport >= REPORT_NANOS) {
            lastReport = now;
            laboratory.tell(new Laboratory.RunProgressed(course.report(state, claim)));
        } else if (state == RunState.PAUSED) {
            log.update(course.report(state, claim), report -> laboratory.tell(new Laboratory.RunProgressed(report)));
        }
    }
}
