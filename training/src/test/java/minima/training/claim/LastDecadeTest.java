package minima.training.claim;

import minima.training.claim.Verdict.Outcome;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.LongToDoubleFunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LastDecadeTest {

    private static final long STEPS = 100_000;

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

    private static final Strand STRAND = new Strand("s", STILL, List.of(), STEPS, false);

    @Test
    void supportsThePowerAndAnySteeperOne() {
        assertThat(verdict(-0.2, t -> 3 * Math.pow(t, -0.2)).outcome()).isEqualTo(Outcome.SUPPORTED);
        assertThat(verdict(-0.2, t -> 3 * Math.pow(t, -0.2)).measured()).isCloseTo(-0.2, within(1e-9));
        assertThat(verdict(-0.2, t -> 1.0 / t).outcome()).isEqualTo(Outcome.SUPPORTED);
    }

    /** From √T on it falls by a factor of 2.5; over the last decade by 1.05/1.005, a power of −.02. */
    @Test
    void isNotTakenInByWhatFellBefore() {
        assertThat(verdict(-0.2, t -> 1 + 500.0 / t).outcome()).isEqualTo(Outcome.REFUTED);
    }

    @Test
    void refutesHalfOfThePowerAndLess() {
        assertThat(verdict(-0.2, t -> Math.pow(t, -0.09)).outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(verdict(-0.2, t -> 1).outcome()).isEqualTo(Outcome.REFUTED);
    }

    private static Verdict verdict(double power, LongToDoubleFunction value) {
        History history = new History();
        SamplingPlan plan = SamplingPlan.logSpaced(STEPS);
        for (long step = plan.next(0); step <= STEPS; step = plan.next(step)) {
            history.add("s", step, List.of("m"), new double[] {value.applyAsDouble(step)});
        }
        return LastDecade.fallsLike(STRAND, "m", power, history, "source");
    }
}
