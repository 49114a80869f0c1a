package minima.experiments.leastsquares;

import minima.training.claim.Materials;
import minima.training.claim.Prediction;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.GaussianRegression;
import minima.training.data.Samples;
import minima.training.random.Streams;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SteepestDescentRegressionTest {

    private static final List<String> BY_STEP = List.of("eta-0.0001", "eta-0.001", "eta-0.01", "eta-0.03", "eta-0.1");

    /** Along the line w₁ falls by 2/√6 a unit, from ⅓. */
    private static final double SLOPE = -2 / Math.sqrt(6);

    private static Rehearsal example;

    @BeforeAll
    static void rehearse() {
        example = Rehearsal.of(new SteepestDescentRegression());
    }

    @Test
    void everyStepMissesTheLeastNormAndTheLimitDependsOnStepAndStart() {
        assertThat(example.claims()).hasSize(5 + 3).allMatch(Verdict::supported);
    }

    @Test
    void gradientDescentAndOneEquationMissNothing() {
        assertThat(example.controls()).hasSize(2 + 3 + 1).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** Numbers of an independent program, to their last printed digit. */
    @Test
    void limitsAreThoseOfAnIndependentProgram() {
        double[] first = {0.28266, 0.28323, 0.28902, 0.30262, 0.36181};
        for (int i = 0; i < first.length; i++) {
            assertThat(firstWeight(BY_STEP.get(i))).as(BY_STEP.get(i)).isCloseTo(first[i], within(6e-6));
        }
    }

    @Test
    void limitsMoveWithTheStepInOneDirectionAndStayAQuarterAway() {
        for (int i = 0; i < BY_STEP.size(); i++) {
            assertThat(last(BY_STEP.get(i), "distance.oracle")).isGreaterThan(0.25);
            if (i > 0) {
                assertThat(firstWeight(BY_STEP.get(i))).isGreaterThan(firstWeight(BY_STEP.get(i - 1)));
            }
        }
    }

    /** w₁ = .00023 for p = 4/3, ⅓ for 2, 0 for 1, 1 for ∞. */
    @Test
    void drawsTheLeastNormsWhereTheyAre() {
        double[] first = {0.00023, 1.0 / 3, 0, 1};
        List<Prediction> landmarks = example.trial().predictions();

        assertThat(landmarks).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(1.0 / 3 + SLOPE * landmarks.get(i).at(1)).isCloseTo(first[i], within(5e-6));
        }
    }

    @Test
    void holdsOnRandomDataOfTheUsers() {
        for (long seed = 1; seed <= 2; seed++) {
            Samples data = GaussianRegression.of(3, 10, new Streams(seed)).samples();
            Rehearsal rehearsal = rehearse(data, "400000");

            assertThat(rehearsal.claims()).as("seed=%d", seed).allMatch(Verdict::supported);
            assertThat(rehearsal.controls()).as("seed=%d", seed).noneMatch(Verdict::supported);
        }
    }

    @Test
    void doesNotApplyToOneEquationOrToAsManyAsUnknownsOrToAContradiction() {
        List<Samples> none = List.of(
                new Samples("one", new double[][] {{1, 2, 0}}, 10),
                new Samples("square", new double[][] {{1, 2}, {3, 1}}, 1, 2),
                new Samples("contradiction", new double[][] {{1, 2, 1}, {1, 2, 1}}, 1, 2));
        for (Samples data : none) {
            assertThat(rehearse(data, "1000").verdicts())
                    .as(data.name())
                    .isNotEmpty()
                    .allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
        }
    }

    @Test
    void decidesNothingBeforeTheLossIsGone() {
        Samples data = GaussianRegression.of(3, 10, new Streams(1)).samples();

        assertThat(rehearse(data, "1000").claims()).allMatch(v -> v.outcome() == Outcome.INCONCLUSIVE);
    }

    private static double firstWeight(String strand) {
        return 1.0 / 3 + SLOPE * last(strand, "position.line");
    }

    private static double last(String strand, String metric) {
        return example.history().series(strand, metric).last();
    }

    private static Rehearsal rehearse(Samples data, String steps) {
        return Rehearsal.of(
                new SteepestDescentRegression().trialOf(Map.of("steps", steps), new Materials(data, new Streams(7))));
    }
}
