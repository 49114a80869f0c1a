package minima.training.random;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class HaarTest {

    @Test
    void rowsAreOrthonormalToRounding() {
        double[][] q = Haar.orthogonal(new Streams(1).stream("q"), 40);

        for (int i = 0; i < 40; i++) {
            for (int k = 0; k <= i; k++) {
                double dot = 0;
                for (int j = 0; j < 40; j++) {
                    dot += q[i][j] * q[k][j];
                }
                assertThat(dot).as("rows %d and %d", i, k).isCloseTo(i == k ? 1 : 0, within(1e-14));
            }
        }
    }

    /** An entry has mean 0 and variance 1/n; the means of 4,000 draws of three of them lie within five deviations. */
    @Test
    void noDirectionIsPreferred() {
        SplittableRandom random = new Streams(2).stream("q");
        int draws = 4_000;
        double[] mean = new double[3];
        double[] square = new double[3];
        for (int draw = 0; draw < draws; draw++) {
            double[][] q = Haar.orthogonal(random, 3);
            for (int i = 0; i < 3; i++) {
                mean[i] += q[i][i] / draws;
                square[i] += q[i][i] * q[i][i] / draws;
            }
        }
        double deviation = Math.sqrt(1 / 3.0 / draws);

        assertThat(mean).containsExactly(new double[3], within(5 * deviation));
        assertThat(square).containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(5 * deviation));
    }
}
