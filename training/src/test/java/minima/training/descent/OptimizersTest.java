package minima.training.descent;

import minima.training.model.Objective;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** First steps by hand, on f(x) = ½x², whose gradient is x. */
class OptimizersTest {

    private static final Objective PARABOLA = new Objective() {
        @Override
        public int parameters() {
            return 1;
        }

        @Override
        public double evaluate(double[] theta, double[] gradient) {
            gradient[0] = theta[0];
            return 0;
        }

        @Override
        public double loss(double[] theta) {
            return theta[0] * theta[0] / 2;
        }
    };

    /** x₁ = 2 − .1·2 = 1.8; x₂ = 1.8 − .1·1.8 + .5·(1.8 − 2) = 1.52. */
    @Test
    void heavyBallAddsAShareOfTheLastStep() {
        assertThat(after(2, new HeavyBall(1), 0.1, 0.5, 2)).isCloseTo(1.52, within(1e-15));
    }

    /** z₁ = 1.8, x₁ = 1.8 + .5(1.8 − 2) = 1.7; z₂ = 1.7·.9 = 1.53, x₂ = 1.53 + .5(1.53 − 1.8) = 1.395. */
    @Test
    void nesterovTakesTheGradientAheadOfItsStep() {
        assertThat(after(2, new Nesterov(2), 0.1, 0.5, 2)).isCloseTo(1.395, within(1e-15));
    }

    /** First step η·sign; then G = 4 + 1.9². */
    @Test
    void adaGradDividesByTheRootOfAllSquares() {
        assertThat(after(1, new AdaGrad(1, 0), 0.1, 0, 2)).isCloseTo(1.9, within(1e-15));
        assertThat(after(2, new AdaGrad(1, 0), 0.1, 0, 2))
                .isCloseTo(1.9 - 0.1 * 1.9 / Math.sqrt(4 + 1.9 * 1.9), within(1e-15));
    }

    /** m = .1·2, then .09·2 + .1·1.9; v the same with .001; each over 1 − β^t. */
    @Test
    void adamDividesCorrectedMoments() {
        double m = (0.09 * 2 + 0.1 * 1.9) / (1 - 0.81);
        double v = (0.999 * 0.001 * 4 + 0.001 * 1.9 * 1.9) / (1 - 0.999 * 0.999);

        assertThat(after(1, Adam.of(1, 0.9, 0.999, 0), 0.1, 0, 2)).isCloseTo(1.9, within(1e-14));
        assertThat(after(2, Adam.of(1, 0.9, 0.999, 0), 0.1, 0, 2))
                .isCloseTo(1.9 - 0.1 * m / Math.sqrt(v), within(1e-13));
    }

    /** v = .1·4 without correction: the first step is η/√.1 long. */
    @Test
    void rmsPropForgetsOldSquaresAndCorrectsNothing() {
        assertThat(after(1, Adam.rmsProp(1, 0.9, 0), 0.1, 0, 2)).isCloseTo(2 - 0.1 / Math.sqrt(0.1), within(1e-14));
    }

    /** Of gradients 2 and 3 with curvatures 1 and 6 the second moves, by ½ to its minimum or by η before. */
    @Test
    void coordinateDescentMovesTheSteepestCoordinateToItsMinimumAtMost() {
        for (double[] expected : new double[][] {{0.1, 0.9}, {0.5, 0.5}, {9, 0.5}}) {
            double[] x = {1, 1};
            new CoordinateDescent(1, 6).step(x, new double[] {2, 3}, PARABOLA, Regulation.ofStepSize(expected[0]));

            assertThat(x).containsExactly(1, expected[1]);
        }
    }

    private static double after(int steps, Optimizer optimizer, double stepSize, double momentum, double x) {
        Descent descent =
                new Descent(PARABOLA, optimizer, new Schedule.Constant(new Regulation(stepSize, momentum, 0)), x);
        descent.advance(steps);
        return descent.parameter(0);
    }
}
