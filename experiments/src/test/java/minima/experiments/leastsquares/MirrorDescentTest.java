package minima.experiments.leastsquares;

import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.GaussianRegression;
import minima.training.data.Samples;
import minima.training.random.Streams;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MirrorDescentTest {

    @Test
    void everyPotentialFindsItsOwnNearestInterpolant() {
        assertThat(Rehearsal.of(new MirrorDescent()).claims())
                .hasSize(3 + 3 + 2 + 3 + 3)
                .allMatch(Verdict::supported);
    }

    @Test
    void neitherTheNaturalGradientNorMomentumInTheWeightsDoes() {
        assertThat(Rehearsal.of(new MirrorDescent()).controls())
                .hasSize(4)
                .allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** From (w₀, w₀): numbers of an independent root finder; the smaller the start, the nearer to (0, ½). */
    @Test
    void theEntropyTurnsSparseAsItsStartTurnsSmall() {
        double[][] answers = {{1, 0.75}, {0.1, 0.6}, {0.01, 0.06825486 + 0.46587257}, {1e-4, 0.00704611 + 0.49647694}};
        for (double[] answer : answers) {
            Rehearsal rehearsal = rehearse(null, Map.of("start", Double.toString(answer[0])));

            assertThat(rehearsal.claims()).as("start=%s", answer[0]).allMatch(Verdict::supported);
            assertThat(rehearsal.history().series("entropy", "norm.l1").last()).isCloseTo(answer[1], within(2e-8));
        }
    }

    @Test
    void holdsOnRandomDataOfTheUsers() {
        for (long seed = 1; seed <= 3; seed++) {
            Samples data = GaussianRegression.of(4, 20, new Streams(seed)).samples();
            Rehearsal rehearsal = rehearse(data, Map.of("steps", "10000"));

            assertThat(rehearsal.claims()).as("seed=%d", seed).allMatch(Verdict::supported);
            assertThat(rehearsal.controls()).as("seed=%d", seed).noneMatch(Verdict::supported);
        }
    }

    @Test
    void decidesNothingAboutALimitThatTheRunHasNotReached() {
        Samples data = GaussianRegression.of(4, 20, new Streams(1)).samples();

        assertThat(rehearse(data, Map.of("steps", "20")).claims())
                .filteredOn(v -> v.quantity().startsWith("distance.oracle"))
                .hasSize(5)
                .allMatch(v -> v.outcome() == Outcome.INCONCLUSIVE);
    }

    @Test
    void saysNothingOfTheEntropyWhereNoPositiveWeightsFit() {
        Samples data = new Samples("negative", new double[][] {{1, 2, 3}, {2, 1, 1}}, -1, 1);

        assertThat(rehearse(data, Map.of()).verdicts())
                .filteredOn(v -> v.strand().matches("entropy.*|natural.*"))
                .hasSize(12)
                .allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
        assertThat(rehearse(data, Map.of()).claims())
                .filteredOn(v -> v.strand().matches("p-norm|hypentropy"))
                .hasSize(6)
                .allMatch(Verdict::supported);
    }

    @Test
    void doesNotApplyToAnUnstableStepOrToDataThatNothingFits() {
        Samples data = new Samples("contradiction", new double[][] {{1, 2}, {1, 2}}, 1, 2);

        assertThat(rehearse(data, Map.of()).verdicts()).allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
        assertThat(rehearse(null, Map.of("relativeStep", "2.1")).verdicts())
                .allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    private static Rehearsal rehearse(@Nullable Samples data, Map<String, String> changes) {
        return Rehearsal.of(new MirrorDescent().trialOf(changes, new Materials(data, new Streams(7))));
    }
}
