package minima.training.linalg;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LambertTest {

    /** W(1) is the omega constant, W(e) = 1. */
    @Test
    void hasItsKnownValues() {
        assertThat(Lambert.ofExp(0)).isCloseTo(0.5671432904097838, within(1e-15));
        assertThat(Lambert.ofExp(1)).isCloseTo(1, within(1e-15));
        assertThat(Lambert.ofExp(Math.log(2) + 2)).isCloseTo(2, within(1e-15));
    }

    /** An error of ε in log W is one of ε(1 + W) in W + log W. */
    @Test
    void solvesItsEquationFarBeyondTheRangeOfADouble() {
        for (double s = -700; s <= 1e6; s = s < 10 ? s + 3.7 : 2.3 * s) {
            double w = Lambert.ofExp(s);
            assertThat(w + Math.log(w))
                    .as("s=%s", s)
                    .isCloseTo(s, within(4e-16 * (1 + w) * (1 + Math.abs(Math.log(w)))));
        }
    }
}
