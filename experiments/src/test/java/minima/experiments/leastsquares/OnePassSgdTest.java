package minima.experiments.leastsquares;

import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.Series;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.DataSource;
import minima.training.data.Samples;
import minima.training.random.Streams;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class OnePassSgdTest {

    private static Rehearsal sphere;

    @BeforeAll
    static void rehearse() {
        sphere = Rehearsal.of(new OnePassSgd());
    }

    @Test
    void paysAtMostThePriceAndNeverRegretsMoreThanItsBound() {
        assertThat(sphere.claims()).hasSize(4 * 2 + 1).allMatch(Verdict::supported);
    }

    @Test
    void atHundredthStepsOrManyPassesItDoesNot() {
        assertThat(sphere.controls()).hasSize(2 + 1).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /**
     * Means over ten seeds of an independent program, of about the standard error that ours have; a difference of two
     * means is within four times the root of both squares.
     */
    @Test
    void costsWhatAnIndependentProgramFound() {
        long[] samples = {100, 400, 1_600, 6_400};
        double[] excess = {.176, .115, .0612, .0253};
        for (int k = 0; k < samples.length; k++) {
            double error = last("samples-" + samples[k], "ensemble.error");
            assertThat(last("samples-" + samples[k], "excess.risk"))
                    .as("m=%d", samples[k])
                    .isCloseTo(excess[k], within(4 * Math.sqrt(2) * error));
        }
    }

    /** {@code ‖w*‖²/(2ηt) + η/2} with η = 15/√6400. */
    @Test
    void isDrawnBelowThePriceAtEveryStep() {
        Series excess = sphere.history().series("samples-6400", "excess.risk");
        for (int i = 0; i < excess.size(); i++) {
            double eta = 15 / 80.0;
            double bound = 225 / (2 * eta * excess.step(i)) + eta / 2;
            assertThat(excess.value(i)).isLessThan(bound);
            assertThat(sphere.trial().predictions().get(3).at(excess.step(i))).isCloseTo(bound, within(1e-12 * bound));
        }
    }

    @Test
    void holdsOnDataOfTheUsersAgainstAComparatorOfTheirs() {
        for (String name : new String[] {"digits:0,1", "digits:3,8@100"}) {
            Rehearsal rehearsal = rehearse(DataSource.parse(name).load());

            assertThat(rehearsal.claims()).as(name).hasSize(4 * 2).allMatch(Verdict::supported);
            assertThat(rehearsal.controls()).as(name).hasSize(2).noneMatch(Verdict::supported);
        }
    }

    /** No w is better than 0 on labels that are thrown by a coin, so learning nothing costs nothing. */
    @Test
    void theTimidControlBreaksNothingWhereNothingIsToBeLearnt() {
        SplittableRandom random = new Streams(3).stream("coins");
        double[][] x = new double[200][];
        double[] y = new double[200];
        for (int i = 0; i < y.length; i++) {
            x[i] = Streams.gaussians(random, 4, 1);
            y[i] = random.nextBoolean() ? 1 : -1;
        }
        Rehearsal rehearsal = rehearse(new Samples("coins", x, y));

        assertThat(rehearsal.claims()).allMatch(Verdict::supported);
        assertThat(rehearsal.controls()).allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    @Test
    void givesTheSameBitsForTheSameSeed() {
        Map<String, String> small = Map.of("steps", "64", "paths", "2");
        Rehearsal once = Rehearsal.of(new OnePassSgd().trialOf(small, Materials.none(5)));
        Rehearsal again = Rehearsal.of(new OnePassSgd().trialOf(small, Materials.none(5)));
        Rehearsal other = Rehearsal.of(new OnePassSgd().trialOf(small, Materials.none(6)));

        double excess = once.history().series("samples-64", "excess.risk").last();
        assertThat(again.history().series("samples-64", "excess.risk").last()).isEqualTo(excess);
        assertThat(other.history().series("samples-64", "excess.risk").last()).isNotEqualTo(excess);
    }

    private static Rehearsal rehearse(Samples data) {
        return Rehearsal.of(
                new OnePassSgd().trialOf(Map.of("steps", "3200", "norm", "8"), new Materials(data, new Streams(7))));
    }

    private static double last(String strand, String metric) {
        return sphere.history().series(strand, metric).last();
    }
}
