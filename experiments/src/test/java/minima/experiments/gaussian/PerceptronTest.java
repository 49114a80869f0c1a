package minima.experiments.gaussian;

import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.DataSource;
import minima.training.data.Samples;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PerceptronTest {

    @Test
    void makesNoMoreMistakesThanTheMarginAllows() {
        assertThat(Rehearsal.of(new Perceptron()).claims()).hasSize(4).allMatch(Verdict::supported);
    }

    @Test
    void makesMoreWhereNothingSeparatesAndWhereItLearnsFromNoMistake() {
        assertThat(Rehearsal.of(new Perceptron()).controls()).hasSize(5).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** n orthonormal samples: γ² = 1/n, R = 1, so at most n mistakes; and each of them is one, the first time. */
    @Test
    void reachesTheBoundOnOrthonormalSamples() {
        int n = 7;
        double[][] rows = new double[n][n];
        double[] targets = new double[n];
        for (int i = 0; i < n; i++) {
            rows[i][i] = 1;
            targets[i] = i < 3 ? 1 : -1;
        }
        Samples orthonormal = new Samples("orthonormal", rows, targets);
        Rehearsal rehearsal = rehearse(orthonormal, Map.of("steps", "100"));

        assertThat(Mistakes.of(orthonormal).bound()).isCloseTo(n, within(1e-8));
        assertThat(rehearsal.history().series("mistakes-alone", "mistakes").last())
                .isEqualTo(n);
        assertThat(rehearsal.claims()).allMatch(Verdict::supported);
    }

    @Test
    void holdsInAnyOrderAndOnRealDigits() {
        Samples digits = DataSource.parse("digits:3,5@300").load();

        assertThat(rehearse(digits, Map.of("sampling", "with-replacement")).claims())
                .allMatch(Verdict::supported);
        assertThat(Rehearsal.of(new Perceptron().trialOf(Map.of("sampling", "with-replacement"), Materials.none(3)))
                        .claims())
                .allMatch(Verdict::supported);
    }

    @Test
    void isNotDecidedBeforeTheMistakesMayEnd() {
        Rehearsal rehearsal = Rehearsal.of(new Perceptron().trialOf(Map.of("steps", "3"), Materials.none(3)));

        assertThat(rehearsal.claims()).anyMatch(v -> v.outcome() == Outcome.INCONCLUSIVE);
        assertThat(rehearsal.claims()).noneMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    @Test
    void doesNotApplyToDataThatNothingSeparates() {
        Samples xor = new Samples("xor", new double[][] {{1, 1}, {-1, -1}, {1, -1}, {-1, 1}}, 1, 1, -1, -1);

        assertThat(rehearse(xor, Map.of("steps", "100")).verdicts())
                .isNotEmpty()
                .allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    private static Rehearsal rehearse(Samples data, Map<String, String> settings) {
        return Rehearsal.of(new Perceptron().trialOf(settings, new Materials(data, new Streams(5))));
    }
}
