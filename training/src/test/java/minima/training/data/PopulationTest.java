package minima.training.data;

import minima.training.loss.Logistic;
import minima.training.loss.Squared;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PopulationTest {

    /** {@code E ½(1 − y w·x)² = ½ + ‖w‖²/(2d)} where w is at a right angle to w*, so that y is independent of w·x. */
    @Test
    void theRiskOfSquaresIsKnownAcrossTheTruth() {
        for (int d : new int[] {4, 5, 11, 50, 300}) {
            double[] truth = new double[d];
            double[] across = new double[d];
            truth[0] = 15;
            across[d - 1] = 3;

            assertThat(new LogisticSphere(truth).risk(across, new Squared()))
                    .as("d=%d", d)
                    .isCloseTo(0.5 + 9.0 / (2 * d), within(1e-12));
        }
    }

    @Test
    void theLogisticRiskOfZeroIsLogTwo() {
        assertThat(new LogisticSphere(1, 2, 3, 4, 5).risk(new double[5], new Logistic()))
                .isCloseTo(Math.log(2), within(1e-13));
    }

    /** Its gradient vanishes at w*: second differences are positive in every direction. */
    @Test
    void noWeightsHaveLessRiskThanTheTruth() {
        double[] truth = {3, -2, 1, 5, 0, 4};
        LogisticSphere sphere = new LogisticSphere(truth);
        double least = sphere.risk(truth, new Logistic());
        SplittableRandom random = new Streams(1).stream("test");
        for (int k = 0; k < 20; k++) {
            double[] other = Streams.gaussians(random, truth.length, 1e-2);
            double[] opposite = truth.clone();
            for (int j = 0; j < other.length; j++) {
                opposite[j] -= other[j];
                other[j] += truth[j];
            }
            double up = sphere.risk(other, new Logistic()) - least;
            double down = sphere.risk(opposite, new Logistic()) - least;
            assertThat(up).as("draw %d", k).isPositive();
            assertThat(up / down).as("draw %d", k).isCloseTo(1, within(0.05)); // third order over second
        }
    }

    @Test
    void theRiskIsTheMeanOverDraws() {
        double[] truth = {8, 0, -6, 1, 0, 2, 0};
        double[] w = {3, 4, 5, 0, 0, -1, 2};
        LogisticSphere sphere = new LogisticSphere(truth);
        SplittableRandom random = new Streams(2).stream("test");
        double[] x = new double[7];
        int draws = 200_000;
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < draws; k++) {
            double y = sphere.draw(random, x);
            double loss = new Logistic().value(y * Gaussians.dot(w, x));
            sum += loss;
            squares += loss * loss;
        }
        double mean = sum / draws;
        double standardError = Math.sqrt((squares / draws - mean * mean) / draws);

        assertThat(sphere.risk(w, new Logistic())).isCloseTo(mean, within(4 * standardError));
        assertThat(standardError).isLessThan(0.005);
    }

    /** By a quadrature with 50 times as many points in an independent program. */
    @Test
    void theRiskOfLongWeightsIsWhatAFinerRuleGives() {
        double[] truth = new double[50];
        double[] w = new double[50];
        truth[3] = 20;
        w[3] = 14;
        w[7] = -14;

        assertThat(new LogisticSphere(truth).risk(w, new Logistic())).isCloseTo(0.6528703230924671, within(1e-8));
    }

    @Test
    void samplesOfAUserAreScaledIntoTheBallAndKeepTheirMeanLoss() {
        Samples samples = new Samples("two", new double[][] {{3, 4}, {0, 1}}, 1, -1);
        Resampled population = new Resampled(samples);
        double[] w = {2, 1};

        assertThat(population.risk(w, new Squared())).isCloseTo((0.5 * 1 + 0.5 * 1.44) / 2, within(1e-15));
        assertThat(population.meanDirection(2))
                .containsExactly(new double[] {2 / Math.sqrt(2), 2 / Math.sqrt(2)}, within(1e-15));
        double[] x = new double[2];
        double y = population.draw(new Streams(1).stream("draw"), x);
        assertThat(x).isEqualTo(y > 0 ? new double[] {0.6, 0.8} : new double[] {0, 0.2});
    }

    @Test
    void needsFourDimensions() {
        assertThatThrownBy(() -> new LogisticSphere(1, 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dimension must be at least 4: dimension=3");
    }
}
