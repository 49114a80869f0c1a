package minima.experiments.leastsquares;

import minima.training.claim.InvalidInput;
import minima.training.claim.Materials;
import minima.training.claim.Rehearsal;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.GaussianRegression;
import minima.training.data.Samples;
import minima.training.random.Streams;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class AnyAlgorithmInTheSpanTest {

    private static Rehearsal gaussian;

    @BeforeAll
    static void rehearse() {
        gaussian = Rehearsal.of(new AnyAlgorithmInTheSpan());
    }

    /** Twelve that stay: interpolation, span, limit; eight that leave: that they interpolate. */
    @Test
    void twelveAlgorithmsFindTheLeastNormAndEightMoreInterpolate() {
        assertThat(gaussian.claims()).hasSize(12 * 3 + 8).allMatch(Verdict::supported);
    }

    @Test
    void thoseThatLeaveTheSpanEndElsewhere() {
        assertThat(gaussian.controls()).hasSize(8 * 2).allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    /** By Pythagoras: an interpolant that is c outside the span is c from X⁺y, and longer. */
    @Test
    void whatLeftTheSpanIsAsFarFromTheAnswerAsFromTheSpan() {
        for (Strand strand : gaussian.trial().strands()) {
            if (strand.control()) {
                double outside = last(gaussian, strand, "distance.span");
                double norm = last(gaussian, strand, "norm.l2");
                assertThat(last(gaussian, strand, "loss.train")).isLessThan(1e-20);
                assertThat(outside).as(strand.name()).isGreaterThan(0.1);
                assertThat(last(gaussian, strand, "distance.oracle")).isCloseTo(outside, within(1e-9));
                assertThat(norm).isCloseTo(Math.sqrt(1 + outside * outside), within(1e-9));
            }
        }
    }

    @Test
    void holdsOnRandomDataOfTheUsers() {
        for (long seed = 1; seed <= 3; seed++) {
            Samples data = GaussianRegression.of((int) (3 * seed), 30, new Streams(seed))
                    .samples();
            Rehearsal rehearsal = rehearse(data, 20_000);

            assertThat(rehearsal.claims()).as("seed=%d", seed).allMatch(Verdict::supported);
            assertThat(rehearsal.controls()).as("seed=%d", seed).noneMatch(Verdict::supported);
        }
    }

    @Test
    void doesNotApplyToEquationsWithoutASolution() {
        Samples contradiction = new Samples("contradiction", new double[][] {{1, 2, 0}, {1, 2, 0}}, 1, 2);

        assertThat(rehearse(contradiction, 100).verdicts())
                .isNotEmpty()
                .allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
    }

    /** In a span of coordinate axes every scaling of coordinates stays; only the start leaves it. */
    @Test
    void aControlThatStaysInTheSpanAfterAllBreaksNoHypothesis() {
        Samples axes = new Samples("axes", new double[][] {{2, 0, 0, 0}, {0, 3, 0, 0}}, 1, 2);
        Rehearsal rehearsal = rehearse(axes, 5_000);

        assertThat(rehearsal.claims()).allMatch(Verdict::supported);
        assertThat(rehearsal.controls())
                .filteredOn(v -> !v.strand().equals("outside-start"))
                .hasSize(14)
                .allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
        assertThat(rehearsal.controls())
                .filteredOn(v -> v.strand().equals("outside-start"))
                .allMatch(v -> v.outcome() == Outcome.REFUTED);
    }

    @Test
    void hasNoControlsWhereTheSolutionIsUnique() {
        Samples square = new Samples("square", new double[][] {{2, 1}, {0, 3}, {2, 4}}, 1, 2, 3);

        assertThat(rehearse(square, 5_000).verdicts()).hasSize(12 * 3).allMatch(Verdict::supported);
    }

    @Test
    void isNotDecidedByARunThatDoesNotInterpolate() {
        Rehearsal shortRun =
                Rehearsal.of(new AnyAlgorithmInTheSpan().trialOf(Map.of("steps", "10"), Materials.none(0)));

        assertThat(shortRun.claims()).noneMatch(v -> v.outcome() == Outcome.REFUTED);
        assertThat(shortRun.claims()).anyMatch(v -> v.outcome() == Outcome.INCONCLUSIVE);
    }

    @Test
    void needsASampleThatIsNotZero() {
        assertThatThrownBy(() -> rehearse(new Samples("nothing", new double[][] {{0, 0}}, 1), 10))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("samples must not all be 0: x=0 in nothing");
    }

    private static Rehearsal rehearse(Samples data, long steps) {
        return Rehearsal.of(new AnyAlgorithmInTheSpan()
                .trialOf(Map.of("steps", Long.toString(steps)), new Materials(data, new Streams(7))));
    }

    private static double last(Rehearsal rehearsal, Strand strand, String metric) {
        return rehearsal.history().last(strand, metric);
    }
}
