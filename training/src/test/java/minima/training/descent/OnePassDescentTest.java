package minima.training.descent;

import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.data.LogisticSphere;
import minima.training.data.Population;
import minima.training.data.Resampled;
import minima.training.data.Samples;
import minima.training.loss.Logistic;
import minima.training.loss.Squared;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class OnePassDescentTest {

    private static final double[] TRUTH = {3, 0, 4, 0, 0};

    private static final Population SPHERE = new LogisticSphere(TRUTH);

    /**
     * On the samples ±1 of class ±1 every draw has yx = 1, so with squares and η = ½: w = 0, ½, ¾, …; mean of the first
     * three 5/12; losses ½, ⅛, 1/32 against 0 of w* = 1; gradients 1, ½, ¼.
     */
    @Test
    void averagesTheIteratesBeforeEachSample() {
        Population one = new Resampled(new Samples("ones", new double[][] {{1}, {-1}}, 1, -1));
        OnePassDescent sgd = new OnePassDescent(path(one, Long.MAX_VALUE), new Squared(), 0.5, 1);
        sgd.advance(3);

        assertThat(sgd.average()).containsExactly(new double[] {5 / 12.0}, within(1e-15));
        assertThat(sgd.regret()).isCloseTo(21 / 32.0, within(1e-15));
        assertThat(sgd.regretBound(0.5)).isCloseTo(1 + 0.25 * 21 / 16.0, within(1e-15));
    }

    @Test
    void neverRegretsMoreThanItsBound() {
        for (int seed = 0; seed < 20; seed++) {
            for (double eta : new double[] {0.01, 1, 30}) {
                OnePassDescent sgd = new OnePassDescent(
                        new OnePassDescent.Path(SPHERE, new Streams(seed), "path", Long.MAX_VALUE),
                        new Logistic(),
                        eta,
                        TRUTH);
                for (int t = 0; t < 200; t++) {
                    sgd.advance(1);
                    assertThat(sgd.regret())
                            .as("seed=%d, η=%s, t=%d", seed, eta, t)
                            .isLessThanOrEqualTo(sgd.regretBound(eta) * (1 + 1e-12));
                }
            }
        }
    }

    @Test
    void goesOnBitForBitFromWhatItSaved() {
        OnePassDescent whole = new OnePassDescent(path(SPHERE, 7), new Logistic(), 0.5, TRUTH);
        OnePassDescent resumed = new OnePassDescent(path(SPHERE, 7), new Logistic(), 0.5, TRUTH);
        whole.advance(20);
        StateWriter out = new StateWriter();
        whole.save(out);
        resumed.restore(new StateReader(out.toBytes()));
        whole.advance(20);
        resumed.advance(20);

        assertThat(resumed.average()).containsExactly(whole.average());
        assertThat(resumed.regret()).isEqualTo(whole.regret());
        assertThat(resumed.regretBound(1)).isEqualTo(whole.regretBound(1));
        assertThat(resumed.steps()).isEqualTo(40);
    }

    private static OnePassDescent.Path path(Population population, long distinct) {
        return new OnePassDescent.Path(population, new Streams(3), "path", distinct);
    }
}
