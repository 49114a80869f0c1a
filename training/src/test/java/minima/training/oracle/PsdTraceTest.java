package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.Samples;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Arrays;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** The limit of time is more than ten times what was measured. */
@Timeout(100)
class PsdTraceTest {

    /** What is expected of the certificate; 1e-6 is promised. */
    private static final double CERTIFIED = 1e-9;

    /** Weak duality from the data alone: tr U ≥ ⟨Σ λᵢXᵢ, U⟩ = Σ λᵢyᵢ for every such U, if no eigenvalue is above 1. */
    private static void assertBracketed(Samples samples, PsdTrace least, String as) {
        double[][] x = samples.rows();
        double[] w = PlantedMatrix.joined(least.matrix());
        int size = least.matrix().length;
        double[] sum = Rows.combination(least.duals(), x);
        double[] symmetric = sum.clone();
        double trace = 0;
        for (int i = 0; i < size; i++) {
            trace += w[i * size + i];
            for (int j = 0; j < size; j++) {
                symmetric[i * size + j] = (sum[i * size + j] + sum[j * size + i]) / 2;
            }
        }
        assertThat(Rows.images(x, w)).as(as).containsExactly(samples.targets(), within(1e-8));
        assertThat(PlantedMatrix.eigenvalues(w)[0]).as(as).isGreaterThan(-1e-12);
        assertThat(PlantedMatrix.eigenvalues(symmetric)[size - 1]).as(as).isLessThan(1 + 1e-9);
        assertThat(Rows.dot(least.duals(), samples.targets()) / trace).as(as).isCloseTo(1, within(CERTIFIED));
        assertThat(least.trace()).as(as).isCloseTo(trace, within(1e-12));
        assertThat(least.certificate().relative()).as(as).isLessThan(CERTIFIED);
    }

    @Test
    void findsTheTraceThatDataWereMadeWith() {
        int[][] shapes = {{3, 4, 1}, {10, 6, 2}, {30, 12, 3}};
        for (int[] shape : shapes) {
            for (long seed = 1; seed <= 3; seed++) {
                SplittableRandom random = new Streams(seed).stream("planted");
                double[][] made = PlantedMatrix.ofRank(shape[2], shape[1], true, random);
                double[][] x = Planted.rowsSpanning(made[1], shape[0], random);
                Samples samples = new Samples("planted", x, Rows.images(x, made[0]));
                PsdTrace least = PsdTrace.of(samples);
                String as = "n=%d, size=%d, seed=%d".formatted(shape[0], shape[1], seed);

                assertThat(least.trace() / Rows.dot(made[1], made[0])).as(as).isCloseTo(1, within(CERTIFIED));
                assertBracketed(samples, least, as);
            }
        }
    }

    /** The setting of implicit regularization in factorizations: an independent program recovers W to 4e-9. */
    @Test
    void recoversFiftyByFiftyOfRankTwoFromThreeHundredMeasurements() {
        SplittableRandom random = new Streams(1).stream("planted");
        double[] w = PlantedMatrix.ofRank(2, 50, true, random)[0];
        double[] unit = Rows.divided(w, Rows.norm(w));
        double[][] x = RandomData.gaussian(300, 2500, new Streams(2));
        Samples samples = new Samples("sensing", x, Rows.images(x, unit));
        PsdTrace least = PsdTrace.of(samples);
        double[] error = PlantedMatrix.joined(least.matrix());
        Rows.add(error, -1, unit);

        assertBracketed(samples, least, "sensing");
        assertThat(Rows.norm(error)).isLessThan(1e-6);
    }

    /** Without the sign of the eigenvalues the same measurements allow less. */
    @Test
    void isAtLeastTheNuclearNorm() {
        double[][] x = RandomData.gaussian(12, 36, new Streams(4));
        double[] w = PlantedMatrix.ofRank(2, 6, true, new Streams(5).stream("planted"))[0];
        Samples samples = new Samples("few", x, Rows.images(x, w));

        assertThat(PsdTrace.of(samples).trace())
                .isGreaterThan(NuclearInterpolant.of(samples, 6).norm())
                .isLessThan(PlantedMatrix.nuclearNorm(w));
    }

    @Test
    void isZeroForZeros() {
        PsdTrace zero = PsdTrace.of(new Samples("zero", new double[][] {{1, 0, 0, 2}}, 0));

        assertThat(zero.trace()).isZero();
        assertThat(Arrays.stream(zero.matrix()).flatMapToDouble(Arrays::stream)).containsOnly(0.0);
    }

    @Test
    void refusesWhatOnlyNegativeEigenvaluesCouldFit() {
        Samples negative = new Samples("negative", new double[][] {{1, 0, 0, 0}, {0, 0, 0, 1}}, 1, -1);

        assertThatThrownBy(() -> PsdTrace.of(negative))
                .isInstanceOf(InvalidInput.class)
                .hasMessageMatching("samples must be interpolated by some matrix without negative eigenvalues:"
                        + " residual=.*, duality gap=.* in negative");
        assertThatThrownBy(() -> PsdTrace.of(new Samples("six", new double[][] {{1, 2, 3, 4, 5, 6}}, 1)))
                .hasMessage("dimension must be a square: dimension=6 in six");
    }
}
