package minima.actors;

import minima.telemetry.event.BatchRecord;
import minima.telemetry.event.RunRecord;
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
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
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

        assertThat(report.standing().counts()).isEqualTo(Map.of("COMPLETED", 6L, "FAILED", 6L));
        assertThat(report.standing().status()).isEqualTo(RunState.COMPLETED);
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
            BatchGroup.Summary summary =
                    report.groups().get(group).values().get("full").get("loss.train");

            assertThat(values[0]).as("seeds differ").isNotEqualTo(values[1]);
            assertThat(summary.mean()).isCloseTo(mean, within(1e-14));
            assertThat(summary.count()).isEqualTo(3);
            assertThat(summary.high()).isCloseTo(mean + 4.302653 * deviation / Math.sqrt(3), within(1e-6 * mean));
            assertThat(report.groups().get(group).verdicts().asTheyShould()).isEqualTo(3);
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

        assertThat(report().standing().counts()).isEqualTo(Map.of("COMPLETED", 20L));
    }

    @Test
    void goesThroughTheSameNumbersThoughTheLaboratoryDiesAgainAndAgain() {
        List<Sweep.Axis> axes = List.of(new Sweep.Axis("stepSize", List.of("0.05", "0.1")));
        launch(sweep(axes, 8, 0));
        for (int deaths = 1; deaths <= 4 && !ended(); deaths++) {
            int target = 3 * deaths;
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> journal.states("b").size() >= target || ended());
            reopen();
        }
        awaitEnd();
        List<BatchCell> killed = report().cells();

        assertThat(report().standing().counts()).isEqualTo(Map.of("COMPLETED", 16L));
        assertThat(killed).allSatisfy(cell -> assertThat(journal.events(cell.run()))
                .as("ended once")
                .filteredOn(event -> event.kind().equals("completed"))
                .hasSize(1));
        launch(new Sweep("whole", "tiny-descent", Map.of(), axes, seeds(8), null, null, "log", true, 0));
        awaitEnd();
        assertThat(report().cells())
                .extracting(BatchCell::values)
                .isEqualTo(killed.stream().map(BatchCell::values).toList());
    }

    @Test
    void staysCancelledThoughTheLaboratoryDiesBeforeItsRunsHaveEnded() {
        launch(sweep(List.of(new Sweep.Axis("steps", List.of("1000000000", "1000000001"))), 5, 0));
        await().atMost(PATIENCE).until(() -> journal.states("b").containsValue(RunState.RUNNING));
        terminate();
        journal.save(journal.unfinishedBatches().get(0).cancelled());
        int submitted = journal.states("b").size();
        reopen();

        awaitEnd();
        assertThat(journal.states("b")).hasSize(submitted);
        assertThat(journal.states("b").values()).containsOnly(RunState.CANCELLED);
        assertThat(report().standing().status()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void cancelsWhatIsAliveAndSubmitsNoMore() {
        launch(sweep(List.of(new Sweep.Axis("steps", List.of("1000000000", "1000000001"))), 5, 0));
        await().atMost(PATIENCE).until(() -> journal.states("b").containsValue(RunState.RUNNING));

        assertThat(ask(replyTo -> new Batches.Cancel("b", replyTo))).isEqualTo(new Laboratory.Accepted("b"));
        awaitEnd();
        assertThat(journal.states("b").values()).containsOnly(RunState.CANCELLED);
        assertThat(journal.states("b")).hasSizeLessThanOrEqualTo(2 * SLOTS);
        assertThat(report().standing().counts()).containsOnlyKeys("CANCELLED", "WAITING");
        assertThat(report().standing().status()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void refusesASweepWithABadCellAndLeavesNothingBehind() {
        Laboratory.Answer answer = launch(sweep(List.of(new Sweep.Axis("stepSize", List.of("0.1", "x"))), 1, 0));

        assertThat(answer).isEqualTo(new Laboratory.Refused("stepSize must be a number: stepSize=x"));
        assertThat(journal.batches(10)).isEmpty();
        assertThat(journal.runs(10)).isEmpty();
    }

    private static Sweep sweep(List<Sweep.Axis> axes, int seeds, int atOnce) {
        return new Sweep("b", "tiny-descent", Map.of(), axes, seeds(seeds), null, null, "log", true, atOnce);
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
        BatchRecord record = journal.batches(1).get(0);
        Sweep sweep = BatchReport.sweepOf(record);
        List<BatchCell> cells = IntStream.range(0, sweep.cells())
                .mapToObj(cell -> {
                    RunRecord run = journal.run(sweep.run(cell));
                    return BatchCell.of(sweep, cell, run == null ? null : StoredRun.report(run));
                })
                .toList();
        BatchStanding standing = BatchStanding.of(record, journal.counts(record.id()));
        return BatchReport.of(sweep, standing, cells, BatchReport.View.CELLS, metric -> true);
    }

    /** Without a word to batches and runs. */
    private void reopen() {
        terminate();
        laboratory = openLaboratory();
        journal.unfinishedBatches()
                .forEach(record -> laboratory.tell(
                        new Laboratory.ForBatches(new Batches.Revive(record, journal.states(record.id())))));
        journal.unfinished().forEach(record -> laboratory.tell(new Laboratory.Revive(record, true)));
    }

    private static List<Long> seeds(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
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
