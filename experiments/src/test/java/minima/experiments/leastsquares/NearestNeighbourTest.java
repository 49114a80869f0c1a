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

class NearestNeighbourTest {

    private static Rehearsal rehearsal;

    @BeforeAll
    static void rehearse() {
        rehearsal = Rehearsal.of(new NearestNeighbour());
    }

    @Test
    void errsAtMostTwiceAsOftenAsTheBestRuleInEachDimension() {
        assertThat(rehearsal.claims()).hasSize(3 * 4).allMatch(Verdict::supported);
    }

    @Test
    void doesNotWhereLabelsJumpOrTheMetricIsBlind() {
        assertThat(rehearsal.controls()).hasSize(3).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** The midpoint rule on a million cells; L* = ½ − 2A/π lies above it by Cover and Hart. */
    @Test
    void predictsTheIntegralOfTwiceTheChanceOfDisagreement() {
        double a = 0.4;
        int cells = 1_000_000;
        double integral = 0;
        double best = 0;
        for (int i = 0; i < cells; i++) {
            double eta = 0.5 + a * Math.cos(Math.PI * (i + 0.5) / cells);
            integral += 2 * eta * (1 - eta) / cells;
            best += Math.min(eta, 1 - eta) / cells;
        }
        Prediction limit = rehearsal.trial().predictions().stream()
                .filter(p -> p.metric().equals("error.test"))
                .findFirst()
                .orElseThrow();

        assertThat(limit.at(1)).isCloseTo(integral, within(1e-9));
        assertThat(integral).isBetween(best, 2 * best * (1 - best));
    }

    @Test
    void holdsForOtherNoiseAndOtherSeeds() {
        for (String amplitude : new String[] {"0.1", "0.5"}) {
            assertThat(Rehearsal.of(new NearestNeighbour()
                                    .trialOf(Map.of("amplitude", amplitude, "steps", "2000"), Materials.none(9)))
                            .claims())
                    .as("amplitude=%s", amplitude)
                    .allMatch(Verdict::supported);
        }
    }
}
