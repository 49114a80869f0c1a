package minima.experiments.separable;

import minima.training.claim.Materials;
import minima.training.claim.Prediction;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.DataSource;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
import minima.training.random.Streams;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class OverparametrizedUnitTest {

    private static Rehearsal randomLabels;

    @BeforeAll
    static void rehearse() {
        randomLabels = Rehearsal.of(new OverparametrizedUnit());
    }

    @Test
    void everyWayToDrawBatchesTurnsToTheSeparatorLikeGradientDescent() {
        assertThat(randomLabels.claims()).hasSize(3 * 3).allMatch(Verdict::supported);
    }

    @Test
    void neitherADecayingStepNorAPenaltyDoes() {
        assertThat(randomLabels.controls()).hasSize(1 + 2).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /**
     * t·L is Σ (αₙ/η) e^(−eₙ) up to O(L) for residuals eₙ on the support, so at most e^r − 1 from its limit, r the
     * largest of them; here all samples are support vectors.
     */
    @Test
    void comesToTheConstantOfGradientDescent() {
        for (String strand : List.of("gradient", "shuffled", "drawn")) {
            double limit = limit(strand, "loss.times.step");
            double residual = last(strand, "residual.support");
            assertThat(last(strand, "loss.times.step"))
                    .as(strand)
                    .isCloseTo(limit, within(limit * (Math.expm1(residual) + last(strand, "loss.train"))));
            assertThat(residual).as(strand).isLessThan(0.3);
        }
        assertThat(limit("shuffled", "loss.times.step")).isEqualTo(limit("gradient", "loss.times.step"));
    }

    /** With d ≫ n log n every sample supports the separator, and Σ αₙ = ‖ŵ‖² shares out over all of them. */
    @Test
    void hasEverySampleOnTheMargin() {
        assertThat(randomLabels.trial().assumptions())
                .anyMatch(a -> a.detail().startsWith("50 distinct support vectors span 50 dimensions"));
    }

    @Test
    void holdsForOtherLabelsAndLargerBatches() {
        for (long seed = 1; seed <= 3; seed++) {
            Rehearsal rehearsal =
                    rehearse(Map.of("samples", "20", "features", "300", "batchSize", "3"), Materials.none(seed));
            assertThat(rehearsal.claims()).as("seed=%d", seed).hasSize(9).allMatch(Verdict::supported);
            assertThat(rehearsal.controls()).as("seed=%d", seed).noneMatch(Verdict::supported);
        }
    }

    @Test
    void holdsOnRandomDataOfTheUsers() {
        for (long seed = 1; seed <= 3; seed++) {
            Samples data = SeparableGaussians.of(20, 40, 2, new Streams(seed)).samples();
            Rehearsal rehearsal = rehearse(Map.of("steps", "20000"), new Materials(data, new Streams(seed)));
            assertThat(rehearsal.claims()).as("seed=%d", seed).hasSize(9).allMatch(Verdict::supported);
            assertThat(rehearsal.controls()).as("seed=%d", seed).noneMatch(Verdict::supported);
        }
    }

    @Test
    void isNotRefutedByARunThatIsTooShort() {
        Samples digits = DataSource.parse("digits:0,1").load();
        Rehearsal rehearsal = rehearse(Map.of("steps", "2000"), new Materials(digits, new Streams(7)));

        assertThat(rehearsal.claims())
                .noneMatch(v -> v.outcome() == Outcome.REFUTED)
                .anyMatch(v -> v.outcome() == Outcome.INCONCLUSIVE);
        assertThat(rehearsal.controls()).noneMatch(Verdict::supported);
    }

    @Test
    void doesNotApplyToDataThatNothingSeparatesNorToAStepAboveTheLargestAllowed() {
        Samples xor = new Samples("xor", new double[][] {{1, 1}, {-1, -1}, {1, -1}, {-1, 1}}, 1, 1, -1, -1);
        Rehearsal separable = rehearse(Map.of("steps", "100"), new Materials(xor, new Streams(7)));
        Rehearsal step = rehearse(
                Map.of("steps", "100", "samples", "5", "features", "20", "relativeStep", "1"), Materials.none(0));

        assertThat(separable.verdicts()).isNotEmpty().allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
        assertThat(step.verdicts()).isNotEmpty().allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    private static Rehearsal rehearse(Map<String, String> settings, Materials materials) {
        return Rehearsal.of(new OverparametrizedUnit().trialOf(settings, materials));
    }

    private static double last(String strand, String metric) {
        return randomLabels.history().series(strand, metric).last();
    }

    private static double limit(String strand, String metric) {
        return randomLabels.trial().predictions().stream()
                .filter(p -> p.strand().equals(strand) && p.metric().equals(metric))
                .map(p -> (Prediction.Limit) p)
                .findFirst()
                .orElseThrow()
                .value();
    }
}
