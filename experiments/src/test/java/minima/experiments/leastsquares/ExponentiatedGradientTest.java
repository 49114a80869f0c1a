package minima.experiments.leastsquares;

import minima.training.claim.Materials;
import minima.training.claim.Prediction;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ExponentiatedGradientTest {

    private static Rehearsal byDefault;

    @BeforeAll
    static void rehearse() {
        byDefault = Rehearsal.of(new ExponentiatedGradient());
    }

    /**
     * k = 1, 4, 16, 64, 256, 1000; the bounds cross at 66, so three are decided for one learner and one for the other.
     */
    @Test
    void bothKeepTheirBoundsAndEachWinsOnItsSide() {
        assertThat(byDefault.claims()).hasSize(6 * 3 + 3 + 1).allMatch(Verdict::supported);
    }

    @Test
    void aBallWithoutTheTargetBreaksTheBound() {
        assertThat(byDefault.controls()).hasSize(2).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** U √(2m log 2d) and ‖u‖₂ √(dm) at the last step. */
    @Test
    void drawsTheBoundsOfTheTheorem() {
        assertThat(bound("eg-16", "regret")).isCloseTo(4 * 3 * Math.sqrt(2_000 * Math.log(2_000)), within(1e-9));
        assertThat(bound("eg-16", "excess.risk")).isCloseTo(12 * Math.sqrt(2 * Math.log(2_000) / 1_000), within(1e-12));
        assertThat(bound("gd-16", "regret")).isCloseTo(3 * Math.sqrt(1e6), within(1e-9));
    }

    @Test
    void theExcessesCrossOnce() {
        int sign = -1;
        int crossings = 0;
        for (int k : new int[] {1, 4, 16, 64, 256, 1_000}) {
            double difference = last("eg-" + k) - last("gd-" + k);
            crossings += Math.signum(difference) == sign ? 0 : 1;
            sign = difference < 0 ? -1 : 1;
        }

        assertThat(crossings).isEqualTo(1);
    }

    @Test
    void keepsTheBoundsWhateverTheSeed() {
        for (long seed = 1; seed <= 5; seed++) {
            Rehearsal small = Rehearsal.of(new ExponentiatedGradient()
                    .trialOf(Map.of("dimension", "64", "steps", "300"), Materials.none(seed)));

            assertThat(small.claims())
                    .as("seed=%d", seed)
                    .filteredOn(
                            v -> v.quantity().contains("bound") || v.quantity().equals("excess.risk"))
                    .hasSize(4 * 3)
                    .allMatch(Verdict::supported);
        }
    }

    private static double bound(String strand, String metric) {
        return byDefault.trial().predictions().stream()
                .filter(p -> p.strand().equals(strand) && p.metric().equals(metric))
                .mapToDouble((Prediction p) -> p.at(1_000))
                .findFirst()
                .orElseThrow();
    }

    private static double last(String strand) {
        return byDefault.history().series(strand, "excess.risk").last();
    }
}
