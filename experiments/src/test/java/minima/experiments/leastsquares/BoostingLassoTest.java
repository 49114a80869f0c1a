package minima.experiments.leastsquares;

import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.GaussianRegression;
import minima.training.data.Samples;
import minima.training.random.Streams;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BoostingLassoTest {

    private static Rehearsal byDefault;

    @BeforeAll
    static void rehearse() {
        byDefault = Rehearsal.of(new BoostingLasso());
    }

    @Test
    void distanceToTheLassoAndExcessNormFallWithTheStep() {
        assertThat(byDefault.claims()).hasSize(2 + 2).allMatch(Verdict::supported);
    }

    @Test
    void notWithExactLineSearchNorWhereAnEntryDropsOutOfTheLasso() {
        assertThat(byDefault.controls()).hasSize(1 + 2).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** Numbers of an independent program, to their last printed digit; the least norm is 32/9. */
    @Test
    void endsAtTheNormsOfAnIndependentProgram() {
        assertThat(norm(byDefault, "epsilon-0.01")).isCloseTo(3.56540, within(5e-6));
        assertThat(norm(byDefault, "epsilon-0.001")).isCloseTo(3.55654, within(5e-6));
        assertThat(norm(byDefault, "epsilon-0.0001")).isCloseTo(3.55565, within(5e-6));
        assertThat(norm(byDefault, "exact-line-search")).isCloseTo(3.62791, within(5e-6));
        assertThat(norm(rehearse(null, "0.1"), "epsilon-0.1")).isCloseTo(3.6279, within(5e-5));
        assertThat(byDefault.trial().predictions().get(0).at(1)).isCloseTo(32.0 / 9, within(1e-12));
    }

    /** The path of the second seed only grows; on that of the first an entry falls, and boosting leaves it. */
    @Test
    void holdsOnRandomDataWhoseLassoOnlyGrowsAndDoesNotApplyElsewhere() {
        Rehearsal falling = rehearse(random(1), "0");
        Rehearsal growing = rehearse(random(2), "0");

        assertThat(growing.claims()).allMatch(Verdict::supported);
        assertThat(growing.controls()).noneMatch(Verdict::supported);
        assertThat(falling.claims()).allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
        assertThat(falling.claims()).allMatch(v -> v.measured() > v.tolerance());
    }

    @Test
    void doesNotApplyToOneEquationOrAContradictionOrZeros() {
        List<Samples> none = List.of(
                new Samples("one", new double[][] {{1, 2, 0}}, 10),
                new Samples("contradiction", new double[][] {{1, 2, 0.5}, {1, 2, 0.5}}, 1, 2),
                new Samples("zeros", new double[][] {{1, 2, 0}, {0, 1, 1}}, 0, 0));
        for (Samples data : none) {
            assertThat(rehearse(data, "0").claims())
                    .as(data.name())
                    .hasSize(4)
                    .allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
        }
    }

    @Test
    void decidesNothingAboutTheEndBeforeTheLossIsGone() {
        assertThat(rehearse(null, "0.0001").claims())
                .filteredOn(v -> v.quantity().startsWith("norm.l1"))
                .allMatch(v -> v.outcome() == Outcome.INCONCLUSIVE);
    }

    private static Samples random(long seed) {
        return GaussianRegression.of(3, 10, new Streams(seed)).samples();
    }

    private static double norm(Rehearsal rehearsal, String strand) {
        return rehearsal.history().series(strand, "norm.l1").last();
    }

    private static Rehearsal rehearse(@Nullable Samples data, String stepSize) {
        return Rehearsal.of(
                new BoostingLasso().trialOf(Map.of("stepSize", stepSize), new Materials(data, new Streams(7))));
    }
}
