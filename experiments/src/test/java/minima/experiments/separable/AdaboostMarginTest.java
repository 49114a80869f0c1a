package minima.experiments.separable;

import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
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

class AdaboostMarginTest {

    private static Rehearsal byDefault;

    @BeforeAll
    static void rehearse() {
        byDefault = Rehearsal.of(new AdaboostMargin());
    }

    @Test
    void keepsWhatItGuaranteesByExactAndBySmallSteps() {
        assertThat(byDefault.claims()).hasSize(1 + 3 * 3).allMatch(Verdict::supported);
    }

    @Test
    void doesNotComeNearByExactStepsThatCycle() {
        assertThat(byDefault.controls()).hasSize(1).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** Computed once by an independent program: rounds 21,000 with ν = 1, 30,000 with .1, 40,000 with .01. */
    @Test
    void givesTheKnownMargins() {
        Rehearsal tiny = rehearse(Map.of("shrinkage", "0.01", "steps", "40000"), null);

        assertThat(margin(rehearse(Map.of("steps", "21000"), null), "exact")).isCloseTo(.3333016, within(5e-8));
        assertThat(margin(byDefault, "shrunk")).isCloseTo(.3333111, within(5e-8));
        assertThat(margin(tiny, "shrunk")).isCloseTo(.3333167, within(5e-8));
    }

    /** On the cycle of three learners each gets a third; one round of 30,000 moves a vote by less than 1/20,000. */
    @Test
    void cyclesFarFromTheBestVote() {
        assertThat(margin(byDefault, "cycling-exact")).isCloseTo(1.0 / 3, within(5e-5));
        assertThat(margin(byDefault, "cycling-shrunk")).isBetween(.374, 3.0 / 8);
    }

    /** Υ₁(1/3) = −log(8/9)/log 2, at least half of 1/3. */
    @Test
    void guaranteesMoreThanHalfOfTheLargestMargin() {
        double limit = byDefault.trial().predictions().stream()
                .filter(p -> p.strand().equals("exact") && p instanceof minima.training.claim.Prediction.Bound)
                .mapToDouble(p -> p.at(1_000_000_000_000L))
                .sum();

        assertThat(limit)
                .isCloseTo(-Math.log(8.0 / 9) / Math.log(2), within(1e-10))
                .isGreaterThan(1.0 / 6);
    }

    @Test
    void holdsOnStumpsOnDataOfTheUsers() {
        for (int seed = 1; seed <= 3; seed++) {
            Samples data = SeparableGaussians.of(40, 5, 0.3, new Streams(seed)).samples();
            Rehearsal users = rehearse(Map.of("steps", "10000"), data);

            assertThat(users.claims()).as("seed=%d", seed).hasSize(1 + 2 * 3).allMatch(Verdict::supported);
            assertThat(users.controls()).as("seed=%d", seed).allMatch(v -> v.outcome() == Outcome.REFUTED);
        }
    }

    @Test
    void doesNotApplyWhereNoVoteOfStumpsIsRightOnAll() {
        Samples xor = new Samples("xor", new double[][] {{1, 1}, {-1, -1}, {1, -1}, {-1, 1}}, 1, 1, 0, 0);

        assertThat(rehearse(Map.of("steps", "100"), xor).verdicts())
                .isNotEmpty()
                .allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    private static double margin(Rehearsal rehearsal, String strand) {
        return rehearsal.history().series(strand, "margin.l1").last();
    }

    private static Rehearsal rehearse(Map<String, String> changes, @Nullable Samples data) {
        return Rehearsal.of(new AdaboostMargin().trialOf(changes, new Materials(data, new Streams(7))));
    }
}
