package minima.training.data;

import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SignSamplesTest {

    private static final int DRAWS = 20_000;

    private final SignSamples samples = new SignSamples(new Streams(5), "samples", new double[] {1, 0, -0.5});

    @Test
    void givesTheSameSampleWheneverItIsAskedFor() {
        double[] first = new double[3];
        double[] again = new double[3];
        double label = samples.draw(7, first);
        samples.draw(8, again);

        assertThat(samples.draw(7, again)).isEqualTo(label);
        assertThat(again).containsExactly(first);
    }

    /** Four standard deviations of a mean of fair signs. */
    @Test
    void hasFairAndUncorrelatedSigns() {
        SignSamples wide = new SignSamples(new Streams(6), "samples", new double[70]);
        double[] x = new double[70];
        double[] mean = new double[70];
        double correlation = 0;
        for (int t = 0; t < DRAWS; t++) {
            wide.draw(t, x);
            correlation += x[3] * x[66] / DRAWS;
            for (int j = 0; j < 70; j++) {
                assertThat(Math.abs(x[j])).isEqualTo(1);
                mean[j] += x[j] / DRAWS;
            }
        }

        assertThat(mean).containsExactly(new double[70], within(4 / Math.sqrt(DRAWS)));
        assertThat(correlation).isCloseTo(0, within(4 / Math.sqrt(DRAWS)));
    }

    /** The mean of y − tanh(u·x/2) is 0; four standard deviations. */
    @Test
    void hasLogisticLabels() {
        double[] x = new double[3];
        double surprise = 0;
        double along = 0;
        for (int t = 0; t < DRAWS; t++) {
            double y = samples.draw(t, x);
            double rest = y - Math.tanh(samples.score(x) / 2);
            surprise += rest / DRAWS;
            along += rest * x[0] / DRAWS;
        }

        assertThat(surprise).isCloseTo(0, within(4 / Math.sqrt(DRAWS)));
        assertThat(along).isCloseTo(0, within(4 / Math.sqrt(DRAWS)));
    }
}
