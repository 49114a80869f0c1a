package minima.actors;

import com.fasterxml.jackson.databind.JsonNode;
import minima.telemetry.event.RunState;
import minima.telemetry.journal.Journal;
import minima.telemetry.journal.JournalConfig;
import minima.telemetry.journal.JournalWriter;
import minima.telemetry.prometheus.RunMetrics;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

class BatchesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SLOTS = 2;

    @TempDir
    Path folder;

    private Journal journal;
    private JournalWriter writer;
    private ActorSystem<Laboratory.Command> laboratory;

    @BeforeEach
    void open() {
        journal = Journal.open(JournalConfig.in(folder.resolve("journal")));
        writer = JournalWriter.start(journal);
        laboratory = openLaboratory();
    }

    @AfterEach
    void close() {
        terminate();
        writer.close();
        journal.close();
    }

    @Test
    void runsEveryCellThoughSomeFail() {
        Sweep sweep = sweep(
                List.of(
                        new Sweep.Axis("stepSize", List.of("0.05", "0.1")),
                        new Sweep.Axis("throwsAt", List.of("0", "50"))),
                3,
                0);
        assertThat(launch(sweep)).isEqualTo(new Laboratory.Accepted("b"));
        awaitEnd();
        BatchReport report = report();

        assertThat(report.counts()).isEqualTo(Map.of("COMPLETED", 6L, "FAILED", 6L));
        assertThat(report.status()).isEqualTo(RunState.COMPLETED);
        assertThat(report.cells()).allSatisfy(cell -> assertThat(cell.status())
                .isEqualTo(cell.swept().get("throwsAt").equals("0") ? "COMPLETED" : "FAILED"));
    }

    /** Student's 97.5 % point with two degrees of freedom is 4.302653. */
    @Test
    void sumsUpEachCombinationOverItsSeeds() {
        launch(sweep(List.of(new Sweep.Axis("stepSize", List.of("0.05", "0.1"))), 3, 0));
        awaitEnd();
        BatchReport report = report();

        assertThat(report.groups()).hasSize(2);
        for (int group = 0; group < 2; group++) {
            double[] values = report.cells().subList(3 * group, 3 * group + 3).stream()
                    .mapToDouble(cell -> cell.values().get("full").get("loss.train"))
                    .toArray();
            double mean = (values[0] + values[1] + values[2]) / 3;
            double deviation = Math.sqrt(((values[0] - mean) * (values[0] - mean)
                            + (values[1] - mean) * (values[1] - mean)
                            + (values[2] - mean) * (values[2] - mean))
                    / 2);
            BatchReport.Summary summary =
                    report.groups().get(group).values().get("full").get("loss.train");

            assertThat(values[0]).as("seeds differ").isNotEqualTo(values[1]);
            assertThat(summary.mean()).isCloseTo(mean, within(1e-14));
            assertThat(summary.high()).isCloseTo(mean + 4.302653 * deviation / Math.sqrt(3), within(1e-6 * mean));
            assertThat(report.groups().get(group).asTheyShould()).isEqualTo(3);
        }
    }

    @Test
    void keepsAtMostSoManyRunsAlive() {
        launch(sweep(List.of(new Sweep.Axis("stepSize", List.of("0.05", "0.1"))), 10, 1));
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
            long alive = journal.states("b").values().stream()
                    .filter(state -> !state.terminal())
                    .count();
            assertThat(alive).isLessThanOrEqualTo(1);
            return ended();
        });

        assertThat(report().counts()).isEqualTo(Map.of("COMPLETED", 20L));
    }

    @Test
    void goesOnWhereItWasThoughTheLaboratoryDiesAgainAndAgain() {
        launch(sweep(List.of(new Sweep.Axis("stepSize", List.of("0.05", "0.1"))), 8, 0));
        for (int deaths = 1; deaths <= 4 && !ended(); deaths++) {
            int target = 3 * deaths;
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> journal.states("b").size() >= target || ended());
            terminate(); // without a word to batch and runs
            laboratory = openLaboratory();
            journal.unfinishedBatches()
                    .forEach(record -> laboratory.tell(
                            new Laboratory.ForBatches(new Batches.Revive(record, journal.states(record.id())))));
            journal.unfinished().forEach(record -> laboratory.tell(new Laboratory.Revive(record, true)));
        }
        awaitEnd();

        assertThat(report().counts()).isEqualTo(Map.of("COMPLETED", 16L));
        assertThat(journal.batch("b")).hasSize(16);
    }

    @Test
    void cancelsWhatIsAliveAndSubmitsNoMore() {
        launch(sweep(List.of(new Sweep.Axis("steps", List.of("1000000000", "1000000001"))), 5, 0));
        await().atMost(PATIENCE).until(() -> journal.states("b").containsValue(RunState.RUNNING));

        assertThat(ask(replyTo -> new Batches.Cancel("b", replyTo))).isEqualTo(new Laboratory.Accepted("b"));
        await().atMost(PATIENCE)
                .until(() -> journal.states("b").values().stream().allMatch(RunState::terminal));
        assertThat(journal.states("b")).hasSizeLessThanOrEqualTo(2 * SLOTS);
        assertThat(report().counts()).containsKeys("CANCELLED", "WAITING");
        assertThat(journal.unfinishedBatches()).isEmpty();
    }

    @Test
    void refusesASweepWithABadCellAndLeavesNothingBehind() {
        Laboratory.Answer answer = launch(sweep(List.of(new Sweep.Axis("stepSize", List.of("0.1", "x"))), 1, 0));

        assertThat(answer).isEqualTo(new Laboratory.Refused("stepSize must be a number: stepSize=x"));
        assertThat(journal.batches(10)).isEmpty();
        assertThat(journal.runs(10)).isEmpty();
    }

    private static Sweep sweep(List<Sweep.Axis> axes, int seeds, int atOnce) {
        return new Sweep(
                "b",
                "tiny-descent",
                Map.of(),
                axes,
                LongStream.rangeClosed(1, seeds).boxed().toList(),
                null,
                "log",
                true,
                atOnce);
    }

    private Laboratory.Answer launch(Sweep sweep) {
        return ask(replyTo -> new Batches.Launch(sweep, replyTo));
    }

    private Laboratory.Answer ask(Function<ActorRef<Laboratory.Answer>, Batches.Command> question) {
        return AskPattern.<Laboratory.Command, Laboratory.Answer>ask(
                        laboratory,
                        replyTo -> new Laboratory.ForBatches(question.apply(replyTo)),
                        PATIENCE,
                        laboratory.scheduler())
                .toCompletableFuture()
                .join();
    }

    private void awaitEnd() {
        await().atMost(PATIENCE).until(this::ended);
    }

    private boolean ended() {
        return journal.unfinishedBatches().isEmpty() && !journal.batches(1).isEmpty();
    }

    private BatchReport report() {
        Map<String, JsonNode> reports = new HashMap<>();
        journal.batch("b").forEach(run -> reports.put(run.id(), StoredRun.report(run)));
        return BatchReport.of(journal.batches(1).get(0), reports::get, metric -> true);
    }

    private ActorSystem<Laboratory.Command> openLaboratory() {
        return ActorSystem.create(
                Laboratory.create(new Workbench(
                        Map.of("tiny-descent", new TinyDescent()),
                        journal,
                        writer,
                        new Checkpoints(folder.resolve("checkpoints")),
                        new RunMetrics(),
                        Clock.SYSTEM,
                        Duration.ofMillis(50),
                        SLOTS,
                        null)),
                "minima");
    }

    private void terminate() {
        laboratory.terminate();
        laboratory.getWhenTerminated().toCompletableFuture().join();
    }
}
