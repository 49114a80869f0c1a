package minima.actors;

import com.fasterxml.jackson.databind.JsonNode;
import minima.telemetry.event.Recorded;
import minima.telemetry.event.RecordedFrame;
import minima.telemetry.event.RunRecord;
import minima.telemetry.event.RunState;
import minima.telemetry.journal.Journal;
import minima.telemetry.journal.JournalConfig;
import minima.telemetry.journal.JournalWriter;
import minima.telemetry.prometheus.RunMetrics;
import minima.training.claim.Experiment;
import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.SamplingPlan;
import minima.training.claim.Series;
import minima.training.claim.Strand;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LaboratoryTest {

    private static final Duration PATIENCE = ofSeconds(30);
    private static final long SEED_5 = 5;

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
    void measuresBitForBitWhatARehearsalMeasures() {
        String run = submit(order("log", Map.of()));
        Rehearsal rehearsal = Rehearsal.of(new TinyDescent().trialOf(Map.of(), Materials.none(SEED_5)));

        assertThat(ended(run).state()).isEqualTo(RunState.COMPLETED);
        for (Strand strand : rehearsal.trial().strands()) {
            for (String metric : strand.metrics()) {
                Series expected = rehearsal.history().series(strand.name(), metric);
                assertThat(recorded(run, strand.name(), metric))
                        .as("%s of %s", metric, strand.name())
                        .isEqualTo(points(expected));
            }
        }
        assertThat(report(run).path("verdicts").get(0).path("measured").asDouble())
                .isEqualTo(rehearsal.verdicts().get(0).measured());
    }

    @Test
    void readsBitForBitTheFramesThatARehearsalReads() {
        for (String every : List.of("log", "7")) {
            String run = completed(order(every, Map.of()));
            List<String> expected = new ArrayList<>();
            Rehearsal.watched(
                    new TinyDescent().trialOf(Map.of(), Materials.none(SEED_5)),
                    (strand, step, vector, values) -> expected.add(
                            "%s %d %s %s".formatted(strand.name(), step, vector.measure(), Arrays.toString(values))));

            assertThat(expected).hasSize(2 * SamplingPlan.MOST_FRAMES);
            assertThat(framesOf(run)).isEqualTo(expected);
        }
    }

    @Test
    void recordsEachFrameOnceThoughTheLaboratoryDiesAgainAndAgain() {
        Map<String, String> long1m = Map.of("steps", "1000000");
        List<String> whole = framesOf(completed(order("log", long1m)));
        RunOrder order = order("log", long1m);
        submit(order);
        int deaths = 0;
        for (long saved = 0; deaths < 8 && !journal.run(order.run()).state().terminal(); deaths++) {
            long before = saved;
            await().atMost(PATIENCE)
                    .pollInterval(ofMillis(2))
                    .until(() -> saved(order) > before
                            || journal.run(order.run()).state().terminal());
            saved = saved(order);
            terminate(); // without a word to the runs: what came after the last snapshot is taken again
            laboratory = openLaboratory();
            laboratory.tell(new Laboratory.Revive(journal.run(order.run()), true));
        }

        assertThat(ended(order.run()).state()).isEqualTo(RunState.COMPLETED);
        assertThat(deaths).as("deaths after a snapshot").isGreaterThan(1);
        assertThat(framesOf(order.run())).isEqualTo(whole);
        assertThat(journal.frames(order.run()).map(RecordedFrame::seq))
                .isEqualTo(LongStream.range(0, whole.size()).boxed().toList());
    }

    /** The step of the newest snapshot, 0 if there is none. */
    private long saved(RunOrder order) {
        return saved(order, "batches");
    }

    private long saved(RunOrder order, String strand) {
        try {
            return new Checkpoints(folder.resolve("checkpoints"))
                    .newest(order.run(), strand)
                    .map(Snapshot::step)
                    .orElse(0L);
        } catch (IOException beingReplaced) {
            return 0;
        }
    }

    private List<String> framesOf(String run) {
        return journal.frames(run)
                .map(RecordedFrame::frame)
                .map(f -> "%s %d %s %s".formatted(f.strand(), f.step(), f.measure(), Arrays.toString(f.values())))
                .toList();
    }

    @Test
    void fireTheRuleOfAScheduleAtTheSameStepHoweverDenselyItIsMeasured() {
        List<String> logSpaced = recorded(completed(order("log", Map.of())), "batches", "step.size");
        List<String> again = recorded(completed(order("log", Map.of())), "batches", "step.size");

        assertThat(again).isEqualTo(logSpaced);
        assertThat(logSpaced.get(0)).endsWith("=0.05");
        assertThat(logSpaced.get(logSpaced.size() - 1)).endsWith("=0.01");
    }

    @Test
    void goesThroughTheSameNumbersWhenItIsSuspendedAndResumedAgainAndAgain() {
        Map<String, String> long200k = Map.of("steps", "200000");
        String whole = completed(order("log", long200k));
        RunOrder order = order("log", long200k);
        submit(order);
        SplittableRandom seed6 = new SplittableRandom(6);
        int suspensions = 0;
        while (!journal.run(order.run()).state().terminal() && suspensions < 12) {
            long target = seed6.nextLong(1, 20_000);
            await().atMost(PATIENCE)
                    .pollInterval(ofMillis(2))
                    .until(() -> journal.lastStep(order.run(), "full") >= target
                            || journal.run(order.run()).state().terminal());
            suspend();
            suspensions++;
            laboratory = openLaboratory();
            laboratory.tell(new Laboratory.Revive(journal.run(order.run()), true));
        }

        assertThat(ended(order.run()).state()).isEqualTo(RunState.COMPLETED);
        assertThat(report(order.run()).path("digests")).isEqualTo(report(whole).path("digests"));
        for (String strand : List.of("full", "batches")) {
            assertThat(recorded(order.run(), strand, "loss.train")).isEqualTo(recorded(whole, strand, "loss.train"));
        }
        assertThat(framesOf(order.run())).isEqualTo(framesOf(whole));
    }

    @Test
    void pausesAndResumesWithoutChangingANumber() {
        Map<String, String> long100k = Map.of("steps", "100000");
        String whole = completed(order("log", long100k));
        String run = submit(order("log", long100k));
        await().atMost(PATIENCE).until(() -> journal.lastStep(run, "full") > 0);

        steer(run, Laboratory.Action.PAUSE);
        await().atMost(PATIENCE).until(() -> journal.run(run).state() != RunState.RUNNING);
        steer(run, Laboratory.Action.RESUME);

        assertThat(ended(run).state()).isEqualTo(RunState.COMPLETED);
        assertThat(report(run).path("digests")).isEqualTo(report(whole).path("digests"));
    }

    /** The snapshots of a pause stand where the strands do. */
    @Test
    void saysWhereAPausedRunHasComeTo() {
        RunOrder order = order("log", Map.of("steps", "1000000000000"));
        String run = submit(order);
        await().atMost(PATIENCE).until(() -> journal.lastStep(run, "full") > 0);

        steer(run, Laboratory.Action.PAUSE);
        await().atMost(PATIENCE).until(() -> journal.run(run).state() == RunState.PAUSED);

        await().atMost(PATIENCE).during(ofMillis(500)).until(() -> {
            long least = Math.min(saved(order, "full"), saved(order, "batches"));
            return least > 0
                    && report(run).path("step").asLong() == least
                    && alive().reports().stream().allMatch(report -> report.step() == least);
        });
        steer(run, Laboratory.Action.CANCEL);
    }

    private Laboratory.Alive alive() {
        return AskPattern.<Laboratory.Command, Laboratory.Alive>ask(
                        laboratory, Laboratory.Reports::new, PATIENCE, laboratory.scheduler())
                .toCompletableFuture()
                .join();
    }

    @Test
    void cancelsARunThatWouldTakeForEver() {
        String run = submit(order("log", Map.of("steps", "1000000000000")));
        await().atMost(PATIENCE).until(() -> journal.lastStep(run, "full") > 0);

        steer(run, Laboratory.Action.CANCEL);

        assertThat(ended(run).state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void turnsAThrowableOfASimulationIntoAFailedRunAndHarmsNoOther() {
        String poisoned = submit(order("log", Map.of("throwsAt", "100")));
        String healthy = submit(order("log", Map.of()));

        assertThat(ended(poisoned).state()).isEqualTo(RunState.FAILED);
        assertThat(report(poisoned).path("failure").asText()).isEqualTo("full: StackOverflowError: poison");
        assertThat(ended(healthy).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void showsTheNewestValuesInTheTrialsGridsAlsoAfterTheEnd() {
        JsonNode report = report(completed(order("log", Map.of())));

        JsonNode grid = report.path("grids").get(0);
        assertThat(grid.path("title").asText()).isEqualTo("last values");
        assertThat(grid.path("rows")).extracting(JsonNode::asText).containsExactly("full", "batches");
        assertThat(grid.path("columns")).extracting(JsonNode::asText).containsExactly("loss", "margin");
        assertThat(grid.path("cells")).hasSize(3);
        for (JsonNode cell : grid.path("cells")) {
            JsonNode last = report.path("final")
                    .path(cell.path("strand").asText())
                    .path(cell.path("metric").asText());
            assertThat(last.isNumber()).as("%s", cell).isTrue();
            assertThat(cell.path("value")).isEqualTo(last);
        }
    }

    @Test
    void saysWhichMeasureDivergedAtWhichStep() {
        String run = submit(order("log", Map.of("stepSize", "1e308")));

        assertThat(ended(run).state()).isEqualTo(RunState.DIVERGED);
        assertThat(report(run).path("failure").asText()).matches("full diverged at step \\d+: norm.l2=(NaN|Infinity)");
    }

    @Test
    void refusesAnOrderWithASettingOutOfReach() {
        RunOrder order = order("log", Map.of("stepz", "3"));

        Laboratory.Answer answer = ask(order);

        assertThat(answer).isEqualTo(new Laboratory.Refused("setting must exist: setting=stepz. Maybe steps"));
        assertThat(journal.run(order.run())).isNull();
    }

    private ActorSystem<Laboratory.Command> openLaboratory() {
        Map<String, Experiment<?>> catalogue = Map.of("tiny-descent", new TinyDescent());
        Workbench bench = new Workbench(
                catalogue,
                journal,
                writer,
                new Checkpoints(folder.resolve("checkpoints")),
                new RunMetrics(),
                Clock.SYSTEM,
                ofMillis(50),
                2,
                null);
        return ActorSystem.create(Laboratory.create(bench), "laboratory");
    }

    private static RunOrder order(String every, Map<String, String> settings) {
        return new RunOrder(
                RunIds.next("tiny-descent", SEED_5), "tiny-descent", settings, SEED_5, null, null, every, true, null);
    }

    private String completed(RunOrder order) {
        submit(order);
        assertThat(ended(order.run()).state()).isEqualTo(RunState.COMPLETED);
        return order.run();
    }

    private String submit(RunOrder order) {
        assertThat(ask(order)).isEqualTo(new Laboratory.Accepted(order.run()));
        await().atMost(PATIENCE).until(() -> journal.run(order.run()) != null);
        return order.run();
    }

    private Laboratory.Answer ask(RunOrder order) {
        return AskPattern.<Laboratory.Command, Laboratory.Answer>ask(
                        laboratory, replyTo -> new Laboratory.Submit(order, replyTo), PATIENCE, laboratory.scheduler())
                .toCompletableFuture()
                .join();
    }

    private void steer(String run, Laboratory.Action action) {
        AskPattern.<Laboratory.Command, Laboratory.Answer>ask(
                        laboratory,
                        replyTo -> new Laboratory.Steer(run, action, replyTo),
                        PATIENCE,
                        laboratory.scheduler())
                .toCompletableFuture()
                .join();
    }

    private void suspend() {
        AskPattern.<Laboratory.Command, Laboratory.Suspended>ask(
                        laboratory, Laboratory.Suspend::new, PATIENCE, laboratory.scheduler())
                .toCompletableFuture()
                .join();
        terminate();
    }

    private void terminate() {
        laboratory.terminate();
        laboratory.getWhenTerminated().toCompletableFuture().join();
    }

    private RunRecord ended(String run) {
        await().atMost(PATIENCE).until(() -> journal.run(run).state().terminal());
        return journal.run(run);
    }

    private JsonNode report(String run) {
        return StoredRun.report(journal.run(run));
    }

    private List<String> recorded(String run, String strand, String metric) {
        List<String> points = new ArrayList<>();
        try (var blocks = journal.blocks(run)) {
            for (Recorded recorded : (Iterable<Recorded>) blocks::iterator) {
                if (strand.equals(recorded.block().strand())) {
                    int column = recorded.block().metrics().indexOf(metric);
                    for (int row = 0; row < recorded.block().rows(); row++) {
                        points.add(recorded.block().step(row) + "="
                                + recorded.block().value(row, column));
                    }
                }
            }
        }
        return points;
    }

    private static List<String> points(Series series) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            points.add(series.step(i) + "=" + series.value(i));
        }
        return points;
    }
}
