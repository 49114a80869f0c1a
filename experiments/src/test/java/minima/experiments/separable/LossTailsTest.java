package minima.experiments.separable;

import minima.training.claim.History;
import minima.training.claim.InvalidInput;
import minima.training.claim.Materials;
import minima.training.claim.Prediction;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
import minima.training.random.Streams;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class LossTailsTest {

    private static Rehearsal threeGeometries;

    @BeforeAll
    static void rehearse() {
        threeGeometries = Rehearsal.of(new LossTails());
    }

    @Test
    void tailsBelowEveryPowerTurnToTheSeparatorAndTheOthersFollowTheirOwnLaw() {
        assertThat(threeGeometries.claims()).hasSize(5 + 3 + 2 * 2 + 1).allMatch(Verdict::supported);
    }

    @Test
    void polynomialTailsAndHingesMissTheSeparator() {
        assertThat(threeGeometries.controls()).hasSize(3 + 3).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** Angles of the minimizers over the sphere to ŵ, computed once by an independent program. */
    @Test
    void polynomialTailsComeToTheirKnownDirections() {
        Map<Integer, Double> angles = Map.of(1, .12952, 2, .08310, 4, .04188);
        angles.forEach((p, angle) -> {
            assertThat(last("polynomial-" + p, "angle.oracle")).as("p=%d", p).isCloseTo(angle, within(1e-5));
            assertThat(last("polynomial-" + p, "angle.tail")).as("p=%d", p).isLessThan(1e-8);
        });
    }

    /** The next term of the law is a share of (2/ν − 2) log s/s + O(1/s), s = log t = 1000 − 2 log σmax. */
    @Test
    void theMarginClosesWithTheConstantOfEachTail() {
        double s = 1000 - 2 * Math.log(4.675130870566646);
        Map<String, Double> tails =
                Map.of("exponential", 1.0, "logistic", 1.0, "stretched-0.5", 0.5, "stretched-0.25", 0.25);
        tails.forEach((strand, nu) -> {
            double limit = .3728496 / nu;
            assertThat(limit(strand)).as(strand).isCloseTo(limit, within(1e-6));
            assertThat(last(strand, "margin.gap.log") / limit - 1)
                    .as(strand)
                    .isCloseTo((2 / nu - 2) * Math.log(s) / s, within(5 / s));
        });
    }

    @Test
    void theHingeStopsAtOnceAndWhereDependsOnTheStart() {
        History history = threeGeometries.history();
        for (String hinge : List.of("hinge", "hinge-elsewhere")) {
            assertThat(history.series(hinge, "loss.train").at(40)).as(hinge).isZero();
            assertThat(history.series(hinge, "norm.l2").at(40)).as(hinge).isEqualTo(last(hinge, "norm.l2"));
        }
        assertThat(Math.abs(last("hinge", "angle.oracle") - last("hinge-elsewhere", "angle.oracle")))
                .isGreaterThan(0.1);
    }

    @Test
    void holdsOnRandomDataOfTheUsers() {
        for (long seed = 1; seed <= 3; seed++) {
            Rehearsal rehearsal = rehearse(
                    SeparableGaussians.of(15, 4, 0.5, new Streams(seed)).samples());
            assertThat(rehearsal.claims()).as("seed=%d", seed).hasSize(13).allMatch(Verdict::supported);
            assertThat(rehearsal.controls())
                    .as("seed=%d", seed)
                    .hasSize(6)
                    .allMatch(v -> v.outcome() == Outcome.REFUTED);
        }
    }

    /** Where every sample is on the margin the squared hinge may well go to ŵ. */
    @Test
    void doesNotBlameTheHingeWhereEverySampleSupports() {
        Rehearsal rehearsal =
                rehearse(SeparableGaussians.of(6, 9, 0.5, new Streams(1)).samples());

        assertThat(rehearsal.claims()).allMatch(Verdict::supported);
        assertThat(rehearsal.controls())
                .filteredOn(v -> v.strand().contains("hinge"))
                .hasSize(3)
                .allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    @Test
    void doesNotApplyToDataThatNothingSeparates() {
        Samples xor = new Samples("xor", new double[][] {{1, 1}, {-1, -1}, {1, -1}, {-1, 1}}, 1, 1, -1, -1);

        assertThat(rehearse(xor).verdicts()).isNotEmpty().allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    @Test
    void refusesTimesBeyondADouble() {
        assertThatThrownBy(() -> new LossTails().checkOf(Map.of("steps", "201"), Materials.none(0)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("factor · steps must be at most 1000: factor=5.0, steps=201. Maybe steps=200");
    }

    private static Rehearsal rehearse(Samples data) {
        return Rehearsal.of(new LossTails().trialOf(Map.of(), new Materials(data, new Streams(7))));
    }

    private static double last(String strand, String metric) {
        return threeGeometries.history().series(strand, metric).last();
    }

    private static double limit(String strand) {
        return threeGeometries.trial().predictions().stream()
                .filter(p -> p.strand().equals(strand) && p.metric().equals("margin.gap.log"))
                .map(p -> (Prediction.Limit) p)
                .findFirst()
                .orElseThrow()
                .value();
    }
}
