package minima.training.descent;

import minima.training.data.Samples;
import minima.training.loss.Exponential;
import minima.training.loss.Hinge;
import minima.training.loss.Logistic;
import minima.training.loss.Loss;
import minima.training.loss.PolynomialTail;
import minima.training.model.LinearModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NormalizedGradientDescentTest {

    @Test
    void stepsHaveTheLengthOfTheStepSize() {
        NormalizedGradientDescent descent = on(new Logistic(), 0.5);
        double[] before = descent.weights();
        for (int k = 0; k < 100; k++) {
            descent.advance(1);
            double[] after = descent.weights();
            assertThat(distance(before, after)).isCloseTo(0.5, within(1e-14 * (1 + k)));
            before = after;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0.706649, 0.556179, 0.437393", "2, 0.680316, 0.594382, 0.428813", "4, 0.652840, 0.629136, 0.421885"
    })
    void turnsWithAPolynomialTailToTheMinimizerOfTheTailOnTheSphere(double p, double x, double y, double z) {
        // The first steps are forgotten like 1/t = 10⁻⁵ times the few parts in a hundred by which they were wrong, and
        // the 1 in (1 + m)^(−p) turns w by 1/‖w‖ = 10⁻⁸; the prediction has six digits.
        NormalizedGradientDescent descent = on(new PolynomialTail(p), 1_000);
        descent.advance(100_000);
        double[] w = descent.weights();
        double norm = distance(w, new double[3]);
        assertThat(w[0] / norm).isCloseTo(x, within(2e-6));
        assertThat(w[1] / norm).isCloseTo(y, within(2e-6));
        assertThat(w[2] / norm).isCloseTo(z, within(2e-6));
    }

    @Test
    void goesOnTowardsTheSeparatorWhereTheLossUnderflows() {
        for (Loss loss : new Loss[] {new Exponential(), new Logistic()}) {
            NormalizedGradientDescent descent = on(loss, 0.5);
            descent.advance(20_000);
            double[] margins = descent.evaluation().outputs();
            double least = Math.min(margins[0], Math.min(margins[1], margins[2]));
            assertThat(loss.value(least)).isZero();
            double margin = least / distance(descent.weights(), new double[3]);
            // The gap is O(1/‖w‖), as ‖w‖ plays log t, and ‖w‖ is about 10⁴.
            assertThat(margin).isBetween(ThreeGeometries.MARGIN - 1e-3, ThreeGeometries.MARGIN);
        }
    }

    @Test
    void staysWhereTheGradientIsZero() {
        Samples samples = new Samples("two", new double[][] {{1}, {-1}}, 1, -1);
        NormalizedGradientDescent descent = new NormalizedGradientDescent(
                LinearModel.classifier(samples, new Hinge()), new Schedule.Constant(Regulation.ofStepSize(0.3)), 5);
        descent.advance(3);
        assertThat(descent.weight(0)).isEqualTo(5);
    }

    private static NormalizedGradientDescent on(Loss loss, double stepSize) {
        return new NormalizedGradientDescent(
                LinearModel.classifier(ThreeGeometries.SAMPLES, loss),
                new Schedule.Constant(Regulation.ofStepSize(stepSize)));
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return Math.sqrt(sum);
    }
}
