package minima.training.model;

import minima.training.random.Streams;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What holds for every parametrization. */
public final class ParametrizationChecks {

    private ParametrizationChecks() {}

    /**
     * The pulled-back gradient is the derivative of {@code g·β(θ)}, by central differences of order h⁴ on a line
     * through a random θ; two orders below the truncation for polynomials of low degree.
     */
    public static void assertChainRule(Parametrization parametrization) {
        SplittableRandom random = new Streams(5).stream("chain rule");
        double[] theta = gaussians(parametrization.parameters(), random);
        double[] g = gaussians(parametrization.dimension(), random);
        double[] gradient = new double[theta.length];
        parametrization.pullBack(theta, g, gradient);
        double h = 1e-3;
        for (int j = 0; j < theta.length; j++) {
            double difference = 8 * (along(parametrization, theta, j, h, g) - along(parametrization, theta, j, -h, g))
                    - (along(parametrization, theta, j, 2 * h, g) - along(parametrization, theta, j, -2 * h, g));
            assertThat(gradient[j])
                    .as("parameter=%d of %s", j, parametrization)
                    .isCloseTo(difference / (12 * h), within(1e-8 * (1 + Math.abs(gradient[j]))));
        }
    }

    private static double along(Parametrization parametrization, double[] theta, int j, double h, double[] g) {
        double[] moved = theta.clone();
        moved[j] += h;
        double[] beta = new double[g.length];
        parametrization.weights(moved, beta);
        double sum = 0;
        for (int k = 0; k < g.length; k++) {
            sum += g[k] * beta[k];
        }
        return sum;
    }

    public static double[] gaussians(int count, SplittableRandom random) {
        double[] numbers = new double[count];
        for (int j = 0; j < count; j++) {
            numbers[j] = Streams.gaussian(random);
        }
        return numbers;
    }
}
