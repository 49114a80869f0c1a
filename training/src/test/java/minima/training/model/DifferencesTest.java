package minima.training.model;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Parametrizations of signed weights by two positive parts. */
class DifferencesTest {

    @Test
    void followTheChainRule() {
        ParametrizationChecks.assertChainRule(new DiagonalDifference(4));
        ParametrizationChecks.assertChainRule(new ExponentialDifference(4));
    }

    @Test
    void areDifferencesOfSquaresAndOfExponentials() {
        double[] beta = new double[2];
        new DiagonalDifference(2).weights(new double[] {3, 1, 1, 2}, beta);
        assertThat(beta).containsExactly(8, -3);

        new ExponentialDifference(2).weights(new double[] {Math.log(5), 0, Math.log(3), Math.log(4)}, beta);
        assertThat(beta).containsExactly(new double[] {2, -3}, within(1e-14));
    }
}
