package minima.training.claim;

import minima.training.claim.Verdict.Outcome;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AsymptoticsTest {

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

    private static final Strand STRAND = new Strand("s", STILL, List.of(), 10_000, false);

    @Test
    void whatFallsLikeItsPowerIsSupportedAndWhatKeepsToLessThanHalfOfItIsNot() {
        assertThat(power(t -> 3 / t)).isEqualTo(Outcome.SUPPORTED);
        assertThat(power(t -> 3 * Math.pow(t, -0.51))).isEqualTo(Outcome.SUPPORTED);
        assertThat(power(t -> 3 * Math.pow(t, -0.49))).isEqualTo(Outcome.REFUTED);
        assertThat(power(t -> 1 / Math.log(t))).isEqualTo(Outcome.REFUTED);
        assertThat(power(t -> 3)).isEqualTo(Outcome.REFUTED);
    }

    @Test
    void aPowerOfLogTimeIsJudgedLikewise() {
        assertThat(log(t -> 1 / Math.log(t))).isEqualTo(Outcome.SUPPORTED);
        assertThat(log(t -> Math.pow(Math.log(t), -0.51))).isEqualTo(Outcome.SUPPORTED);
        assertThat(log(t -> Math.pow(Math.log(t), -0.49))).isEqualTo(Outcome.REFUTED);
        assertThat(log(Math::log)).isEqualTo(Outcome.REFUTED);
        assertThat(Asymptotics.fallsLikeLog(STRAND, "m", -1, history(t -> 1 / Math.log(t)), "source")
                        .measured())
                .isCloseTo(-1, within(1e-12));
    }

    /** Between √T and T a quantity like 1/log t halves. */
    @Test
    void whatVanishesMustFallToThreeQuarters() {
        assertThat(vanishes(t -> 1 / Math.log(t))).isEqualTo(Outcome.SUPPORTED);
        assertThat(vanishes(t -> Math.pow(Math.log(t), -0.4))).isEqualTo(Outcome.REFUTED);
        assertThat(vanishes(t -> 1)).isEqualTo(Outcome.REFUTED);
    }

    private static Outcome power(DoubleUnaryOperator value) {
        return Asymptotics.fallsLike(STRAND, "m", -1, history(value), "source").outcome();
    }

    private static Outcome log(DoubleUnaryOperator value) {
        return Asymptotics.fallsLikeLog(STRAND, "m", -1, history(value), "source")
                .outcome();
    }

    private static Outcome vanishes(DoubleUnaryOperator value) {
        return Asymptotics.vanishes(STRAND, "m", history(value), "source").outcome();
    }

    /** Measured at the log-spaced steps from 2 on, as a run is. */
    private static History history(DoubleUnaryOperator value) {
        History history = new History();
        SamplingPlan plan = SamplingPlan.logSpaced(STRAND.steps());
        for (long step = plan.next(1); step <= STRAND.steps(); step = plan.next(step)) {
            history.add("s", step, List.of("m"), new double[] {value.applyAsDouble((double) step)});
        }
        return history;
    }
}
