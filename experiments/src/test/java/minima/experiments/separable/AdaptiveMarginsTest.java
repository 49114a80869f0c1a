package minima.experiments.separable;

import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.Series;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
import minima.training.descent.LinearSimulation;
import minima.training.random.Streams;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AdaptiveMarginsTest {

    private static Rehearsal threeGeometries;

    @BeforeAll
    static void rehearse() {
        threeGeometries = Rehearsal.of(new AdaptiveMargins());
    }

    @Test
    void adaGradTurnsToTheSeparatorOfItsOwnNormAndAdamToTheLargestMarginInLinf() {
        assertThat(threeGeometries.claims()).hasSize(2 * 2 + 2).allMatch(Verdict::supported);
    }

    @Test
    void normalizedDescentTurnsToNeither() {
        assertThat(threeGeometries.controls()).hasSize(2).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** Computed once by an independent program, in another language; ours measures at log-spaced steps near these. */
    @Test
    void givesTheKnownMargins() {
        assertThat(at("adagrad-small", "margin.l2", 1e5)).isCloseTo(1.5015, within(1e-4));
        assertThat(at("adagrad-large", "margin.l2", 1e5)).isCloseTo(1.4996, within(1e-4));
        assertThat(at("adam", "margin.linf", 2e5)).isCloseTo(2.3354, within(1e-3));
        assertThat(at("adam", "margin.l2", 2e5)).isCloseTo(1.5243, within(1e-3));
    }

    @Test
    void theDirectionOfAdaGradDependsOnItsStep() {
        Rehearsal rehearsal = Rehearsal.of(
                new AdaptiveMargins().trialOf(Map.of("steps", "100000", "adamSteps", "100"), Materials.none(0)));

        assertThat(direction(rehearsal, "adagrad-small"))
                .containsExactly(new double[] {.4933, .7360, .4637}, within(1e-4));
        assertThat(direction(rehearsal, "adagrad-large"))
                .containsExactly(new double[] {.4379, .7661, .4705}, within(1e-4));
    }

    /**
     * On the support of the predicted separator w·zₙ is log t − log(αₙ/η), to what a rehearsal of 10⁵ steps leaves of
     * G.
     */
    @Test
    void followsTheConstantsOfItsOwnDual() {
        assertThat(at("adagrad-small", "residual.support", 1e6)).isLessThan(1e-3);
        assertThat(at("adagrad-large", "residual.support", 1e6)).isLessThan(1e-3);
    }

    @Test
    void dependsOnTheStartToo() {
        Rehearsal rehearsal = Rehearsal.of(new AdaptiveMargins()
                .trialOf(Map.of("initScale", "1", "steps", "500000", "adamSteps", "100"), Materials.none(2)));

        assertThat(rehearsal.claims())
                .filteredOn(v -> v.strand().startsWith("adagrad"))
                .hasSize(4)
                .allMatch(Verdict::supported);
        assertThat(at(rehearsal, "adagrad-small", "margin.l2", 5e5))
                .isNotCloseTo(at("adagrad-small", "margin.l2", 5e5), within(1e-3));
    }

    @Test
    void holdsOnRandomDataOfTheUsers() {
        for (long seed = 1; seed <= 3; seed++) {
            Samples data = SeparableGaussians.of(8, 12, 1, new Streams(seed)).samples();
            Rehearsal rehearsal = rehearse(Map.of("steps", "300000", "adamSteps", "1000000"), data);
            assertThat(rehearsal.claims())
                    .as("seed=%d", seed)
                    .hasSize(6)
                    .noneMatch(v -> v.outcome() == Outcome.REFUTED);
            assertThat(rehearsal.claims())
                    .as("seed=%d", seed)
                    .filteredOn(v ->
                            v.quantity().startsWith("residual") || v.quantity().startsWith("margin"))
                    .hasSize(3)
                    .allMatch(Verdict::supported);
            assertThat(rehearsal.controls())
                    .as("seed=%d", seed)
                    .hasSize(2)
                    .allMatch(v -> v.outcome() == Outcome.REFUTED);
        }
    }

    /** Three samples in the plane of their span: every norm has the separator that meets all margins. */
    @Test
    void doesNotCountTheControlWhereAllSeparatorsAreOne() {
        Samples data = SeparableGaussians.of(30, 3, 0.5, new Streams(2)).samples();
        Rehearsal rehearsal = rehearse(Map.of("steps", "100000", "adamSteps", "100000"), data);

        assertThat(rehearsal.claims()).noneMatch(v -> v.outcome() == Outcome.REFUTED);
        assertThat(rehearsal.controls()).hasSize(2).allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    @Test
    void doesNotApplyToDataThatNothingSeparates() {
        Samples xor = new Samples("xor", new double[][] {{1, 1}, {-1, -1}, {1, -1}, {-1, 1}}, 1, 1, -1, -1);

        assertThat(rehearse(Map.of("steps", "100", "adamSteps", "100"), xor).verdicts())
                .isNotEmpty()
                .allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    private static Rehearsal rehearse(Map<String, String> settings, Samples data) {
        return Rehearsal.of(new AdaptiveMargins().trialOf(settings, new Materials(data, new Streams(7))));
    }

    private static double at(String strand, String metric, double step) {
        return at(threeGeometries, strand, metric, step);
    }

    private static double at(Rehearsal rehearsal, String strand, String metric, double step) {
        Series series = rehearsal.history().series(strand, metric);
        return series.at(step);
    }

    /** w/‖w‖ at the end. */
    private static double[] direction(Rehearsal rehearsal, String name) {
        Strand strand = rehearsal.trial().strands().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
        double[] w = ((LinearSimulation) strand.simulation()).weights();
        double norm = rehearsal.history().last(strand, "norm.l2");
        for (int j = 0; j < w.length; j++) {
            w[j] /= norm;
        }
        return w;
    }
}
