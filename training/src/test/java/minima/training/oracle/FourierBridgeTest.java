package minima.training.oracle;

import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FourierBridgeTest {

    private static final Samples SIGNALS = Fixtures.signals();

    /**
     * Oracles that share no line with these conditions keep them: hard margin for L = 1, least Fourier norm for L = 2.
     */
    @Test
    void isKeptByTheSolutionsOfOneAndTwoLayers() {
        for (int seed = 0; seed < 5; seed++) {
            Samples data = SeparableGaussians.of(9, 7, 0.3, new Streams(seed)).samples();

            assertThat(FourierBridge.of(data, 1).residual(HardMargin.of(data).weights()))
                    .as("seed=%d", seed)
                    .isLessThan(1e-7);
            assertThat(FourierBridge.of(data, 2).residual(FourierNorm.of(data).weights()))
                    .as("seed=%d", seed)
                    .isLessThan(1e-5);
        }
    }

    @Test
    void isNotKeptByTheSolutionOfAnotherDepth() {
        assertThat(FourierBridge.of(SIGNALS, 2).residual(HardMargin.of(SIGNALS).weights()))
                .isGreaterThan(0.1);
        assertThat(FourierBridge.of(SIGNALS, 1).residual(FourierNorm.of(SIGNALS).weights()))
                .isGreaterThan(0.1);
    }

    /** A constant signal separates these, so its one frequency keeps the conditions for L ≥ 3, at any length. */
    @Test
    void isKeptByOneFrequencyAloneAtDepth() {
        double[] constant = {3, 3, 3, 3, 3, 3, 3, 3};

        assertThat(FourierBridge.of(SIGNALS, 3).residual(constant)).isLessThan(1e-15);
        assertThat(FourierBridge.of(SIGNALS, 4).residual(constant)).isLessThan(1e-15);
    }

    @Test
    void doesNotChangeWithTheLengthOfTheWeights() {
        double[] beta = Streams.gaussians(new Streams(1).stream("beta"), 8, 1);
        Rows.add(beta, 1, new double[] {2, 2, 2, 2, 2, 2, 2, 2});
        FourierBridge bridge = FourierBridge.of(SIGNALS, 3);

        assertThat(bridge.residual(Rows.divided(beta, 1e-7)))
                .isBetween(0.01, 0.99)
                .isCloseTo(bridge.residual(beta), within(1e-12));
    }

    @Test
    void isOneWhereNothingIsSeparated() {
        assertThat(FourierBridge.of(SIGNALS, 2).residual(new double[] {-1, 0, 0, 0, 0, 0, 0, 0}))
                .isEqualTo(1);
    }
}
