package minima.training.measure;

import minima.training.claim.Measure;
import minima.training.data.Samples;
import minima.training.descent.GradientDescent;
import minima.training.descent.NormalizedGradientDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.ThreeGeometries;
import minima.training.loss.Exponential;
import minima.training.loss.Logistic;
import minima.training.model.LinearModel;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class LinearMeasuresTest {

    private static final Schedule NO_STEP = new Schedule.Constant(Regulation.ofStepSize(0));

    @Test
    void areTheirFormulasAtAWeightByHand() {
        // Margins of w = (2, −1, 0) are 5, 0, 3.
        LinearMeasures measures = at(2, -1, 0);
        double e5 = Math.exp(-5);
        double e3 = Math.exp(-3);
        double loss = Math.log1p(e5) + Math.log(2) + Math.log1p(e3);
        assertThat(read(measures, Metrics.LOSS_TRAIN)).isCloseTo(loss, within(1e-15));
        assertThat(read(measures, Metrics.LOSS_LOG)).isCloseTo(Math.log(loss), within(1e-15));
        assertThat(read(measures, Metrics.LOSS_TIMES_STEP)).isZero();
        assertThat(read(measures, Metrics.ERROR_TRAIN)).isEqualTo(1.0 / 3);
        assertThat(read(measures, Metrics.NORM_L2)).isEqualTo(Math.sqrt(5));
        assertThat(read(measures, Metrics.NORM_L1)).isEqualTo(3);
        assertThat(read(measures, Metrics.NORM_LINF)).isEqualTo(2);
        assertThat(read(measures, Metrics.MARGIN_L2)).isZero();
        assertThat(read(measures, Metrics.DISTANCE_INIT)).isZero();
        assertThat(read(measures, Metrics.SUPPORT_COUNT)).isEqualTo(2); // weights 0.6 %, 94.6 %, 4.7 %
        double c1 = e5 / (1 + e5);
        double c3 = e3 / (1 + e3);
        double g0 = 3 * c1 + 0.5 + c3;
        double g1 = c1 + 1 - c3;
        double g2 = c1 - 0.5 + 4 * c3;
        assertThat(read(measures, Metrics.GRADIENT_L2))
                .isCloseTo(Math.sqrt(g0 * g0 + g1 * g1 + g2 * g2), within(1e-15 * 4));
        double total = 1 + e5 + e3;
        double u0 = (3 * e5 + 1 + e3) / total;
        double u1 = (e5 + 2 - e3) / total;
        double u2 = (e5 - 1 + 4 * e3) / total;
        assertThat(read(measures, Metrics.MARGIN_UPPER))
                .isCloseTo(Math.sqrt(u0 * u0 + u1 * u1 + u2 * u2), within(1e-15 * 4));
    }

    @Test
    void marginIsTheLeastOverTheNorm() {
        // Margins of w = (1, 1, 1) are 5, 2, 4.
        LinearMeasures measures = at(1, 1, 1);
        assertThat(read(measures, Metrics.MARGIN_L2)).isEqualTo(2 / Math.sqrt(3));
        assertThat(read(measures, Metrics.MARGIN_L1)).isEqualTo(2.0 / 3);
        assertThat(read(measures, Metrics.MARGIN_LINF)).isEqualTo(2);
        assertThat(read(measures, Metrics.ERROR_TRAIN)).isZero();
    }

    @Test
    void marginIsNegativeWhenASampleIsOnTheWrongSide() {
        assertThat(read(at(0, 0, 1), Metrics.MARGIN_L2)).isEqualTo(-1);
    }

    @Test
    void marginIsZeroAtZero() {
        assertThat(read(at(0, 0, 0), Metrics.MARGIN_L2)).isZero();
    }

    @Test
    void marginAndItsUpperBoundEncloseTheLargestMarginAtAnyWeight() {
        SplittableRandom random = new SplittableRandom(9);
        for (int trial = 0; trial < 300; trial++) {
            double scale = Math.pow(10, random.nextDouble(-2, 4));
            LinearMeasures measures = at(random.doubles(3, -scale, scale).toArray());
            assertThat(read(measures, Metrics.MARGIN_L2)).isLessThanOrEqualTo(ThreeGeometries.MARGIN);
            assertThat(read(measures, Metrics.MARGIN_UPPER))
                    .isGreaterThanOrEqualTo(ThreeGeometries.MARGIN * (1 - 1e-15));
        }
    }

    @Test
    void theEnclosureClosesOnRandomSeparableData() {
        for (int seed = 1; seed <= 5; seed++) {
            NormalizedGradientDescent descent = new NormalizedGradientDescent(
                    LinearModel.classifier(separable(seed, 30, 4), new Exponential()),
                    new Schedule.Constant(Regulation.ofStepSize(1)));
            LinearMeasures measures = new LinearMeasures(descent);
            double best = 0;
            double bound = Double.POSITIVE_INFINITY;
            for (int k = 0; k < 30; k++) {
                descent.advance(1_000);
                best = Math.max(best, read(measures, Metrics.MARGIN_L2));
                bound = Math.min(bound, read(measures, Metrics.MARGIN_UPPER));
                assertThat(read(measures, Metrics.MARGIN_L2)).isLessThanOrEqualTo(bound);
                assertThat(read(measures, Metrics.MARGIN_UPPER)).isGreaterThanOrEqualTo(best);
            }
            assertThat(bound - best).as("seed %d", seed).isLessThan(0.05 * bound);
        }
    }

    @Test
    void followTheSimulation() {
        GradientDescent descent = new GradientDescent(
                LinearModel.classifier(ThreeGeometries.SAMPLES, new Logistic()),
                new Schedule.Constant(Regulation.ofStepSize(0.1)),
                1,
                0,
                0);
        LinearMeasures measures = new LinearMeasures(descent);
        double before = read(measures, Metrics.LOSS_TRAIN);
        double gradient = read(measures, Metrics.GRADIENT_L2);
        descent.advance(1);
        assertThat(read(measures, Metrics.LOSS_TRAIN)).isLessThan(before);
        assertThat(read(measures, Metrics.DISTANCE_INIT)).isCloseTo(0.1 * gradient, within(1e-15));
        assertThat(read(measures, Metrics.LOSS_TIMES_STEP)).isEqualTo(read(measures, Metrics.LOSS_TRAIN));
        assertThat(read(measures, Metrics.STEP_SIZE)).isEqualTo(0.1);
    }

    @Test
    void aRegressionHasNoMargins() {
        LinearModel model = LinearModel.regression(new Samples("one", new double[][] {{1}}, 3));
        LinearMeasures measures = new LinearMeasures(new GradientDescent(model, NO_STEP));
        assertThat(measures.all()).extracting(Measure::metric).contains(Metrics.LOSS_TRAIN);
        assertThatThrownBy(() -> measures.measure(Metrics.MARGIN_L2))
                .hasMessageStartingWith("a linear measure must be one of [loss.train, loss.log")
                .hasMessageEndingWith(": metric=margin.l2");
    }

    private static LinearMeasures at(double... w) {
        return new LinearMeasures(
                new GradientDescent(LinearModel.classifier(ThreeGeometries.SAMPLES, new Logistic()), NO_STEP, w));
    }

    private static double read(LinearMeasures measures, String metric) {
        return measures.measure(metric).read().getAsDouble();
    }

    /** Points on both sides of a plane through 0, at a distance of at least 0.5 from it. */
    private static Samples separable(int seed, int n, int d) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[n][];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.doubles(d, -1, 1).toArray();
            y[i] = i % 2 == 0 ? 1 : -1;
            x[i][0] = y[i] * (0.5 + Math.abs(x[i][0]));
        }
        return new Samples("separable", x, y);
    }
}
