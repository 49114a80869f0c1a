package minima.training.model;

import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CyclicConvolutionTest {

    @Test
    void followsTheChainRuleAtAnyDepth() {
        for (int layers = 1; layers <= 4; layers++) {
            ParametrizationChecks.assertChainRule(new CyclicConvolution(5, layers));
        }
    }

    /** (1, 2, 3) ∗ (4, 5, 6): 1·4 + 2·6 + 3·5, 1·5 + 2·4 + 3·6, 1·6 + 2·5 + 3·4. */
    @Test
    void convolvesItsLayersInACircle() {
        assertThat(weights(3, 2, 1, 2, 3, 4, 5, 6)).containsExactly(31, 31, 28);
    }

    /** Layer by layer, h[j] = Σₖ w[k] h[(j + k) mod d], then the last layer's product with h. */
    @Test
    void isTheNetworkItSaysItIs() {
        int d = 4;
        double[] theta = ParametrizationChecks.gaussians(3 * d, new Streams(3).stream("theta"));
        double[] beta = weights(d, 3, theta);
        for (int i = 0; i < d; i++) {
            double[] h = new double[d];
            h[i] = 1;
            for (int l = 0; l < 2; l++) {
                double[] next = new double[d];
                for (int j = 0; j < d; j++) {
                    for (int k = 0; k < d; k++) {
                        next[j] += theta[l * d + k] * h[(j + k) % d];
                    }
                }
                h = next;
            }
            double output = 0;
            for (int j = 0; j < d; j++) {
                output += theta[2 * d + j] * h[j];
            }
            assertThat(beta[i]).as("input=%d", i).isCloseTo(output, within(1e-13));
        }
    }

    @Test
    void isTheWeightsThemselvesWithOneLayer() {
        assertThat(weights(3, 1, 1, 2, 3)).containsExactly(1, 2, 3);
    }

    @Test
    void needsALayer() {
        assertThatThrownBy(() -> new CyclicConvolution(3, 0))
                .hasMessage("dimension and layers must be at least 1: dimension=3, layers=0");
    }

    private static double[] weights(int dimension, int layers, double... theta) {
        double[] beta = new double[dimension];
        new CyclicConvolution(dimension, layers).weights(theta, beta);
        return beta;
    }
}
