package minima.experiments.bench;

import minima.actors.Checkpoints;
import minima.actors.Clock;
import minima.actors.Laboratory;
import minima.actors.RunIds;
import minima.actors.RunOrder;
import minima.actors.RunReport;
import minima.actors.StoredRun;
import minima.actors.Workbench;
import minima.dashboards.alert.AlertPlan;
import minima.dashboards.alert.Alerts;
import minima.dashboards.api.Server;
import minima.experiments.bench.Descent.Shape;
import minima.telemetry.event.Block;
import minima.telemetry.event.Recorded;
import minima.telemetry.event.RunRecord;
import minima.telemetry.event.RunState;
import minima.telemetry.journal.Journal;
import minima.telemetry.journal.JournalConfig;
import minima.telemetry.journal.JournalWriter;
import minima.telemetry.kafka.StepPublisher;
import minima.telemetry.prometheus.RunMetrics;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** The laboratory as {@code run} opens it, in a folder of its own. */
final class LiveLaboratory implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration CHECKPOINTS = Duration.ofSeconds(5);
    private static final long LOOK_MS = 20;
    private static final long SEED = 1;

    private final Journal journal;
    private final JournalWriter writer;
    private final @Nullable StepPublisher publisher;
    private final ActorSystem<Laboratory.Command> system;
    private final Workbench bench;
    private String url = "";

    /** @param broker where records are sent; null for nowhere */
    LiveLaboratory(Path folder, @Nullable String broker) {
        journal = Journal.open(JournalConfig.in(folder.resolve("journal")));
        writer = JournalWriter.start(journal);
        publisher = broker == null ? null : StepPublisher.start(journal, writer, () -> broker);
        bench = new Workbench(
                Map.of(Descent.ID, new Descent()),
                journal,
                writer,
                new Checkpoints(folder.resolve("checkpoints")),
                new RunMetrics(),
                Clock.SYSTEM,
                CHECKPOINTS,
                Runtime.getRuntime().availableProcessors(),
                publisher);
        system = ActorSystem.create(Laboratory.create(bench), "bench");
    }

    /** One with a page, whose records go nowhere. */
    static LiveLaboratory withPage(Path folder) {
        LiveLaboratory laboratory = new LiveLaboratory(folder, null);
        ActorSystem<Laboratory.Command> system = laboratory.system;
        ActorRef<Alerts.Command> alerts = system.systemActorOf(
                Alerts.create(laboratory.bench, system, AlertPlan.in(folder), laboratory::url),
                "alerts",
                DispatcherSelector.blocking());
        int port = new Server(system, system, alerts, laboratory.bench, Map::of)
                .bind(0)
                .toCompletableFuture()
                .join()
                .localAddress()
                .getPort();
        laboratory.url = "http://%s:%d/".formatted(Server.HOST, port);
        return laboratory;
    }

    /** The page's address. */
    String url() {
        return url;
    }

    static RunOrder order(Shape shape, long steps, String every) {
        Map<String, String> settings = Map.of(
                "samples", Integer.toString(shape.samples()),
                "dimension", Integer.toString(shape.dimension()),
                "steps", Long.toString(steps));
        return new RunOrder(RunIds.next(Descent.ID, SEED), Descent.ID, settings, SEED, null, null, every, false, null);
    }

    /**
     * Steps a second by the times of the rows in the journal, from a tenth of the steps on: what a long run comes to.
     */
    double rate(Shape shape, long steps, String every) throws InterruptedException {
        RunOrder order = order(shape, steps, every);
        complete(order);
        Mark from = mark(order.run(), steps / 10);
        Mark to = mark(order.run(), steps);
        return 1e3 * (to.step() - from.step()) / Math.max(1, to.timeMs() - from.timeMs());
    }

    /** Steps a second of a run that goes on, over these seconds. */
    double progress(String run, double seconds) throws InterruptedException {
        long steps = step(run);
        long start = System.nanoTime();
        Thread.sleep((long) (1000 * seconds));
        return (step(run) - steps) / ((System.nanoTime() - start) / 1e9);
    }

    private long step(String run) {
        return AskPattern.<Laboratory.Command, Laboratory.Alive>ask(
                        system, Laboratory.Reports::new, PATIENCE, system.scheduler())
                .toCompletableFuture()
                .join()
                .reports()
                .stream()
                .filter(report -> report.run().equals(run))
                .mapToLong(RunReport::step)
                .findFirst()
                .orElse(0);
    }

    /** Runs an order to its end. */
    void complete(RunOrder order) throws InterruptedException {
        submit(order);
        awaitEnd(order.run());
    }

    private record Mark(long step, long timeMs) {}

    /** The first row at or after a step. */
    private Mark mark(String run, long step) {
        try (Stream<Recorded> blocks = journal.blocks(run)) {
            Block block = blocks.map(Recorded::block)
                    .map(whole -> whole.after(step - 1))
                    .filter(rest -> rest.rows() > 0)
                    .findFirst()
                    .orElseThrow();
            return new Mark(block.step(0), block.timeMs(0));
        }
    }

    void submit(RunOrder order) {
        AskPattern.<Laboratory.Command, Laboratory.Answer>ask(
                        system, replyTo -> new Laboratory.Submit(order, replyTo), PATIENCE, system.scheduler())
                .toCompletableFuture()
                .join();
    }

    private void awaitEnd(String run) throws InterruptedException {
        RunRecord record = journal.run(run);
        while (record == null || !record.state().terminal()) {
            Thread.sleep(LOOK_MS);
            record = journal.run(run);
        }
        if (record.state() != RunState.COMPLETED) {
            throw new IllegalStateException("a benchmark's run must complete: "
                    + StoredRun.report(record).path("failure"));
        }
    }

    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
        if (publisher != null) {
            publisher.close();
        }
        writer.close();
        journal.close();
    }
}
