package minima.experiments.leastsquares;

import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.DataSource;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
import minima.training.random.Streams;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DependenceOnStartTest {

    private static Rehearsal standard;

    @BeforeAll
    static void rehearse() {
        standard = Rehearsal.of(new DependenceOnStart());
    }

    @Test
    void startsMarkTheInterpolantAndNotTheSeparator() {
        assertThat(standard.claims()).hasSize(4 + 1 + 4).allMatch(Verdict::supported);
    }

    @Test
    void anotherGeometryDependsOnTheStepAndHingeKeepsItsCloud() {
        assertThat(standard.controls()).hasSize(2 + 2).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /**
     * The two equations leave the direction (2, −1, −1)/√6 free; a start moves the limit by its coordinate along it, so
     * the cloud is as wide as these coordinates.
     */
    @Test
    void theCloudOnSquaresIsAsWideAsTheStartsAreAlongTheFreeDirection() {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 20; i++) {
            SplittableRandom random = new Streams(0).stream("init", i);
            double[] w = Streams.gaussians(random, 3, 1);
            double along = (2 * w[0] - w[1] - w[2]) / Math.sqrt(6);
            least = Math.min(least, along);
            most = Math.max(most, along);
        }
        assertThat(last("squares-starts", "ensemble.diameter")).isCloseTo(most - least, within(1e-8));
        assertThat(last("squares-steps", "ensemble.diameter")).isLessThan(1e-8);
    }

    @Test
    void fewerStartsAreTheFirstOfMore() {
        assertThat(Starts.of(2, 2, 1, 3, new Streams(4)).points().get(1))
                .containsExactly(Starts.of(5, 3, 1, 3, new Streams(4)).points().get(1));
        assertThat(Starts.of(2, 3, 1, 3, new Streams(4)).shares())
                .hasSize(3)
                .first()
                .isEqualTo(0.05);
    }

    @Test
    void refutesNothingOnRandomDataOfTheUsers() {
        for (long seed = 1; seed <= 3; seed++) {
            Samples data = SeparableGaussians.of(6, (int) (3 * seed), 0.7, new Streams(seed))
                    .samples();
            Rehearsal rehearsal = rehearse(data, 5_000);

            assertThat(rehearsal.claims()).as("seed=%d", seed).noneMatch(v -> v.outcome() == Outcome.REFUTED);
            assertThat(rehearsal.claims()).filteredOn(Verdict::supported).hasSizeGreaterThan(5);
            assertThat(rehearsal.controls()).as("seed=%d", seed).noneMatch(Verdict::supported);
        }
    }

    /** Contraction on these pixels takes millions of steps, and the starts are longer than what 200 steps add. */
    @Test
    void isNotDecidedByAShortRunOnDigits() {
        Rehearsal rehearsal = rehearse(DataSource.parse("digits:0,1@20").load(), 200);

        assertThat(rehearsal.claims()).noneMatch(v -> v.outcome() == Outcome.REFUTED);
        assertThat(rehearsal.claims()).anyMatch(v -> v.outcome() == Outcome.INCONCLUSIVE);
        assertThat(rehearsal.controls()).noneMatch(Verdict::supported);
    }

    @Test
    void doesNotApplyToDirectionsWhereNothingSeparates() {
        Samples xor = new Samples("xor", new double[][] {{1, 1}, {-1, -1}, {1, -1}, {-1, 1}}, 1, 1, -1, -1);

        assertThat(rehearse(xor, 100).verdicts())
                .filteredOn(v -> !v.strand().startsWith("squares"))
                .isNotEmpty()
                .allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    private static Rehearsal rehearse(Samples data, long steps) {
        Map<String, String> settings = Map.of("steps", Long.toString(steps), "starts", "6", "stepSizes", "3");
        return Rehearsal.of(new DependenceOnStart().trialOf(settings, new Materials(data, new Streams(7))));
    }

    private static double last(String strand, String metric) {
        return standard.history().series(strand, metric).last();
    }
}
