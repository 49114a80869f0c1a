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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LinearConvolutionTest {

    private static final double LEAST = 1.1889427416871803;

    private static Rehearsal signals;

    @BeforeAll
    static void rehearse() {
        signals = Rehearsal.of(new LinearConvolution());
    }

    @Test
    void everyDepthTurnsToACriticalPointOfItsOwnNorm() {
        assertThat(signals.claims()).hasSize(4 * 2).allMatch(Verdict::supported);
    }

    @Test
    void neitherFullyConnectedLayersNorAPolynomialTailDo() {
        assertThat(signals.controls()).hasSize(2).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** Computed once by an independent program; the frequencies of the SVM are as many as there are. */
    @Test
    void givesTheKnownLimits() {
        assertThat(limit("depth-1")).isCloseTo(.662706977, within(1e-8));
        assertThat(limit("depth-2")).isCloseTo(LEAST, within(1e-6));
        assertThat(last("depth-1", "norm.dft1")).isCloseTo(1.363489, within(1e-3));
        assertThat(last("depth-2", "norm.dft1")).isBetween(LEAST, 1.002 * LEAST);
        assertThat(last("depth-1", "frequencies.count")).isEqualTo(8);
        assertThat(last("depth-2", "frequencies.count")).isEqualTo(3);
        assertThat(last("depth-4", "norm.dft1")).isCloseTo(Math.sqrt(2), within(1e-6));
        assertThat(last("depth-4", "frequencies.count")).isEqualTo(1);
        assertThat(last("depth-3", "stationarity")).isLessThan(1e-3);
        assertThat(last("depth-4", "stationarity")).isLessThan(1e-3);
    }

    /** 2(1 − .9215), from the modulus of the dual at frequency 1. */
    @Test
    void knowsHowSlowlyOtherFrequenciesFall() {
        assertThat(signals.trial().assumptions())
                .anySatisfy(assumption -> assertThat(assumption.detail()).contains("t^-0.157 for L = 2"));
        assertThat(signals.claims())
                .filteredOn(verdict -> verdict.strand().equals("depth-2"))
                .allSatisfy(verdict -> assertThat(verdict.predicted()).isCloseTo(-.157, within(1e-3)));
    }

    /** From another start three layers keep the constant frequency alone, too. */
    @Test
    void endsElsewhereFromAnotherStart() {
        Rehearsal other = rehearse(Map.of("layers", "3"), null, 6);

        assertThat(last("depth-3", "frequencies.count")).isEqualTo(3);
        assertThat(other.history().series("depth-3", "frequencies.count").last())
                .isEqualTo(1);
        assertThat(other.history().series("depth-3", "norm.dft1").last()).isCloseTo(Math.sqrt(2), within(1e-6));
        assertThat(other.claims()).allMatch(Verdict::supported);
    }

    /** Weak duality: where it separates, no network has a smaller sum of moduli. */
    @Test
    void neverFallsBelowTheLeastNorm() {
        for (String strand : new String[] {"depth-1", "depth-2", "depth-3", "depth-4", "fully-connected-2"}) {
            Series norm = signals.history().series(strand, "norm.dft1");
            Series margin = signals.history().series(strand, "margin.l2");
            for (int i = 0; i < norm.size(); i++) {
                assertThat(margin.value(i) <= 0 || norm.value(i) >= LEAST * (1 - 1e-9))
                        .as("%s at step %d: %s", strand, norm.step(i), norm.value(i))
                        .isTrue();
            }
        }
    }

    @Test
    void isNeverRefutedOnRandomDataOfTheUsers() {
        for (int samples : new int[] {4, 12}) {
            Samples data =
                    SeparableGaussians.of(samples, 6, 0.3, new Streams(1)).samples();
            Rehearsal users = rehearse(Map.of("layers", "3", "steps", "20000"), data, 7);

            assertThat(users.claims())
                    .as("n=%d", samples)
                    .hasSize(3 * 2)
                    .noneMatch(v -> v.outcome() == Outcome.REFUTED);
            assertThat(users.claims().subList(0, 4)).as("n=%d", samples).allMatch(Verdict::supported);
            assertThat(users.controls()).as("n=%d", samples).isNotEmpty().noneMatch(Verdict::supported);
        }
    }

    @Test
    void isInconclusiveBeforeItHasSeparated() {
        assertThat(rehearse(Map.of("layers", "3", "steps", "100"), null, 0).claims())
                .allMatch(v -> v.outcome() == Outcome.INCONCLUSIVE || v.supported())
                .anyMatch(v -> v.outcome() == Outcome.INCONCLUSIVE);
    }

    @Test
    void doesNotApplyToDataThatNothingSeparates() {
        Samples xor = new Samples("xor", new double[][] {{1, 1}, {-1, -1}, {1, -1}, {-1, 1}}, 1, 1, -1, -1);

        assertThat(rehearse(Map.of("steps", "100"), xor, 0).verdicts())
                .isNotEmpty()
                .allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    private static double limit(String strand) {
        return signals.trial().predictions().stream()
                .filter(p -> p.strand().equals(strand) && p.metric().equals("norm.bridge"))
                .mapToDouble((Prediction p) -> p.at(0))
                .sum();
    }

    private static double last(String strand, String metric) {
        return signals.history().series(strand, metric).last();
    }

    private static Rehearsal rehearse(Map<String, String> changes, @Nullable Samples data, long seed) {
        return Rehearsal.of(new LinearConvolution().trialOf(changes, new Materials(data, new Streams(seed))));
    }
}
