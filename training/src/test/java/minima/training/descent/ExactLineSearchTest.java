package minima.training.descent;

import minima.training.data.Samples;
import minima.training.model.FactoredMatrix;
import minima.training.model.LinearModel;
import minima.training.model.LinearObjective;
import minima.training.model.Objective;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ExactLineSearchTest {

    /** f(x) = ½(x₁² + 10x₂²). */
    private static final Objective BOWL = new Objective() {
        @Override
        public int parameters() {
            return 2;
        }

        @Override
        public double evaluate(double[] theta, double[] gradient) {
            gradient[0] = theta[0];
            gradient[1] = 10 * theta[1];
            return 0;
        }

        @Override
        public double loss(double[] theta) {
            return (theta[0] * theta[0] + 10 * theta[1] * theta[1]) / 2;
        }
    };

    /** From (10, 1) the gradient is (10, 10), and s = g·g/g·Hg = 200/1100. */
    @Test
    void goesToTheMinimumAlongTheGradientHoweverLongTheFirstTrial() {
        for (double first : new double[] {1e-3, 0.1, 2 / 11.0, 5, 1e4}) {
            double[] x = after(1, BOWL, first, 10, 1);

            assertThat(x).as("η=%g", first).containsExactly(new double[] {10 - 20 / 11.0, 1 - 20 / 11.0}, within(1e-8));
        }
    }

    @Test
    void staysWhereTheGradientIsZero() {
        assertThat(after(3, BOWL, 0.1, 0, 0)).containsExactly(0, 0);
    }

    /**
     * On four measurements of UVᵀ, a polynomial of degree 4 along the line: a step's gradient is orthogonal to the
     * next.
     */
    @Test
    void nextGradientIsOrthogonalToThisOne() {
        SplittableRandom random = new Streams(3).stream("data");
        double[][] a = new double[4][];
        for (int k = 0; k < a.length; k++) {
            a[k] = Streams.gaussians(random, 9, 1);
        }
        Objective objective = new LinearObjective(
                LinearModel.regression(new Samples("four", a, 1, -2, 3, 1)), new FactoredMatrix(3, 3, 2), false);
        double[] x = Streams.gaussians(random, 12, 0.3);
        for (int step = 0; step < 10; step++) {
            double[] g = gradient(objective, x);
            x = after(1, objective, 0.01, x);
            double[] next = gradient(objective, x);
            double dot = 0;
            double squares = 0;
            for (int j = 0; j < g.length; j++) {
                dot += g[j] * next[j];
                squares += g[j] * g[j];
            }

            assertThat(dot).as("step=%d", step).isCloseTo(0, within(1e-9 * squares));
        }
    }

    private static double[] gradient(Objective objective, double[] x) {
        double[] gradient = new double[x.length];
        objective.evaluate(x, gradient);
        return gradient;
    }

    private static double[] after(int steps, Objective objective, double first, double... start) {
        Descent descent = new Descent(
                objective,
                new ExactLineSearch(start.length),
                new Schedule.Constant(Regulation.ofStepSize(first)),
                start);
        descent.advance(steps);
        return descent.parameters();
    }
}
