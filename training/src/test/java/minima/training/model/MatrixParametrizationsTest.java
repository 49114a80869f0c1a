package minima.training.model;

import org.junit.jupiter.api.Test;

import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class MatrixParametrizationsTest {

    @Test
    void followTheChainRuleInAllTheirShapes() {
        Stream.of(
                        new FactoredMatrix(3, 4, 2),
                        new FactoredMatrix(4, 2, 5),
                        new SymmetricFactor(4, 2),
                        new SymmetricFactor(3, 3),
                        new DeepMatrix(3, 1),
                        new DeepMatrix(3, 2),
                        new DeepMatrix(3, 4))
                .forEach(ParametrizationChecks::assertChainRule);
    }

    /** U = [[1, 2], [0, 1], [3, 0]], V = [[1, 1], [2, 0]]: UVᵀ by hand. */
    @Test
    void twoFactorsGiveUTimesVTransposed() {
        assertThat(weights(new FactoredMatrix(3, 2, 2), 1, 2, 0, 1, 3, 0, 1, 1, 2, 0))
                .containsExactly(3, 2, 1, 0, 3, 6);
    }

    @Test
    void oneFactorGivesUTimesUTransposed() {
        assertThat(weights(new SymmetricFactor(2, 3), 1, 2, 0, 3, -1, 2)).containsExactly(5, 1, 1, 14);
    }

    /** W₁ = [[1, 2], [3, 4]], W₂ = [[0, 1], [1, 1]], W₃ = [[2, −1], [0, 1]]: the first layer stands to the right. */
    @Test
    void deepFactorsMultiplyTheFirstLayerFromTheLeft() {
        assertThat(weights(new DeepMatrix(2, 3), 1, 2, 3, 4, 0, 1, 1, 1, 2, -1, 0, 1))
                .containsExactly(2, 2, 4, 6);
    }

    /** Longer arrays, as padded ones are, hold the same. */
    @Test
    void doNotTouchWhatLiesBeyondTheWeights() {
        double[] beta = {7, 7, 7, 7, 7};
        new SymmetricFactor(2, 1).weights(new double[] {1, 2}, beta);

        assertThat(beta).containsExactly(1, 2, 2, 4, 7);
    }

    @Test
    void aSingleLayerIsTheMatrixItself() {
        assertThat(weights(new DeepMatrix(2, 1), 4, 3, 2, 1)).containsExactly(4, 3, 2, 1);
    }

    private static double[] weights(Parametrization parametrization, double... theta) {
        double[] beta = new double[parametrization.dimension()];
        parametrization.weights(theta, beta);
        return beta;
    }
}
