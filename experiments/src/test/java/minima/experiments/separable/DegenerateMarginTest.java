package minima.experiments.separable;

import minima.training.claim.Materials;
import minima.training.claim.Prediction;
import minima.training.claim.Rehearsal;
import minima.training.claim.Series;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
import minima.training.random.Streams;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DegenerateMarginTest {

    private static Rehearsal twoPoints;

    @BeforeAll
    static void rehearse() {
        twoPoints = Rehearsal.of(new DegenerateMargin());
    }

    @Test
    void theResidualGrowsLikeLogLogInDescentAndInFlow() {
        assertThat(twoPoints.claims()).hasSize(2).allMatch(Verdict::supported);
    }

    @Test
    void itDoesNotOnceTheSampleIsOffTheMargin() {
        assertThat(twoPoints.controls()).hasSize(2).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** Computed once by an independent program, in another language, and printed to four digits. */
    @Test
    void givesTheKnownNumbersOfDescent() {
        Series residual = twoPoints.history().series("descent", "residual.loglog");
        Map.of(10, .0958, 100, -.1365, 1_000, -.1704, 10_000, -.1682, 100_000, -.1587, 1_000_000, -.1481)
                .forEach((step, value) ->
                        assertThat(residual.at(step)).as("step=%d", step).isCloseTo(value, within(1e-4)));
    }

    /** The integrator keeps 1e-10 a step, and the flow forgets errors. */
    @Test
    void flowsAsLambertsFunctionSays() {
        Prediction exact = twoPoints.trial().predictions().stream()
                .filter(p -> p.strand().equals("flow") && p.metric().equals("residual.loglog"))
                .findFirst()
                .orElseThrow();
        Series residual = twoPoints.history().series("flow", "residual.loglog");
        for (int i = 1; i < residual.size(); i++) {
            assertThat(residual.value(i))
                    .as("step=%d", residual.step(i))
                    .isCloseTo(exact.at(residual.step(i)), within(1e-8));
        }
    }

    @Test
    void holdsOnRandomDegenerateDataOfTheUsers() {
        for (long seed = 1; seed <= 3; seed++) {
            Rehearsal rehearsal = rehearse(Map.of("steps", "200000"), degenerate(seed));
            assertThat(rehearsal.claims()).as("seed=%d", seed).hasSize(2).allMatch(Verdict::supported);
            assertThat(rehearsal.controls())
                    .as("seed=%d", seed)
                    .hasSize(2)
                    .allMatch(v -> v.outcome() == Outcome.REFUTED);
        }
    }

    @Test
    void doesNotApplyToDataInGeneralPositionNorToThoseThatNothingSeparates() {
        Samples general = SeparableGaussians.of(10, 3, 0.5, new Streams(4)).samples();
        Samples xor = new Samples("xor", new double[][] {{1, 1}, {-1, -1}, {1, -1}, {-1, 1}}, 1, 1, -1, -1);

        Map<String, String> brief = Map.of("steps", "1000", "factor", "1");
        assertThat(rehearse(brief, general).verdicts()).hasSize(4).allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
        assertThat(rehearse(brief, xor).verdicts()).hasSize(4).allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    /**
     * Three support vectors in five dimensions, and a fourth sample on the margin, {@code z = γû + v, v ⊥ û}: dual 0.
     */
    private static Samples degenerate(long seed) {
        SeparableGaussians support = SeparableGaussians.of(3, 5, 1, new Streams(seed));
        double[] unit = support.weights(); // γ = 1
        double[] z = Streams.gaussians(new Streams(seed).stream("fourth"), 5, 1);
        double along = 0;
        for (int j = 0; j < 5; j++) {
            along += z[j] * unit[j];
        }
        for (int j = 0; j < 5; j++) {
            z[j] += (1 - along) * unit[j];
        }
        double[][] x = new double[4][];
        double[] y = new double[4];
        for (int i = 0; i < 3; i++) {
            x[i] = support.samples().rows()[i];
            y[i] = support.samples().target(i);
        }
        x[3] = z;
        y[3] = 1;
        return new Samples("degenerate", x, y);
    }

    private static Rehearsal rehearse(Map<String, String> settings, Samples data) {
        return Rehearsal.of(new DegenerateMargin().trialOf(settings, new Materials(data, new Streams(7))));
    }
}
