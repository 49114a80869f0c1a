package minima.experiments.separable;

import minima.training.claim.Assumption;
import minima.training.claim.History;
import minima.training.claim.Materials;
import minima.training.claim.Prediction;
import minima.training.claim.Rehearsal;
import minima.training.claim.Series;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.DataSource;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
import minima.training.random.Streams;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MaxMarginTest {

    private static Rehearsal threeGeometries;

    @BeforeAll
    static void rehearse() {
        threeGeometries = Rehearsal.of(new MaxMargin());
    }

    @Test
    void everyPredictionHoldsForAnExponentialTail() {
        assertThat(threeGeometries.claims()).hasSize(5).allMatch(Verdict::supported);
    }

    @Test
    void noPredictionHoldsForTheSquaredLoss() {
        assertThat(threeGeometries.controls()).hasSize(4).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** Where every sample is on the margin, least squares from 0 goes to ŵ too. */
    @Test
    void doesNotCountTheSquaredLossAsAControlWhereEverySampleSupports() {
        Samples data = SeparableGaussians.of(5, 8, 0.5, new Streams(1)).samples();
        Rehearsal rehearsal = rehearse(Map.of(), data);

        assertThat(rehearsal.claims()).allMatch(Verdict::supported);
        assertThat(rehearsal.controls()).isNotEmpty().allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    /** Computed once by an independent program, in another language. */
    @Test
    void givesTheKnownNumbersOnTheThreeGeometries() {
        History history = threeGeometries.history();
        Series timesStep = history.series("logistic", "loss.times.step");
        Series gap = history.series("logistic", "margin.gap.log");

        assertThat(limit("margin.l2")).isCloseTo(1.5624264688580491, within(1e-9));
        assertThat(limit("loss.times.step")).isCloseTo(2.2383520, within(1e-6));
        assertThat(limit("margin.gap.log")).isCloseTo(0.3728496, within(1e-6));
        assertThat(timesStep.last()).isCloseTo(2.2381323, within(1e-6));
        assertThat(gap.at(100)).isCloseTo(.4236, within(1e-3));
        assertThat(gap.at(1e3)).isCloseTo(.4047, within(1e-3));
        assertThat(gap.at(1e5)).isCloseTo(.3916, within(1e-4));
        for (int i = gap.indexAt(100) + 1; i < gap.size(); i++) {
            assertThat(gap.value(i)).as("step=%d", gap.step(i)).isBetween(.3728496, gap.value(i - 1));
        }
    }

    @Test
    void holdsOnRealDigitsWhereTheMarginItselfIsFarFromItsLimit() {
        Samples digits = DataSource.parse("digits:0,1").load();
        Rehearsal rehearsal = rehearse(Map.of("steps", "50000"), digits);

        assertThat(rehearsal.claims()).isNotEmpty().allMatch(Verdict::supported);
        assertThat(rehearsal.controls()).isNotEmpty().noneMatch(Verdict::supported);
        assertThat(rehearsal.history().series("logistic", "margin.l2").last()).isBetween(.46, .48);
    }

    @Test
    void holdsForStochasticAndForHeavyBallDescent() {
        Samples data = SeparableGaussians.of(30, 4, 0.5, new Streams(11)).samples();

        assertThat(rehearse(Map.of("batchSize", "5"), data).claims()).allMatch(Verdict::supported);
        assertThat(rehearse(Map.of("momentum", "0.5"), data).claims()).allMatch(Verdict::supported);
    }

    @Test
    void keepsTheMaxMarginInItsBracketAtEveryMeasuredStepOfRandomData() {
        for (long seed = 1; seed <= 5; seed++) {
            SeparableGaussians data = SeparableGaussians.of(60, 10, 0.3, new Streams(seed));
            Rehearsal rehearsal = rehearse(Map.of("steps", "2000"), data.samples());
            Series lower = rehearsal.history().series("logistic", "margin.l2");
            Series upper = rehearsal.history().series("logistic", "margin.upper");
            for (int i = 0; i < lower.size(); i++) {
                assertThat(data.margin())
                        .as("seed=%d, step=%d", seed, lower.step(i))
                        .isBetween(lower.value(i) * (1 - 1e-12), upper.value(i) * (1 + 1e-12));
            }
        }
    }

    @Test
    void doesNotApplyToDataThatNothingSeparates() {
        Samples xor = new Samples("xor", new double[][] {{1, 1}, {-1, -1}, {1, -1}, {-1, 1}}, 1, 1, -1, -1);
        Rehearsal rehearsal = rehearse(Map.of("steps", "100"), xor);

        assertThat(rehearsal.trial().assumptions())
                .anyMatch(a -> a.name().equals("separable") && a.state() == Assumption.State.FAILS);
        assertThat(rehearsal.verdicts()).isNotEmpty().allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    @Test
    void doesNotApplyToAStepAboveTheLargestAllowed() {
        Rehearsal rehearsal =
                Rehearsal.of(new MaxMargin().trialOf(Map.of("stepSize", "1", "steps", "100"), Materials.none(0)));

        assertThat(rehearsal.claims()).allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    @Test
    void isNotDecidedBeforeTheDataAreSeparated() {
        Rehearsal rehearsal =
                rehearse(Map.of("steps", "20"), DataSource.parse("digits:0,1").load());

        assertThat(rehearsal.claims()).noneMatch(v -> v.outcome() == Outcome.REFUTED);
        assertThat(rehearsal.claims()).anyMatch(v -> v.outcome() == Outcome.INCONCLUSIVE);
    }

    private static Rehearsal rehearse(Map<String, String> settings, Samples data) {
        return Rehearsal.of(new MaxMargin().trialOf(settings, new Materials(data, new Streams(7))));
    }

    private static double limit(String metric) {
        return threeGeometries.trial().predictions().stream()
                .filter(p -> p.strand().equals("logistic") && p.metric().equals(metric))
                .map(p -> (Prediction.Limit) p)
                .findFirst()
                .orElseThrow()
                .value();
    }
}
