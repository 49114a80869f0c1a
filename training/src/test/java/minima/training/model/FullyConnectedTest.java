package minima.training.model;

import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FullyConnectedTest {

    @Test
    void followsTheChainRuleAtAnyDepth() {
        for (int layers = 1; layers <= 4; layers++) {
            ParametrizationChecks.assertChainRule(new FullyConnected(3, layers, 4));
        }
    }

    /** w₃ W₂ W₁ with W₁ = [[1,2],[3,4]], W₂ = [[0,1],[1,1]], w₃ = (2, −1): (2, −1) W₂ = (−1, 1), times W₁ = (2, 2). */
    @Test
    void multipliesItsLayers() {
        double[] beta = new double[2];
        new FullyConnected(2, 3, 2).weights(new double[] {1, 2, 3, 4, 0, 1, 1, 1, 2, -1}, beta);

        assertThat(beta).containsExactly(2, 2);
    }

    @Test
    void isTheWeightsThemselvesWithOneLayer() {
        double[] theta = ParametrizationChecks.gaussians(5, new Streams(2).stream("theta"));
        double[] beta = new double[5];
        new FullyConnected(5, 1, 9).weights(theta, beta);

        assertThat(beta).containsExactly(theta, within(0.0));
    }
}
