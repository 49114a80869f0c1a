package minima.experiments.separable;

import minima.training.claim.History;
import minima.training.claim.Materials;
import minima.training.claim.Prediction;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.random.Streams;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MulticlassMarginTest {

    private static Rehearsal threeClasses;

    @BeforeAll
    static void rehearse() {
        threeClasses = Rehearsal.of(new MulticlassMargin());
    }

    @Test
    void bothDescentsTurnToTheSeparatorAndKeepTheSumOverTheClasses() {
        assertThat(threeClasses.claims()).hasSize(4 + 3).allMatch(Verdict::supported);
    }

    @Test
    void neitherSignStepsNorAPenaltyDo() {
        assertThat(threeClasses.controls()).hasSize(2 + 2).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** Computed once by an independent program, in another language. */
    @Test
    void givesTheKnownNumbersOnThreeClasses() {
        History history = threeClasses.history();
        double best = Math.sqrt(24 / 7.0);
        Map.of(1_000, .0879, 10_000, .0584, 100_000, .0458).forEach((step, gap) -> assertThat(
                        best - history.series("plain", "margin.l2").at(step))
                .as("step=%d", step)
                .isCloseTo(gap, within(1e-4)));
        assertThat(history.series("plain", "loss.times.step").last()).isCloseTo(1.392, within(1e-3));
        assertThat(history.series("plain", "sum.classes").last()).isLessThan(1e-12);
        assertThat(history.series("normalized", "angle.oracle").at(60_000)).isLessThan(2e-3);
        assertThat(limit("margin.l2")).isCloseTo(1.8516402, within(1e-7));
        assertThat(limit("loss.times.step")).isCloseTo(1.4583333, within(1e-7));
    }

    /** The sums over classes are taken in another order, so the last bits differ, and descent forgets them. */
    @Test
    void followsWhenTheClassesAreRenamed() {
        int[] renamed = {2, 0, 1};
        Samples own = Fixtures.threeClasses();
        double[] y = Arrays.stream(own.targets()).map(k -> renamed[(int) k]).toArray();
        Map<String, String> settings = Map.of("steps", "1000", "stepSize", "0.2");
        History original = rehearse(settings, own).history();
        History other =
                rehearse(settings, new Samples("renamed", own.rows(), y)).history();

        for (String strand : List.of("plain", "normalized", "penalty")) {
            for (String metric : List.of("margin.l2", "norm.l2", "loss.log", "angle.oracle")) {
                assertThat(other.series(strand, metric).last())
                        .as("%s %s", strand, metric)
                        .isCloseTo(original.series(strand, metric).last(), within(1e-10));
            }
        }
    }

    @Test
    void holdsFromAnotherStart() {
        Rehearsal rehearsal = Rehearsal.of(new MulticlassMargin().trialOf(Map.of("initScale", "1"), Materials.none(3)));

        assertThat(rehearsal.claims()).hasSize(7).allMatch(Verdict::supported);
        assertThat(rehearsal.controls()).noneMatch(Verdict::supported);
    }

    @Test
    void holdsOnRandomClassesOfTheUsers() {
        for (long seed = 1; seed <= 3; seed++) {
            Rehearsal rehearsal = rehearse(Map.of("steps", "20000"), planted(seed, 15, 4, 3 + (int) (seed % 2)));
            assertThat(rehearsal.claims()).as("seed=%d", seed).hasSize(7).allMatch(Verdict::supported);
            assertThat(rehearsal.controls())
                    .as("seed=%d", seed)
                    .hasSize(4)
                    .allMatch(v -> v.outcome() == Outcome.REFUTED);
        }
    }

    @Test
    void doesNotApplyToDataThatNothingSeparates() {
        Samples line = new Samples("line", new double[][] {{-1}, {2}, {1}}, 0, 1, 2);

        assertThat(rehearse(Map.of("steps", "100"), line).verdicts())
                .isNotEmpty()
                .allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    /** Gaussian samples that a random W classifies with a margin of 1 at least; the first K are of classes 0..K-1. */
    private static Samples planted(long seed, int samples, int dimension, int classes) {
        SplittableRandom random = new Streams(seed).stream("classes");
        double[] w = Streams.gaussians(random, classes * dimension, 1);
        List<double[]> x = new ArrayList<>();
        List<Integer> y = new ArrayList<>();
        while (x.size() < samples) {
            double[] point = Streams.gaussians(random, dimension, 1);
            double[] outputs = new double[classes];
            Arrays.setAll(outputs, k -> dot(w, k * dimension, point));
            double[] sorted = Arrays.stream(outputs).sorted().toArray();
            int best = Arrays.stream(outputs).boxed().toList().indexOf(sorted[classes - 1]);
            boolean next = x.size() >= classes || best == x.size();
            if (next && sorted[classes - 1] - sorted[classes - 2] >= 1) {
                x.add(point);
                y.add(best);
            }
        }
        return new Samples(
                "planted",
                x.toArray(double[][]::new),
                y.stream().mapToDouble(k -> k).toArray());
    }

    private static double dot(double[] w, int from, double[] x) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += w[from + j] * x[j];
        }
        return sum;
    }

    private static Rehearsal rehearse(Map<String, String> settings, Samples data) {
        return Rehearsal.of(new MulticlassMargin().trialOf(settings, new Materials(data, new Streams(7))));
    }

    private static double limit(String metric) {
        return threeClasses.trial().predictions().stream()
                .filter(p -> p.strand().equals("plain") && p.metric().equals(metric))
                .map(p -> (Prediction.Limit) p)
                .findFirst()
                .orElseThrow()
                .value();
    }
}
