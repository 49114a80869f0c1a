package minima.experiments.leastsquares;

import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AdaptiveFailsTest {

    private static Rehearsal paper;

    @BeforeAll
    static void rehearse() {
        paper = Rehearsal.of(new AdaptiveFails());
    }

    @Test
    void threeMethodsFindTheLeastNormAndThreeTheSigns() {
        assertThat(paper.claims()).hasSize(3 * 2 + 3 * 3).allMatch(Verdict::supported);
    }

    @Test
    void noneDoesFromAnotherStartOrWithoutACommonC() {
        assertThat(paper.controls()).hasSize(1 + 2 * 2).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** α = (0.014658191724, −0.017252561941) from an independent solver; the label's weight is 33α₊ − 27α₋. */
    @Test
    void massesAreThoseOfTheClosedForm() {
        for (String method : List.of("gradient-descent", "sgd", "heavy-ball")) {
            assertThat(last(method, "mass.private")).as(method).isCloseTo(0.017252561941, within(1e-11));
            assertThat(last(method, "mass.true"))
                    .as(method)
                    .isCloseTo(33 * 0.014658191724 + 27 * 0.017252561941, within(1e-10));
        }
        for (String method : List.of("adagrad", "rmsprop", "adam")) {
            for (String mass : List.of("mass.true", "mass.shared", "mass.private")) {
                assertThat(last(method, mass)).as(method + " " + mass).isCloseTo(0.25, within(1e-9));
            }
        }
    }

    @Test
    void adaptiveMethodsMisclassifyExactlyTheShareOfNegatives() {
        Rehearsal rare = rehearse("positiveShare", "0.9", "positives", "9", "negatives", "3");

        assertThat(rare.claims()).allMatch(Verdict::supported);
        assertThat(rare.history().series("adam", "error.test").last()).isCloseTo(0.1, within(1e-15));
        assertThat(rare.history().series("sgd", "error.test").last()).isZero();
    }

    @Test
    void saysNothingOfAdaptiveMethodsWhereNoCExists() {
        for (String[] changes : new String[][] {
            {"positives", "27", "negatives", "33", "steps", "10"}, {"privateFeatures", "4", "steps", "10"}
        }) {
            assertThat(rehearse(changes).claims())
                    .filteredOn(v -> v.strand().matches("ada.*|rmsprop"))
                    .hasSize(9)
                    .allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
        }
    }

    @Test
    void decidesNothingAboutALimitThatTheRunHasNotReached() {
        assertThat(rehearse("steps", "10").claims())
                .filteredOn(v -> v.quantity().startsWith("distance.oracle"))
                .hasSize(6)
                .allMatch(v -> v.outcome() == Outcome.INCONCLUSIVE);
    }

    private static double last(String strand, String metric) {
        return paper.history().series(strand, metric).last();
    }

    private static Rehearsal rehearse(String... changes) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < changes.length; i += 2) {
            settings.put(changes[i], changes[i + 1]);
        }
        return Rehearsal.of(new AdaptiveFails().trialOf(settings, Materials.none(7)));
    }
}
