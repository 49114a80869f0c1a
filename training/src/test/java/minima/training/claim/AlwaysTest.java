package minima.training.claim;

import minima.training.claim.Verdict.Outcome;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class AlwaysTest {

    private static final Simulation STILL = new Simulation() {
        @Override
        public long steps() {
            return 0;
        }

        @Override
        public void advance(long steps) {}

        @Override
        public void save(StateWriter out) {}

        @Override
        public void restore(StateReader in) {}
    };

    private static final Strand STRAND = new Strand("s", STILL, List.of(), 10, false);

    @Test
    void holdsWhileEveryMeasuredValueIsWithinTheBoundAndNamesTheNearest() {
        Verdict verdict = Always.atMost(STRAND, "m", t -> 10.0 * t, 0, history(9, 11, 25), "source");

        assertThat(verdict.outcome()).isEqualTo(Outcome.SUPPORTED);
        assertThat(verdict.measured()).isEqualTo(-1);
        assertThat(verdict.reason()).endsWith("step 1");
        assertThat(verdict.tolerance()).isZero();
    }

    @Test
    void isRefutedByOneValueAboveTheBound() {
        Verdict verdict = Always.atMost(STRAND, "m", t -> 10.0 * t, 1e-9, history(9, 20.1, 3), "source");

        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(verdict.reason()).endsWith("step 2");
    }

    @Test
    void turnsRoundForABoundFromBelow() {
        assertThat(Always.atLeast(STRAND, "m", t -> 10.0 * t, 0, history(11, 21, 31), "source")
                        .outcome())
                .isEqualTo(Outcome.SUPPORTED);
        assertThat(Always.atLeast(STRAND, "m", t -> 10.0 * t, 0, history(11, 19, 31), "source")
                        .outcome())
                .isEqualTo(Outcome.REFUTED);
    }

    @Test
    void isRefutedByWhatIsNoNumberAndWhereNothingWasMeasured() {
        assertThat(Always.atMost(STRAND, "m", t -> 1, 0, history(0, Double.NaN, 0), "source")
                        .outcome())
                .isEqualTo(Outcome.REFUTED);
        assertThat(Always.atMost(STRAND, "none", t -> 1, 0, history(0), "source")
                        .outcome())
                .isEqualTo(Outcome.REFUTED);
    }

    @Test
    void neverRisesUnlessOneStepDoesByMoreThanRounding() {
        assertThat(Always.neverRises(STRAND, "m", 0, history(3, 2, 2, 1), "source")
                        .outcome())
                .isEqualTo(Outcome.SUPPORTED);
        assertThat(Always.neverRises(STRAND, "m", 0.1, history(3, 2, 2.05, 1), "source")
                        .outcome())
                .isEqualTo(Outcome.SUPPORTED);
        Verdict rising = Always.neverRises(STRAND, "m", 0.1, history(3, 1, 2.5, 1), "source");

        assertThat(rising.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(rising.measured()).isEqualTo(1.5);
        assertThat(rising.reason()).endsWith("step 3");
        assertThat(Always.neverRises(STRAND, "m", 0, history(1, Double.NaN), "source")
                        .outcome())
                .isEqualTo(Outcome.REFUTED);
        assertThat(Always.neverRises(STRAND, "m", 0, history(1), "source").outcome())
                .isEqualTo(Outcome.REFUTED);
    }

    /** Measured at steps 1, 2, … */
    private static History history(double... values) {
        History history = new History();
        for (int i = 0; i < values.length; i++) {
            history.add("s", i + 1, List.of("m"), new double[] {values[i]});
        }
        return history;
    }
}
