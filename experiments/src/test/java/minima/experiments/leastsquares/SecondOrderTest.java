package minima.experiments.leastsquares;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SecondOrderTest {

    /** Complex, real, equal and nearly equal roots: against the recurrence itself, to rounding of 400 steps. */
    @Test
    void isWhatTheRecurrenceGives() {
        double critical = Math.pow(1 - Math.sqrt(0.64), 2);
        for (double curvature : new double[] {1, 0.9, critical, critical + 1e-12, critical - 1e-12, 1e-3, 0}) {
            check(SecondOrder.heavyBall(curvature, 0.64), curvature);
            check(SecondOrder.nesterov(curvature, 0.64), curvature);
        }
        check(SecondOrder.heavyBall(0.3, 0), 0.3);
        check(new SecondOrder(1.6, 0.64, 0.7), 0);
    }

    /** Without momentum both are (1 − ησ²)^t. */
    @Test
    void isAPowerWithoutMomentum() {
        assertThat(SecondOrder.heavyBall(0.25, 0).at(7)).isCloseTo(Math.pow(0.75, 7), within(1e-15));
        assertThat(SecondOrder.nesterov(0.25, 0).at(7)).isCloseTo(Math.pow(0.75, 7), within(1e-15));
    }

    private static void check(SecondOrder law, double curvature) {
        double before = 1;
        double now = law.first();
        assertThat(law.at(0)).as("curvature=%s", curvature).isCloseTo(1, within(1e-12));
        for (int t = 1; t < 400; t++) {
            assertThat(law.at(t)).as("curvature=%s, t=%d", curvature, t).isCloseTo(now, within(1e-12));
            double next = law.p() * now - law.q() * before;
            before = now;
            now = next;
        }
    }
}
