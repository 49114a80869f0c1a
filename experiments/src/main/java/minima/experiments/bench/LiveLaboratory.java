package minima.experiments.bench;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.Checkpoints;
import minima.actors.Clock;
import minima.actors.Laboratory;
import minima.actors.RunIds;
import minima.actors.RunOrder;
import minima.actors.StoredRun;
import minima.actors.Workbench;
import minima.experiments.bench.Descent.Shape;
import minima.telemetry.event.RunRecord;
import minima.telemetry.event.RunState;
import minima.telemetry.journal.Journal;
import minima.telemetry.journal.JournalConfig;
import minima.telemetry.journal.JournalWriter;
import minima.telemetry.kafka.StepPublisher;
import minima.telemetry.prometheus.RunMetrics;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The laboratory as {@code run} opens it, without a page, in a folder of its own. */
final class LiveLaboratory implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration CHECKPOINTS = Duration.ofSeconds(5);
    private static final long LOOK_MS = 5;
    private static final long SEED = 1;

    private final Journal journal;
    private final JournalWriter writer;
    private final @Nullable StepPublisher publisher;
    private final ActorSystem<Laboratory.Command> system;

    /** @param broker where records are sent; null for nowhere */
    LiveLaboratory(Path folder, @Nullable String broker) {
        journal = Journal.open(JournalConfig.in(folder.resolve("journal")));
        writer = JournalWriter.start(journal);
        publisher = broker == null ? null : StepPublisher.start(journal, writer, () -> broker);
        Workbench bench = new Workbench(
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

    static RunOrder order(Shape shape, long steps, String every) {
        Map<String, String> settings = Map.of(
                "samples", Integer.toString(shape.samples()),
                "dimension", Integer.toString(shape.dimension()),
                "steps", Long.toString(steps));
        return new RunOrder(RunIds.next(Descent.ID, SEED), Descent.ID, settings, SEED, null, null, every, false, null);
    }

    /** Steps a second from the first step until the last row is in the journal. */
    double rate(Shape shape, long steps, String every) throws InterruptedException {
        RunOrder order = order(shape, steps, every);
        submit(order);
        return steps / ended(order.run()).path("seconds").asDouble();
    }

    void submit(RunOrder order) {
        AskPattern.<Laboratory.Command, Laboratory.Answer>ask(
                        system, replyTo -> new Laboratory.Submit(order, replyTo), PATIENCE, system.scheduler())
                .toCompletableFuture()
                .join();
    }

    private JsonNode ended(String run) throws InterruptedException {
        RunRecord record = journal.run(run);
        while (record == null || !record.state().terminal()) {
            Thread.sleep(LOOK_MS);
            record = journal.run(run);
        }
        if (record.state() != RunState.COMPLETED) {
            throw new IllegalStateException("a benchmark's run must complete: "
                    + StoredRun.report(record).path("failure"));
        }
        return StoredRun.report(record);
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
