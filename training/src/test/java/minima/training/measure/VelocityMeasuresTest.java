package minima.training.measure;

import minima.training.data.Samples;
import minima.training.descent.GradientDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.model.LinearModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** On L(w) = ½(w − 1)² from 0, by hand. */
class VelocityMeasuresTest {

    private static final LinearModel MODEL = LinearModel.regression(new Samples("one", new double[][] {{1}}, 1));

    /** η = ½: v = ½ and −∇L = ½ at w = ½. */
    @Test
    void aStepThatFallsShortPointsOnwards() {
        GradientDescent descent = after(1, 0.5, 0);

        assertThat(measures(descent).angle().read().getAsDouble()).isCloseTo(0, within(1e-15));
        assertThat(measures(descent).effectiveStep().read().getAsDouble()).isCloseTo(1, within(1e-15));
    }

    /** η = 3/2: v = 3/2 and −∇L = −½ at w = 3/2. */
    @Test
    void aStepThatOvershootsPointsBackwards() {
        GradientDescent descent = after(1, 1.5, 0);

        assertThat(measures(descent).angle().read().getAsDouble()).isCloseTo(Math.PI, within(1e-15));
        assertThat(measures(descent).effectiveStep().read().getAsDouble()).isCloseTo(3, within(1e-14));
    }

    /** η = ¼, β = ½: w₁ = ¼, v₂ = ⅛ + 3/16 = 5/16, w₂ = 9/16, −∇L = 7/16. */
    @Test
    void momentumCarriesTheLastStepOn() {
        assertThat(measures(after(2, 0.25, 0.5)).effectiveStep().read().getAsDouble())
                .isCloseTo(5 / 7.0, within(1e-15));
    }

    @Test
    void isFiniteBeforeTheFirstStepAndAtTheMinimum() {
        GradientDescent resting = after(1, 1, 0);

        assertThat(measures(after(0, 1, 0)).effectiveStep().read().getAsDouble())
                .isZero();
        assertThat(measures(resting).effectiveStep().read().getAsDouble()).isZero();
        assertThat(measures(resting).angle().read().getAsDouble()).isEqualTo(Math.PI / 2);
    }

    private static VelocityMeasures measures(GradientDescent descent) {
        return new VelocityMeasures(descent, descent::velocity);
    }

    private static GradientDescent after(int steps, double stepSize, double momentum) {
        GradientDescent descent =
                new GradientDescent(MODEL, new Schedule.Constant(new Regulation(stepSize, momentum, 0)));
        descent.advance(steps);
        return descent;
    }
}
