package minima.training.data;

import minima.training.claim.InvalidInput;
import minima.training.oracle.MinNorm;
import org.junit.jupiter.api.Test;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class WilsonSamplesTest {

    @Test
    void holdLabelTwoOnesAndFeaturesOfTheirOwn() {
        assertThat(WilsonSamples.of(2, 1, 3).samples().rows())
                .isEqualTo(
                        new double[][] {{1, 1, 1, 1, 0, 0, 0, 0}, {1, 1, 1, 0, 1, 0, 0, 0}, {-1, 1, 1, 0, 0, 1, 1, 1}});
    }

    /** Against the singular value decomposition. */
    @Test
    void haveTheLeastNormInterpolantOfTheClosedForm() {
        int[][] counts = {{1, 1, 1}, {3, 2, 5}, {33, 27, 5}, {5, 9, 2}, {40, 3, 8}};
        for (int[] count : counts) {
            WilsonSamples data = WilsonSamples.of(count[0], count[1], count[2]);

            assertThat(data.minNorm())
                    .as(Arrays.toString(count))
                    .containsExactly(MinNorm.of(data.samples()).weights(), within(1e-12));
        }
    }

    /** α = (0.014658191724, −0.017252561941) and scores (0.98534, −0.91374), from an independent solver. */
    @Test
    void tellNewSamplesApartByTheLeastNormInterpolantOf33And27() {
        double[] w = WilsonSamples.of(33, 27, 5).minNorm();

        assertThat(w[3]).isCloseTo(0.014658191724, within(5e-13));
        assertThat(w[36]).isCloseTo(-0.017252561941, within(5e-13));
        assertThat(w[0] + w[1] + w[2]).isCloseTo(0.98534, within(5e-6));
        assertThat(-w[0] + w[1] + w[2]).isCloseTo(-0.91374, within(5e-6));
        assertThat(WilsonSamples.errorOnNew(0.6, w[0], w[1], w[2])).isZero();
    }

    @Test
    void areAllPositiveToEqualWeights() {
        assertThat(WilsonSamples.errorOnNew(0.6, 0.25, 0.25, 0.25)).isEqualTo(0.4);
        assertThat(WilsonSamples.errorOnNew(0.6, -1, 0, 0)).isEqualTo(1);
        assertThat(WilsonSamples.errorOnNew(0.6, 0, 0, 0)).isEqualTo(1);
    }

    @Test
    void areFittedByTheirSignsWhereMostArePositiveAndANegativeOneHasFiveFeaturesOfItsOwn() {
        assertThat(WilsonSamples.of(33, 27, 5).signsFit(4)).isTrue();
        assertThat(WilsonSamples.of(27, 33, 5).signsFit(4)).isFalse();
        assertThat(WilsonSamples.of(30, 30, 5).signsFit(4)).isFalse();
        assertThat(WilsonSamples.of(33, 27, 4).signsFit(4)).isFalse();
    }

    @Test
    void needBothClasses() {
        assertThatThrownBy(() -> WilsonSamples.of(3, 0, 5))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("positives, negatives and private features must be at least 1:"
                        + " positives=3, negatives=0, private=5");
    }
}
