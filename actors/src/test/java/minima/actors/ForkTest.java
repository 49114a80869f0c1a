package minima.actors;

import minima.telemetry.event.RecordedFrame;
import minima.telemetry.event.RunState;
import minima.training.claim.Materials;
import minima.training.claim.Simulation;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.descent.GradientDescent;
import minima.training.descent.Regulation;
import minima.training.descent.StochasticGradientDescent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ForkTest {

    private static final List<String> STRANDS = List.of("logistic", "batches", "factors", "control");
    private static final Map<String, String> SAME = Map.of();

    @TempDir
    Path folder;

    private OpenBench bench;

    @BeforeEach
    void open() {
        bench = new OpenBench(folder, new Forkable());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void goesOnBitForBitWhereNothingChanges() {
        String parent = bench.completed(bench.submit("log", SAME));
        long fired = firing(parent);
        assertThat(fired).isBetween(20L, 2_000L);
        assertThat(bench.rows(parent, "batches")).containsKey(fired).doesNotContainKey(2_047L);

        for (long at : new long[] {0, 1, fired - 1, fired, fired + 1, 2_047, 3_000}) {
            String fork = bench.completed(bench.fork(parent, at, SAME));

            STRANDS.forEach(strand -> requireTail(fork, parent, strand, at));
            assertThat(framesAfter(fork, at)).as("at %d", at).isEqualTo(framesAfter(parent, at));
            assertThat(bench.report(fork).path("digests"))
                    .isEqualTo(bench.report(parent).path("digests"));
            assertThat(bench.report(fork).path("verdicts"))
                    .isEqualTo(bench.report(parent).path("verdicts"));
            assertThat(bench.report(fork).path("parent").toString())
                    .isEqualTo("{\"run\":\"%s\",\"step\":%d,\"settings\":{}}".formatted(parent, at));
        }
    }

    @Test
    void goesOnBitForBitWhenEachStepIsMeasured() {
        String parent = bench.completed(bench.submit("7", Map.of("steps", "500")));
        String fork = bench.completed(bench.fork(parent, 100, SAME));

        STRANDS.forEach(strand -> requireTail(fork, parent, strand, 100));
    }

    /** Its first row is that of its first step, then come the parent's, and no others. */
    private void requireTail(String fork, String parent, String strand, long at) {
        TreeMap<Long, Map<String, Double>> own = bench.rows(fork, strand);
        TreeMap<Long, Map<String, Double>> expected =
                new TreeMap<>(bench.rows(parent, strand).tailMap(at, true));
        if (at > 0) {
            assertThat(own.firstKey()).as("%s at %d", strand, at).isEqualTo(at);
        }
        if (!expected.containsKey(at)) {
            own.remove(at);
        }
        assertThat(own).as("%s at %d", strand, at).isEqualTo(expected);
    }

    private List<String> framesAfter(String run, long step) {
        return bench.journal()
                .frames(run)
                .map(RecordedFrame::frame)
                .filter(frame -> frame.step() > step)
                .map(f -> "%s %d %s".formatted(f.strand(), f.step(), Arrays.toString(f.values())))
                .sorted()
                .toList();
    }

    /** The measured step at which the rule of the mini-batches fired: the last with the first step size. */
    private long firing(String run) {
        return bench.rows(run, "batches").entrySet().stream()
                .filter(row -> row.getValue().get("step.size") == 0.01)
                .mapToLong(Map.Entry::getKey)
                .max()
                .orElseThrow();
    }

    @Test
    void takesItsOwnStepSizeFromThereOn() {
        String parent = bench.completed(bench.submit("log", SAME));
        String fork = bench.completed(bench.fork(parent, 8, Map.of("stepSize", "0.02", "momentum", "0.5")));

        Trial byHand = new Forkable().trialOf(Map.of(), Materials.none(5));
        Regulation fast = new Regulation(0.1, 0.9, 0);
        Regulation slow = new Regulation(0.02, 0.5, 0);
        GradientDescent full = (GradientDescent) simulation(byHand, "logistic");
        full.apply(fast);
        full.advance(8);
        full.apply(slow);
        full.advance(10);
        StochasticGradientDescent batches = (StochasticGradientDescent) simulation(byHand, "batches");
        for (int k = 0; k < 18; k++) {
            batches.apply(k < 8 ? fast.withStepSize(0.01) : slow.withStepSize(0.002));
            batches.take(batches.batches().batch(k));
            batches.advance(1);
        }
        requireRow(fork, "logistic", 18, byHand);
        requireRow(fork, "batches", 18, byHand);
        assertThat(bench.rows(fork, "logistic").get(8L)).containsEntry("step.size", 0.02);
        assertThat(bench.report(fork).path("parent").path("settings").toString())
                .isEqualTo("{\"stepSize\":0.02,\"momentum\":0.5}");
        assertThat(bench.report(fork).path("assumptions").get(0).path("state").asText())
                .isEqualTo("UNKNOWN");
        assertThat(bench.report(fork).path("command").asText())
                .isEqualTo("./minima fork %s --at 8 --set momentum=0.5 --set stepSize=0.02".formatted(parent));
    }

    private void requireRow(String run, String strand, long step, Trial byHand) {
        Strand expected = byHand.strands().get(STRANDS.indexOf(strand));
        assertThat(expected.simulation().steps()).isEqualTo(step);
        Map<String, Double> values = new HashMap<>();
        expected.measures()
                .forEach(measure -> values.put(measure.metric(), measure.read().getAsDouble()));
        assertThat(bench.rows(run, strand).get(step)).as(strand).isEqualTo(values);
    }

    private static Simulation simulation(Trial trial, String strand) {
        return trial.strands().get(STRANDS.indexOf(strand)).simulation();
    }

    @Test
    void forksAForkAndAForkOfThat() {
        Map<String, String> slower = Map.of("stepSize", "0.05");
        String parent = bench.completed(bench.submit("log", SAME));
        String child = bench.completed(bench.fork(parent, 211, slower));
        String same = bench.completed(bench.fork(child, 1_511, SAME));
        String grandchild = bench.completed(bench.fork(child, 1_511, Map.of("stepSize", "0.1")));
        String further = bench.completed(bench.fork(grandchild, 2_222, SAME));

        STRANDS.forEach(strand -> requireTail(same, child, strand, 1_511));
        STRANDS.forEach(strand -> requireTail(further, grandchild, strand, 2_222));
        assertThat(bench.report(same).path("verdicts"))
                .isEqualTo(bench.report(parent).path("verdicts"));
        assertThat(bench.journal().forks(child))
                .extracting(record -> record.id())
                .containsExactly(same, grandchild);
        assertThat(bench.ask(new ForkRequest(child, 200, SAME)))
                .isEqualTo(new Laboratory.Refused(
                        "at must be a step that the run has taken, from 211 to 3000: at=200. Maybe fork %s, its parent"
                                .formatted(parent)));
    }

    @Test
    void goesOnWithWhatEachStrandCanTakeWhereTheMethodChanges() {
        String parent = bench.completed(bench.submit("log", SAME));
        String fork = bench.completed(bench.fork(parent, 100, Map.of("method", "adam", "loss", "exponential")));

        Map<String, Double> before = bench.rows(parent, "factors").get(100L);
        Map<String, Double> begun = bench.rows(fork, "factors").get(100L);
        assertThat(begun).containsEntry("norm.l2", before.get("norm.l2"));
        assertThat(bench.rows(fork, "factors").get(3_000L))
                .isNotEqualTo(bench.rows(parent, "factors").get(3_000L));
        assertThat(bench.rows(fork, "exponential").get(100L))
                .containsEntry(
                        "norm.l2", bench.rows(parent, "logistic").get(100L).get("norm.l2"));
        requireTail(fork, parent, "batches", 100);
    }

    @Test
    void goesOnBeyondItsParentsEndOnTheSameGrid() {
        String parent = bench.completed(bench.submit("log", SAME));
        String longer = bench.completed(bench.submit("log", Map.of("steps", "9000")));
        String fork = bench.completed(bench.fork(parent, 3_000, Map.of("steps", "9000")));

        assertThat(bench.rows(fork, "logistic").lastEntry())
                .isEqualTo(bench.rows(longer, "logistic").lastEntry());
        String cut = bench.completed(bench.fork(parent, 1_000, Map.of("steps", "2000")));
        TreeMap<Long, Map<String, Double>> common = new TreeMap<>(bench.rows(cut, "control"));
        common.keySet().retainAll(bench.rows(parent, "control").keySet());
        assertThat(common.size())
                .isGreaterThanOrEqualTo(bench.rows(cut, "control").size() - 2);
        assertThat(bench.rows(parent, "control")).containsAllEntriesOf(common);
    }

    @Test
    void forksARunThatGoesOnMeanwhileAndOneOfAnEarlierProcess() {
        Map<String, String> forEver = Map.of("steps", "1000000000000");
        String whole = bench.completed(bench.submit("log", Map.of("steps", "4000")));
        String running = bench.submit("log", forEver);
        await().atMost(OpenBench.PATIENCE)
                .until(() -> bench.ask(new ForkRequest(running, 3_000, Map.of("steps", "4000")))
                        instanceof Laboratory.Accepted);
        bench.die();
        String fork = bench.fork(running, 2_000, Map.of("steps", "4000"));
        bench.completed(fork);

        for (String strand : STRANDS.subList(0, 3)) {
            if (!strand.equals("batches")) { // whose rule looks at the measured steps, which are others
                assertThat(bench.rows(fork, strand).get(4_000L))
                        .isEqualTo(bench.rows(whole, strand).get(4_000L));
            }
        }
    }

    @Test
    void goesThroughTheSameNumbersThoughTheLaboratoryDiesBeforeAndAfterItsFirstSnapshot() {
        String parent = bench.completed(bench.submit("log", Map.of("steps", "200000")));
        String fork = bench.fork(parent, 150_000, SAME);
        for (int death = 0; death < 6 && !bench.journal().run(fork).state().terminal(); death++) {
            if (death > 2) {
                long seen = bench.journal().lastStep(fork, "batches");
                await().atMost(OpenBench.PATIENCE)
                        .until(() -> bench.journal().lastStep(fork, "batches") > seen
                                || bench.journal().run(fork).state().terminal());
            }
            bench.die();
            bench.revive(fork);
            if (death == 1) {
                bench.steer(fork, Laboratory.Action.PAUSE);
                bench.steer(fork, Laboratory.Action.RESUME);
            }
        }
        bench.completed(fork);

        STRANDS.forEach(strand -> requireTail(fork, parent, strand, 150_000));
        assertThat(framesAfter(fork, 150_000)).isEqualTo(framesAfter(parent, 150_000));
        assertThat(bench.report(fork).path("digests"))
                .isEqualTo(bench.report(parent).path("digests"));
    }

    @Test
    void takesNoStepAgainThatASnapshotOfItsParentHas() throws IOException {
        String parent = bench.submit("log", Map.of("slow", "1", "steps", "600"));
        await().atMost(OpenBench.PATIENCE).until(() -> bench.journal().lastStep(parent, null) > 300);
        bench.steer(parent, Laboratory.Action.PAUSE);
        await().atMost(OpenBench.PATIENCE)
                .until(() -> bench.journal().run(parent).state() == RunState.PAUSED);
        long at = bench.report(parent).path("step").asLong();
        await().atMost(OpenBench.PATIENCE).until(() -> saved(parent, Long.MAX_VALUE) >= at);
        long saved = saved(parent, at);
        assertThat(saved).isPositive();
        Forkable.SLOW_STEPS.set(0);

        bench.completed(bench.fork(parent, at, SAME));

        assertThat(Forkable.SLOW_STEPS.get()).isEqualTo(600 - saved);
    }

    private long saved(String run, long until) throws IOException {
        return bench.checkpoints()
                .newest(run, "slow", until)
                .map(Snapshot::step)
                .orElse(-1L);
    }

    @Test
    void isCancelledOnTheLongWayToItsFirstStep() throws IOException {
        String parent = bench.completed(bench.submit("log", Map.of("slow", "1", "steps", "2000")));
        await().atMost(OpenBench.PATIENCE).until(() -> saved(parent, Long.MAX_VALUE) < 0);
        Forkable.SLOW_STEPS.set(0);
        String fork = bench.fork(parent, 2_000, SAME);
        await().atMost(OpenBench.PATIENCE).until(() -> Forkable.SLOW_STEPS.get() > 0);

        bench.steer(fork, Laboratory.Action.CANCEL);

        assertThat(bench.ended(fork).state()).isEqualTo(RunState.CANCELLED);
        assertThat(Forkable.SLOW_STEPS.get()).isLessThan(1_500);
    }
}
