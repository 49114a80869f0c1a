package minima.training.oracle;

import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BridgeCriticalPointsTest {

    /** √2 by hand: the constant signal 1/2 has margin 1 on the nearest, and one frequency of √8/2. */
    @Test
    void findsTheConstantSignalAtAnyDepth() {
        for (int layers = 2; layers <= 5; layers++) {
            double[] norms = BridgeCriticalPoints.norms(Fixtures.signals(), layers);

            assertThat(norms).as("layers=%d", layers).isSorted();
            assertThat(nearest(norms, Math.sqrt(2))).as("layers=%d", layers).isCloseTo(Math.sqrt(2), within(1e-9));
        }
    }

    /** Computed once by an independent program in another language. */
    @Test
    void findsTheKnownNormsOfThreeAndFourLayers() {
        double[] three = BridgeCriticalPoints.norms(Fixtures.signals(), 3);
        double[] four = BridgeCriticalPoints.norms(Fixtures.signals(), 4);

        assertThat(three[0]).isCloseTo(Math.sqrt(2), within(1e-9));
        assertThat(nearest(three, 2)).isCloseTo(2.001189492, within(1e-8));
        assertThat(nearest(three, 3.35)).isCloseTo(3.350088722, within(1e-8));
        assertThat(nearest(four, 4.74)).isCloseTo(4.737740905, within(1e-8));
        assertThat(nearest(three, 16)).isCloseTo(15.95693866, within(1e-7));
        assertThat(nearest(four, 33)).isCloseTo(32.86673334, within(1e-7));
    }

    /** For one layer every set has one point, the hard margin on it, and more frequencies have a smaller norm. */
    @Test
    void findsTheHardMarginForOneLayer() {
        for (int seed = 0; seed < 3; seed++) {
            Samples data = SeparableGaussians.of(6, 5, 0.3, new Streams(seed)).samples();
            assertThat(BridgeCriticalPoints.norms(data, 1)[0])
                    .as("seed=%d", seed)
                    .isCloseTo(HardMargin.of(data).norm(), within(1e-8));
        }
    }

    @Test
    void triesNoLongSignals() {
        assertThat(BridgeCriticalPoints.norms(
                        SeparableGaussians.of(20, 13, 0.3, new Streams(1)).samples(), 3))
                .isEmpty();
    }

    private static double nearest(double[] norms, double value) {
        return Arrays.stream(norms)
                .boxed()
                .min((a, b) -> Double.compare(Math.abs(a - value), Math.abs(b - value)))
                .orElseThrow();
    }
}
