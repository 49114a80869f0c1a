package minima.experiments.separable;

import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
import minima.training.random.Streams;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class DeepLinearTest {

    private static Rehearsal threeGeometries;

    @BeforeAll
    static void rehearse() {
        threeGeometries = Rehearsal.of(new DeepLinear());
    }

    @Test
    void everyDepthTurnsToTheSameSeparator() {
        assertThat(threeGeometries.claims()).hasSize(1 + 3 * 3).allMatch(Verdict::supported);
    }

    @Test
    void neitherSignDescentNorTheSquaredLossDoes() {
        assertThat(threeGeometries.controls()).hasSize(2 + 2).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** The largest margin is √(83/34); no network exceeds it, and after 8,000 steps all are near. */
    @Test
    void comesNearTheLargestMarginAndNeverAboveIt() {
        for (int layers = 1; layers <= 4; layers++) {
            double margin = threeGeometries
                    .history()
                    .series("depth-" + layers, "margin.l2")
                    .last();
            assertThat(margin).as("layers=%d", layers).isBetween(1.55, Math.sqrt(83.0 / 34));
        }
    }

    @Test
    void holdsOnRandomDataOfTheUsers() {
        SeparableGaussians data = SeparableGaussians.of(20, 5, 0.3, new Streams(3));

        assertThat(rehearse(data.samples()).claims()).allMatch(Verdict::supported);
    }

    @Test
    void doesNotApplyToDataThatNothingSeparates() {
        Samples xor = new Samples("xor", new double[][] {{1, 1}, {-1, -1}, {1, -1}, {-1, 1}}, 1, 1, -1, -1);

        assertThat(rehearse(xor).verdicts()).isNotEmpty().allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    private static Rehearsal rehearse(Samples data) {
        return Rehearsal.of(new DeepLinear().trialOf(Map.of(), new Materials(data, new Streams(7))));
    }
}
