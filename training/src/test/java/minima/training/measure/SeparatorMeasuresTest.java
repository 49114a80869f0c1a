package minima.training.measure;

import minima.training.claim.Measure;
import minima.training.data.Samples;
import minima.training.descent.GradientDescent;
import minima.training.descent.LinearSimulation;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.ThreeGeometries;
import minima.training.loss.Logistic;
import minima.training.model.LinearModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SeparatorMeasuresTest {

    private static final LinearModel MODEL = LinearModel.classifier(ThreeGeometries.SAMPLES, new Logistic());

    @Test
    void angleIsAccurateNearZero() {
        for (double angle : new double[] {1e-12, 1e-9, 1e-3, 1, 3}) {
            LinearSimulation simulation = still(5 * Math.cos(angle), 5 * Math.sin(angle), 0);
            double measured = read(new OracleMeasures(simulation, 2, 0, 0).angle());
            assertThat(measured).isCloseTo(angle, within(4e-16 * (1 + angle)));
        }
    }

    @Test
    void angleAtZeroIsRight() {
        assertThat(read(new OracleMeasures(still(0, 0, 0), 1, 0, 0).angle())).isEqualTo(Math.PI / 2);
    }

    @Test
    void distanceIsThatToTheAnswer() {
        assertThat(read(new OracleMeasures(still(1, 2, 3), 1, 5, 7).distance())).isEqualTo(5);
    }

    @Test
    void residualIsTheDistanceToTheTheoreticalPath() {
        GradientDescent descent = new GradientDescent(MODEL, constant(0, 0), 1, 2, 3);
        descent.advance(10);
        double[] separator = ThreeGeometries.separator();
        double log10 = Math.log(10);
        double r0 = 1 - separator[0] * log10;
        double r1 = 2 - separator[1] * log10;
        double r2 = 3 - separator[2] * log10;
        SeparatorMeasures measures = measures(descent, 0.5);
        assertThat(read(measures.residual())).isCloseTo(Math.sqrt(r0 * r0 + r1 * r1 + r2 * r2), within(1e-15 * 4));
        // Support vectors are rows (1, 2, −1) and (1, −1, 4), with αₙ/η = 46/83 and 22/83.
        double second = Math.abs(r0 + 2 * r1 - r2 + Math.log(46.0 / 83));
        double third = Math.abs(r0 - r1 + 4 * r2 + Math.log(22.0 / 83));
        assertThat(read(measures.residualOnSupport())).isCloseTo(Math.max(second, third), within(1e-14));
    }

    @Test
    void marginGapTimesLogStepFallsTowardsItsConstant() {
        GradientDescent descent = new GradientDescent(MODEL, constant(ThreeGeometries.STEP_SIZE, 0));
        Measure gap = measures(descent, ThreeGeometries.STEP_SIZE).marginGap();
        double[] expected = {0.4236, 0.4047, 0.3964, 0.3916};
        long step = 100;
        for (double value : expected) {
            descent.advance(step - descent.steps());
            assertThat(read(gap)).as("step %d", step).isCloseTo(value, within(5e-5));
            step *= 10;
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 2.2381323, 5e-8", "0.5, 1.118931, 5e-7"})
    void lossTimesStepReachesTheConstantOfItsMomentum(double momentum, double expected, double tolerance) {
        GradientDescent descent = new GradientDescent(MODEL, constant(ThreeGeometries.STEP_SIZE, momentum));
        descent.advance(100_000);
        double measured = read(new LinearMeasures(descent).measure(Metrics.LOSS_TIMES_STEP));
        assertThat(measured).isCloseTo(expected, within(tolerance));
        // The limit is ‖ŵ‖² (1 − β)/η, reached up to O(log t / t).
        double limit = (1 - momentum) / (ThreeGeometries.MARGIN * ThreeGeometries.MARGIN * ThreeGeometries.STEP_SIZE);
        assertThat(measured).isCloseTo(limit, within(1e-3 * limit));
    }

    @Test
    void residualOnSupportGoesToZeroWithTheEffectiveStepOfMomentum() {
        GradientDescent descent = new GradientDescent(MODEL, constant(ThreeGeometries.STEP_SIZE, 0.5));
        Measure residual = measures(descent, ThreeGeometries.STEP_SIZE / 0.5).residualOnSupport();
        descent.advance(1_000);
        double early = read(residual);
        descent.advance(99_000);
        assertThat(read(residual)).isLessThan(early).isLessThan(0.05);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 2.5176, 0.12239, 0.13504",
        "100, 4.0275, 0.013759, 0.045234",
        "1000, 5.6291, 0.0014053, 0.017782",
        "10000, 7.2506, 1.41182e-4, 0.0076823",
        "100000, 8.8769, 1.41350e-5, 0.0035115"
    })
    void followsTheTableOfTheFourSupportVectors(long steps, double norm, double loss, double gap) {
        Samples samples =
                new Samples("four", new double[][] {{0.5, 1.5}, {1.5, 0.5}, {-0.5, -1.5}, {-1.5, -0.5}}, 1, 1, -1, -1);
        double eta = 1 / Math.sqrt(8); // 1/σ_max
        GradientDescent descent =
                new GradientDescent(LinearModel.classifier(samples, new Logistic()), constant(eta, 0), 0, 1);
        descent.advance(steps);
        LinearMeasures measures = new LinearMeasures(descent);
        double margin = read(measures.measure(Metrics.MARGIN_L2));
        assertThat(read(measures.measure(Metrics.NORM_L2))).isCloseTo(norm, within(5e-5));
        assertThat(read(measures.measure(Metrics.LOSS_TRAIN))).isCloseTo(loss, within(5e-5 * loss));
        assertThat(Math.sqrt(2) - margin).isCloseTo(gap, within(5e-5 * gap));
    }

    @Test
    void shapesMustAgree() {
        LinearSimulation simulation = still(1, 1, 1);
        assertThatThrownBy(() -> new OracleMeasures(simulation, 1, 2))
                .hasMessage("the oracle's answer must have the model's dimension: answer.length=2, dimension=3");
        assertThatThrownBy(() -> new SeparatorMeasures(
                        simulation, new LinearMeasures(simulation), ThreeGeometries.separator(), new double[2], 1))
                .hasMessage("the dual must have a number for each sample: dual.length=2, samples=3");
    }

    private static SeparatorMeasures measures(LinearSimulation simulation, double stepSize) {
        return new SeparatorMeasures(
                simulation,
                new LinearMeasures(simulation),
                ThreeGeometries.separator(),
                ThreeGeometries.dual(),
                stepSize);
    }

    private static LinearSimulation still(double... w) {
        return new GradientDescent(MODEL, constant(0, 0), w);
    }

    private static Schedule constant(double stepSize, double momentum) {
        return new Schedule.Constant(new Regulation(stepSize, momentum, 0));
    }

    private static double read(Measure measure) {
        return measure.read().getAsDouble();
    }
}
