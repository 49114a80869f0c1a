package minima.experiments.leastsquares;

import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.GaussianRegression;
import minima.training.data.Samples;
import minima.training.data.WilsonSamples;
import minima.training.random.Streams;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AdagradInfinityTest {

    private static Rehearsal byDefault;

    @BeforeAll
    static void rehearse() {
        byDefault = Rehearsal.of(new AdagradInfinity());
    }

    @Test
    void findsTheLeastNormInSpecialCasesAndDependsOnEverythingInGeneral() {
        assertThat(byDefault.claims()).hasSize(2 + 1 + 3).allMatch(Verdict::supported);
    }

    @Test
    void controlsBreakBoth() {
        assertThat(byDefault.controls()).hasSize(2 + 1).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** The linear program's least norms are ½ and, by duality, 1/c = ¼. */
    @Test
    void endsAtTheNormsOfTheLinearPrograms() {
        assertThat(last("equal-gradients", "norm.linf")).isCloseTo(0.5, within(1e-8));
        assertThat(last("signs", "norm.linf")).isCloseTo(0.25, within(1e-8));
    }

    @Test
    void isAPercentOrMoreOffInGeneral() {
        assertThat(byDefault.trial().strands())
                .filteredOn(strand -> strand.name().startsWith("eta-"))
                .hasSize(18)
                .allSatisfy(strand ->
                        assertThat(last(strand.name(), "norm.oracle.ratio")).isGreaterThan(1.01));
    }

    @Test
    void holdsOnRandomDataOfTheUsers() {
        for (long seed = 1; seed <= 3; seed++) {
            Samples data = GaussianRegression.of(4, 15, new Streams(seed)).samples();

            assertThat(rehearse(data, Map.of()).claims()).as("seed=%d", seed).allMatch(Verdict::supported);
        }
    }

    @Test
    void saysNothingOfDataThatAreSpecialOrLeaveNoChoice() {
        List<Samples> special = List.of(
                WilsonSamples.of(3, 2, 5).samples(),
                new Samples("square", new double[][] {{1, 2}, {3, 4}}, 1, 1),
                new Samples("contradiction", new double[][] {{1, 2, 1}, {1, 2, 1}}, 1, 2),
                new Samples("zero", new double[][] {{1, 2, 1}, {1, 0, 1}}, 0, 0));
        for (Samples data : special) {
            assertThat(rehearse(data, Map.of("steps", "100")).claims())
                    .as(data.name())
                    .filteredOn(v -> v.strand().startsWith("eta-"))
                    .hasSize(4)
                    .allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
        }
    }

    @Test
    void decidesNothingWhileTheLossLeavesTheNormOpen() {
        assertThat(rehearse(null, Map.of("steps", "5")).claims()).allMatch(v -> v.outcome() == Outcome.INCONCLUSIVE);
    }

    private static double last(String strand, String metric) {
        return byDefault.history().series(strand, metric).last();
    }

    private static Rehearsal rehearse(@Nullable Samples data, Map<String, String> changes) {
        return Rehearsal.of(new AdagradInfinity().trialOf(changes, new Materials(data, new Streams(7))));
    }
}
