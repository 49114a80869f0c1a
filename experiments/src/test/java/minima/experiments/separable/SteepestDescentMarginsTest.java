package minima.experiments.separable;

import minima.training.claim.Materials;
import minima.training.claim.Prediction;
import minima.training.claim.Rehearsal;
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

class SteepestDescentMarginsTest {

    private static Rehearsal byDefault;

    @BeforeAll
    static void rehearse() {
        byDefault = Rehearsal.of(new SteepestDescentMargins());
    }

    @Test
    void everyNormGetsItsOwnMargin() {
        assertThat(byDefault.claims()).hasSize(5 * 3 + 1 * 2).allMatch(Verdict::supported);
    }

    @Test
    void noNormDoesOnTheSquaredLoss() {
        assertThat(byDefault.controls()).hasSize(3).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /**
     * Independent numbers: margins √(83/34), 1 and 2.4 in the limit, at 30,000 steps 1.562172, .999676 and 2.399832
     * from another start, whose share in the gap falls like 1/t, so that both lie within 5e-4 of the limit.
     */
    @Test
    void givesTheKnownMarginsOnTheThreeGeometries() {
        assertThat(limit("l2", "margin.l2")).isCloseTo(1.5624264688580491, within(1e-9));
        assertThat(limit("l1", "margin.l1")).isCloseTo(1, within(1e-9));
        assertThat(limit("linf", "margin.linf")).isCloseTo(2.4, within(1e-9));
        assertThat(last("l2", "margin.l2")).isCloseTo(1.562172, within(5e-4));
        assertThat(last("l1", "margin.l1")).isCloseTo(.999676, within(5e-4));
        assertThat(last("linf", "margin.linf")).isCloseTo(2.399832, within(5e-4));
    }

    /** (34,35,21)/√2942, (1,0,0) and (1,1,.6): what is left of the start is .1/(30,000·.02), of chatter .02/600. */
    @Test
    void turnsToTheKnownDirections() {
        assertThat(direction("l2", 2)).containsExactly(new double[] {.6402, .6587, .3954}, within(1e-3));
        assertThat(direction("l1", 1)).containsExactly(new double[] {1, 0, 0}, within(1e-3));
        assertThat(direction("linf", 1 / 0.0)).containsExactly(new double[] {1, 1, .6}, within(1e-3));
    }

    @Test
    void winsNoMarginButItsOwn() {
        assertThat(last("l1", "margin.l2")).isLessThan(1.3);
        assertThat(last("linf", "margin.l2")).isLessThan(1.5623);
        assertThat(last("l2", "margin.l1")).isLessThan(.95);
        assertThat(last("linf", "margin.l1")).isLessThan(.95);
        assertThat(last("l2", "margin.linf")).isLessThan(2.39);
        assertThat(last("l1", "margin.linf")).isLessThan(1.1);
    }

    /** With η = √(2 log n / T)/B from 0 the guarantee after T steps is γ − B√(2 log n / T). */
    @Test
    void choosesTheStepOfTheBestGuarantee() {
        Rehearsal best = rehearse(Map.of("stepSize", "0", "initScale", "0", "steps", "10000"), null);
        double guarantee = best.trial().predictions().stream()
                .filter(p -> p.strand().equals("l2") && p.metric().equals("margin.l2") && p instanceof Prediction.Bound)
                .mapToDouble(p -> p.at(10_000))
                .sum();

        assertThat(guarantee).isCloseTo(Math.sqrt(83 / 34.0) - Math.sqrt(18 * 2 * Math.log(3) / 10_000), within(1e-9));
        assertThat(best.claims()).allMatch(Verdict::supported);
    }

    @Test
    void holdsOnRandomDataOfTheUsers() {
        for (int seed = 1; seed <= 3; seed++) {
            Samples data = SeparableGaussians.of(20, 5, 0.3, new Streams(seed)).samples();

            assertThat(rehearse(Map.of(), data).claims())
                    .as("seed=%d", seed)
                    .hasSize(4 * 3 + 1 * 2)
                    .allMatch(Verdict::supported);
        }
    }

    @Test
    void doesNotApplyToDataThatNothingSeparates() {
        Samples xor = new Samples("xor", new double[][] {{1, 1}, {-1, -1}, {1, -1}, {-1, 1}}, 1, 1, -1, -1);

        assertThat(rehearse(Map.of("steps", "100"), xor).verdicts())
                .isNotEmpty()
                .allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    private static double limit(String strand, String metric) {
        return byDefault.trial().predictions().stream()
                .filter(p -> p.strand().equals(strand) && p.metric().equals(metric) && p instanceof Prediction.Limit)
                .mapToDouble(p -> p.at(0))
                .sum();
    }

    private static double last(String strand, String metric) {
        return byDefault.history().series(strand, metric).last();
    }

    private static double[] direction(String strand, double p) {
        LinearSimulation simulation = byDefault.trial().strands().stream()
                .filter(s -> s.name().equals(strand))
                .map(s -> (LinearSimulation) s.simulation())
                .findFirst()
                .orElseThrow();
        double[] w = simulation.weights();
        double norm = new minima.training.descent.LpGeometry(p).norm(w);
        for (int j = 0; j < w.length; j++) {
            w[j] /= norm;
        }
        return w;
    }

    private static Rehearsal rehearse(Map<String, String> changes, Samples data) {
        return Rehearsal.of(new SteepestDescentMargins().trialOf(changes, new Materials(data, new Streams(7))));
    }
}
