package minima.experiments.leastsquares;

import minima.training.claim.Materials;
import minima.training.claim.Prediction;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.GaussianRegression;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
import minima.training.random.Streams;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MomentumTest {

    private static Rehearsal threeGeometries;

    @BeforeAll
    static void rehearse() {
        threeGeometries = Rehearsal.of(new Momentum());
    }

    /** Seven methods on squares with three verdicts; four heavy balls with four and three of Nesterov with two. */
    @Test
    void everyMomentumKeepsTheLimitAndShiftsTheClock() {
        assertThat(threeGeometries.claims()).hasSize(7 * 3 + 4 * 4 + 3 * 2).allMatch(Verdict::supported);
    }

    @Test
    void neitherAdamNorAnOvershootingStepIsOnTheLaw() {
        assertThat(threeGeometries.controls()).hasSize(2 + 1 + 1).noneMatch(Verdict::supported);
        assertThat(threeGeometries.controls())
                .filteredOn(v -> v.strand().endsWith("adam"))
                .allMatch(v -> v.outcome() == Outcome.REFUTED);
        assertThat(threeGeometries.controls())
                .filteredOn(v -> v.strand().equals("logistic-overshoot"))
                .allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    /** Computed once by an independent program; the limit is (83/34)(1 − β)/η, η = 4/σ²max. */
    @Test
    void givesTheKnownNumbersOnTheThreeGeometries() {
        assertThat(timesStep("logistic-heavy-ball-0.0")).isCloseTo(2.238132, within(1e-6));
        assertThat(limit("logistic-heavy-ball-0.0")).isCloseTo(2.238352, within(1e-6));
        assertThat(timesStep("logistic-heavy-ball-0.5")).isCloseTo(1.118931, within(1e-6));
        assertThat(limit("logistic-heavy-ball-0.5")).isCloseTo(1.119176, within(1e-6));
        assertThat(timesStep("logistic-overshoot")).isCloseTo(0.0805, within(5e-5));
    }

    @Test
    void holdsOnThePointsOfSoudrysFigure() {
        Rehearsal rehearsal =
                Rehearsal.of(new Momentum().trialOf(Map.of("problem", "soudry", "steps", "30000"), Materials.none(1)));

        assertThat(rehearsal.claims()).noneMatch(v -> v.outcome() == Outcome.REFUTED);
        assertThat(rehearsal.claims()).filteredOn(Verdict::supported).hasSizeGreaterThan(35);
        assertThat(rehearsal.controls()).noneMatch(Verdict::supported);
    }

    @Test
    void refutesNothingOnRandomDataOfTheUsers() {
        for (long seed = 1; seed <= 3; seed++) {
            Samples data = SeparableGaussians.of(8, (int) (4 * seed), 0.5, new Streams(seed))
                    .samples();
            Rehearsal rehearsal = rehearse(data, 20_000);

            assertThat(rehearsal.claims()).as("seed=%d", seed).noneMatch(v -> v.outcome() == Outcome.REFUTED);
            assertThat(rehearsal.claims())
                    .filteredOn(v -> v.strand().startsWith("squares"))
                    .allMatch(Verdict::supported);
            assertThat(rehearsal.controls()).as("seed=%d", seed).noneMatch(Verdict::supported);
        }
    }

    @Test
    void appliesToSquaresAloneWhereNothingSeparates() {
        Samples xor = new Samples("xor", new double[][] {{1, 1}, {-1, -1}, {1, -1}, {-1, 1}}, 1, 1, -1, -1);
        Rehearsal rehearsal = rehearse(xor, 1_000);

        assertThat(rehearsal.verdicts())
                .filteredOn(v -> v.strand().startsWith("logistic"))
                .isNotEmpty()
                .allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
        assertThat(rehearsal.verdicts())
                .filteredOn(v -> v.strand().startsWith("squares"))
                .hasSize(7 * 3)
                .allMatch(Verdict::supported);
    }

    /** The error along each singular direction, exactly: on data whose answer is known by construction too. */
    @Test
    void followsTheRecurrenceOnOtherEquations() {
        GaussianRegression data = GaussianRegression.of(6, 15, new Streams(4));
        double[] signs = new double[6];
        for (int i = 0; i < signs.length; i++) {
            signs[i] = i % 2 == 0 ? 1 : -1;
        }
        Samples binary = new Samples("signs", data.samples().rows(), signs);

        assertThat(rehearse(binary, 2_000).claims())
                .filteredOn(v -> v.quantity().startsWith("exact iterate"))
                .hasSize(7)
                .allMatch(Verdict::supported);
    }

    private static Rehearsal rehearse(Samples data, long steps) {
        return Rehearsal.of(
                new Momentum().trialOf(Map.of("steps", Long.toString(steps)), new Materials(data, new Streams(7))));
    }

    private static double timesStep(String strand) {
        return threeGeometries.history().series(strand, "loss.times.step").last();
    }

    private static double limit(String strand) {
        return threeGeometries.trial().predictions().stream()
                .filter(p -> p.strand().equals(strand) && p.metric().equals("loss.times.step"))
                .map(p -> (Prediction.Limit) p)
                .findFirst()
                .orElseThrow()
                .value();
    }
}
