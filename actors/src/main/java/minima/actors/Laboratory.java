package minima.actors;

import minima.telemetry.event.Entry;
import minima.telemetry.event.Recorded;
import minima.telemetry.event.RunRecord;
import minima.telemetry.event.RunState;
import minima.telemetry.journal.JournalWriter;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The guardian: owns which runs are alive on this node, and starts the queue, the batches, the live feed and the
 * publisher.
 *
 * <pre>
 *   open --Suspend--> closing --every run saved--> stopped
 * </pre>
 *
 * <p>On restart of the process: {@code Revive} brings back the runs that the journal holds as not ended.
 */
public final class Laboratory extends AbstractBehavior<Laboratory.Command> {

    /** What the laboratory understands. */
    public sealed interface Command {}

    /** Runs an order, if all of it is good. */
    public record Submit(RunOrder order, ActorRef<Answer> replyTo) implements Command {}

    /** Runs a fork, if all of the request is good; accepts with the id of the fork. */
    public record SubmitFork(ForkRequest request, ActorRef<Answer> replyTo) implements Command {}

    /** Brings back a run that was interrupted: it goes on if it was running, and stays paused if it was paused. */
    public record Revive(RunRecord record, boolean resume) implements Command {}

    public record Steer(String run, Action action, ActorRef<Answer> replyTo) implements Command {}

    /** What can be asked of a run. */
    public enum Action {
        PAUSE,
        RESUME,
        CANCEL
    }

    /** Asks for the reports of all runs alive here. */
    public record Reports(ActorRef<Alive> replyTo) implements Command {}

    public record Alive(List<RunReport> reports) {

        public Alive {
            reports = List.copyOf(reports);
        }
    }

    /** Saves every run and stops; the runs are resumed by a later laboratory. */
    public record Suspend(ActorRef<Suspended> replyTo) implements Command {}

    /** The runs that were saved. */
    public record Suspended(List<String> runs) {}

    /** The answer to a user. */
    public sealed interface Answer {}

    public record Accepted(String run) implements Answer {}

    public record Refused(String reason) implements Answer {}

    /** Runs an order of a batch that was checked as a whole; what is bad all the same fails its run alone. */
    record Begin(RunOrder order) implements Command {}

    record RunChanged(RunReport report) implements Command {}

    record RunProgressed(RunReport report) implements Command {}

    record RunSuspended(String run) implements Command {}

    private record Checked(RunOrder order, ActorRef<Answer> replyTo) implements Command {}

    private record Found(String reason, ActorRef<Answer> replyTo) implements Command {}

    /** Passes a message on to the live feed. */
    public record Feed(LiveFeed.Command message) implements Command {}

    /** Passes a message on to the batches. */
    public record ForBatches(Batches.Command message) implements Command {}

    /** Passes a message on to the publisher; nothing hears it where nothing is sent to Kafka. */
    public record Publish(Publisher.Command message) implements Command {}

    private final Workbench bench;
    private final ActorRef<Queue.Command> queue;
    private final ActorRef<LiveFeed.Command> feed;
    private final ActorRef<Batches.Command> batches;
    private final @Nullable ActorRef<Publisher.Command> publisher;
    private final Executor blocking;
    private final Map<String, ActorRef<Run.Command>> runs = new LinkedHashMap<>();
    private final Map<String, RunReport> reports = new HashMap<>();
    private final List<String> suspended = new ArrayList<>();
    private @Nullable ActorRef<Suspended> closing;

    public static Behavior<Command> create(Workbench bench) {
        return Behaviors.setup(context -> new Laboratory(context, bench));
    }

    private Laboratory(ActorContext<Command> context, Workbench bench) {
        super(context);
        this.bench = bench;
        this.queue = context.spawn(Queue.create(bench.slots()), "queue");
        this.feed = context.spawn(LiveFeed.create(bench.metrics()), "live-feed");
        this.batches = context.spawn(Batches.create(bench, context.getSelf()), "batches");
        this.publisher =
                bench.publisher() == null ? null : context.spawn(Publisher.create(bench.publisher()), "publisher");
        this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.blocking());
        ActorRef<LiveFeed.Command> rows = feed;
        bench.writer().listen(new JournalWriter.Listener() {
            @Override
            public void onCommitted(List<Entry> entries) {
                for (Entry entry : entries) {
                    if (entry instanceof Recorded recorded && recorded.block().rows() > 0) {
                        bench.metrics().update(recorded.block());
                    }
                }
                rows.tell(new LiveFeed.Committed(entries));
            }
        });
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Submit.class, this::onSubmit)
                .onMessage(Begin.class, this::onBegin)
                .onMessage(SubmitFork.class, this::onSubmitFork)
                .onMessage(Checked.class, this::onChecked)
                .onMessage(Found.class, this::onFound)
                .onMessage(Revive.class, this::onRevive)
                .onMessage(Steer.class, this::onSteer)
                .onMessage(Reports.class, this::onReports)
                .onMessage(Suspend.class, this::onSuspend)
                .onMessage(RunChanged.class, this::onRunChanged)
                .onMessage(RunProgressed.class, this::onRunProgressed)
                .onMessage(RunSuspended.class, this::onRunSuspended)
                .onMessage(Feed.class, this::onFeed)
                .onMessage(ForBatches.class, this::onForBatches)
                .onMessage(Publish.class, this::onPublish)
                .build();
    }

    private Behavior<Command> onFeed(Feed forFeed) {
        feed.tell(forFeed.message());
        return this;
    }

    private Behavior<Command> onForBatches(ForBatches forBatches) {
        batches.tell(forBatches.message());
        return this;
    }

    private Behavior<Command> onPublish(Publish forPublisher) {
        if (publisher != null) {
            publisher.tell(forPublisher.message());
        }
        return this;
    }

    private Behavior<Command> onSubmit(Submit submit) {
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(
                                () -> Preparation.of(submit.order(), bench.catalogue())
                                        .fingerprinted(),
                                blocking),
                        (order, failed) -> failed == null
                                ? new Checked(order, submit.replyTo())
                                : new Found(RunStart.reason(failed), submit.replyTo()));
        return this;
    }

    private Behavior<Command> onSubmitFork(SubmitFork submit) {
        RunReport alive = reports.get(submit.request().parent());
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(() -> Forking.order(submit.request(), alive, bench), blocking),
                        (order, failed) -> failed == null
                                ? new Checked(order, submit.replyTo())
                                : new Found(RunStart.reason(failed), submit.replyTo()));
        return this;
    }

    private Behavior<Command> onChecked(Checked checked) {
        if (closing != null) {
            checked.replyTo().tell(new Refused("laboratory must be open: state=closing"));
            return this;
        }
        begin(checked.order());
        checked.replyTo().tell(new Accepted(checked.order().run()));
        return this;
    }

    private Behavior<Command> onBegin(Begin begin) {
        if (closing == null) {
            begin(begin.order());
        }
        return this;
    }

    private void begin(RunOrder order) {
        if (!runs.containsKey(order.run())) {
            spawn(order, RunState.QUEUED, new Run.Past(bench.clock().epochMs(), 0, 0));
        }
    }

    private Behavior<Command> onFound(Found found) {
        found.replyTo().tell(new Refused(found.reason()));
        return this;
    }

    private Behavior<Command> onRevive(Revive revive) {
        RunRecord record = revive.record();
        boolean known = bench.catalogue().containsKey(record.experiment());
        if (known && !runs.containsKey(record.id()) && !record.state().terminal()) {
            boolean goesOn = revive.resume() || record.state() != RunState.PAUSED;
            spawn(
                    StoredRun.order(record),
                    goesOn ? RunState.QUEUED : RunState.PAUSED,
                    new Run.Past(record.createdMs(), record.startedMs(), StoredRun.seconds(record)));
        }
        return this;
    }

    private void spawn(RunOrder order, RunState state, Run.Past past) {
        ActorRef<Run.Command> run = getContext()
                .spawn(Run.create(order, state, past, bench, queue, getContext().getSelf()), "run-" + order.run());
        runs.put(order.run(), run);
    }

    private Behavior<Command> onSteer(Steer steer) {
        ActorRef<Run.Command> run = runs.get(steer.run());
        if (run == null) {
            steer.replyTo().tell(new Refused("run must be alive: run=" + steer.run()));
            return this;
        }
        run.tell(
                switch (steer.action()) {
                    case PAUSE -> Run.Pause.INSTANCE;
                    case RESUME -> Run.Resume.INSTANCE;
                    case CANCEL -> Run.Cancel.INSTANCE;
                });
        steer.replyTo().tell(new Accepted(steer.run()));
        return this;
    }

    private Behavior<Command> onReports(Reports ask) {
        ask.replyTo().tell(new Alive(List.copyOf(reports.values())));
        return this;
    }

    private Behavior<Command> onRunChanged(RunChanged changed) {
        RunReport report = changed.report();
        if (report.status().terminal()) {
            runs.remove(report.run());
            forgetUnlessLost(report);
        } else {
            reports.put(report.run(), report);
        }
        tell(report);
        return stopIfClosed();
    }

    private void tell(RunReport report) {
        feed.tell(new LiveFeed.Changed(report));
        if (report.batch() != null) {
            batches.tell(new Batches.RunMoved(report));
        }
    }

    /** What the journal could not take is remembered here, so that whoever watches hears of the end. */
    private void forgetUnlessLost(RunReport report) {
        boolean lost = bench.writer().health().state() == JournalWriter.State.FAILED;
        if (lost) {
            reports.put(report.run(), report);
        } else {
            reports.remove(report.run());
        }
    }

    private Behavior<Command> onRunProgressed(RunProgressed progressed) {
        RunReport report = progressed.report();
        if (runs.containsKey(report.run())) {
            reports.put(report.run(), report);
            tell(report);
        }
        return this;
    }

    private Behavior<Command> onSuspend(Suspend suspend) {
        closing = suspend.replyTo();
        batches.tell(Batches.Close.INSTANCE);
        runs.values().forEach(run -> run.tell(Run.Suspend.INSTANCE));
        return stopIfClosed();
    }

    private Behavior<Command> onRunSuspended(RunSuspended gone) {
        runs.remove(gone.run());
        suspended.add(gone.run());
        return stopIfClosed();
    }

    private Behavior<Command> stopIfClosed() {
        if (closing == null || !runs.isEmpty()) {
            return this;
        }
        closing.tell(new Suspended(List.copyOf(suspended)));
        return Behaviors.stopped();
    }
}
