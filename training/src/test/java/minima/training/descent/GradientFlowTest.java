package minima.training.descent;

import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.data.Samples;
import minima.training.loss.Exponential;
import minima.training.model.LinearModel;
import org.junit.jupiter.api.Test;

import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GradientFlowTest {

    private static final double TOLERANCE = 1e-12;

    /** {@code ẇ = −σ²(w − y/σ)}: each mode is {@code (1 − e^(−σ²t)) y/σ}. */
    @Test
    void decaysExponentiallyAlongEachModeOfAQuadratic() {
        LinearModel quadratic =
                LinearModel.regression(new Samples("diagonal", new double[][] {{2, 0}, {0, 0.5}}, 6, 1));
        ParametrizedDescent flow = new ParametrizedDescent(quadratic, GradientFlow.inTime(TOLERANCE), constant(0.25));
        for (int k = 1; k <= 20; k++) {
            flow.advance(1);
            assertThat(flow.weight(0)).isCloseTo(3 * -Math.expm1(-4 * 0.25 * k), within(1e-10));
            assertThat(flow.weight(1)).isCloseTo(2 * -Math.expm1(-0.25 * 0.25 * k), within(1e-10));
        }
    }

    /**
     * Two samples z = 1, loss 2e^(−w): {@code ẇ = 2e^(−w)}, so that w = log(2t − 1) from 0 at t = 1, up to t = e^800.
     */
    @Test
    void reachesTimesThatNoDoubleHoldsInLogTime() {
        ParametrizedDescent flow = twoPoints(() -> GradientFlow.inLogTime(0, TOLERANCE));
        for (int k = 1; k <= 800; k++) {
            flow.advance(1);
            double exact = k + Math.log(2 - Math.exp(-k));
            assertThat(flow.weight(0)).as("s=%d", k).isCloseTo(exact, within(1e-9));
        }
        assertThat(flow.evaluation().gradient()[0]).isNegative();
    }

    /** A sample of length 3000 is so steep that trial steps overshoot: {@code e^(3000 w) = 1 + 9·10⁶ (t − 1)}. */
    @Test
    void rejectsTrialStepsThatLeaveTheRangeOfADouble() {
        LinearModel steep = LinearModel.classifier(
                new Samples("steep", new double[][] {{3000, 0}, {0, -1}}, 1, -1), new Exponential());
        ParametrizedDescent flow = new ParametrizedDescent(steep, GradientFlow.inLogTime(0, TOLERANCE), constant(1));
        flow.advance(20);

        assertThat(3000 * flow.weight(0)).isCloseTo(20 + 2 * Math.log(3000), within(1e-7));
        assertThat(flow.weight(1)).isCloseTo(20, within(1e-7));
    }

    @Test
    void goesOnBitForBitFromWhatItSaved() {
        ParametrizedDescent whole = twoPoints(() -> GradientFlow.inLogTime(0, TOLERANCE));
        whole.advance(10);
        StateWriter out = new StateWriter();
        whole.save(out);
        ParametrizedDescent resumed = twoPoints(() -> GradientFlow.inLogTime(0, TOLERANCE));
        resumed.restore(new StateReader(out.toBytes()));
        whole.advance(10);
        resumed.advance(10);

        assertThat(resumed.weight(0)).isEqualTo(whole.weight(0));
    }

    private static ParametrizedDescent twoPoints(Supplier<Optimizer> flow) {
        LinearModel model =
                LinearModel.classifier(new Samples("two", new double[][] {{1}, {-1}}, 1, -1), new Exponential());
        return new ParametrizedDescent(model, flow.get(), constant(1));
    }

    private static Schedule constant(double stepSize) {
        return new Schedule.Constant(Regulation.ofStepSize(stepSize));
    }
}
