package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** The limit of time is more than ten times what was measured. */
@Timeout(100)
class NuclearInterpolantTest {

    /** What is expected of the certificate; 1e-6 is promised. */
    private static final double CERTIFIED = 1e-9;

    /** Weak duality from the data alone: ‖U‖_* ≥ ⟨Σ λᵢXᵢ, U⟩ = Σ λᵢyᵢ for every U that interpolates. */
    private static void assertBracketed(Samples samples, NuclearInterpolant least, double tolerance, String as) {
        double[][] x = samples.rows();
        double[] w = PlantedMatrix.joined(least.matrix());
        assertThat(Rows.images(x, w)).as(as).containsExactly(samples.targets(), within(1e-9 * Rows.norm(w)));
        assertThat(PlantedMatrix.largestSingularValue(Rows.combination(least.duals(), x)))
                .as(as)
                .isLessThan(1 + 1e-9);
        assertThat(Rows.dot(least.duals(), samples.targets()) / PlantedMatrix.nuclearNorm(w))
                .as(as)
                .isCloseTo(1, within(tolerance));
        assertThat(least.certificate().relative()).as(as).isLessThan(tolerance);
    }

    @Test
    void findsTheNormThatDataWereMadeWith() {
        int[][] shapes = {{3, 4, 1}, {20, 6, 2}, {60, 12, 3}, {120, 20, 2}};
        for (int[] shape : shapes) {
            for (long seed = 1; seed <= 3; seed++) {
                SplittableRandom random = new Streams(seed).stream("planted");
                double[][] made = PlantedMatrix.ofRank(shape[2], shape[1], false, random);
                double[][] x = Planted.rowsSpanning(made[1], shape[0], random);
                Samples samples = new Samples("planted", x, Rows.images(x, made[0]));
                NuclearInterpolant least = NuclearInterpolant.of(samples, shape[1]);
                String as = "n=%d, size=%d, seed=%d".formatted(shape[0], shape[1], seed);

                assertThat(least.norm() / Rows.dot(made[1], made[0])).as(as).isCloseTo(1, within(CERTIFIED));
                assertBracketed(samples, least, CERTIFIED, as);
            }
        }
    }

    /** Three times as many measurements as a matrix of rank 2 has freedom: Gaussian ones determine it. */
    @Test
    void recoversALowRankFromDenseMeasurements() {
        SplittableRandom random = new Streams(1).stream("planted");
        double[] w = PlantedMatrix.ofRank(2, 20, false, random)[0];
        double[][] x = RandomData.gaussian(230, 400, new Streams(2));
        NuclearInterpolant least = NuclearInterpolant.of(new Samples("dense", x, Rows.images(x, w)), 20);

        assertThat(least.rank()).isEqualTo(2);
        assertThat(PlantedMatrix.joined(least.matrix())).containsExactly(w, within(1e-6));
    }

    @Test
    void bracketsFiftyByFiftyFromThreeHundredDenseMeasurements() {
        SplittableRandom random = new Streams(1).stream("planted");
        double[] w = PlantedMatrix.ofRank(2, 50, false, random)[0];
        double[][] x = RandomData.gaussian(300, 2500, new Streams(2));
        Samples samples = new Samples("sensing", x, Rows.images(x, w));
        NuclearInterpolant least = NuclearInterpolant.of(samples, 50);

        assertBracketed(samples, least, CERTIFIED, "sensing");
        assertThat(least.norm()).isLessThan(PlantedMatrix.nuclearNorm(w)); // too few to recover W
    }

    @Test
    void completesThirtyByThirty() {
        SplittableRandom random = new Streams(1).stream("planted");
        double[] w = PlantedMatrix.ofRank(2, 30, false, random)[0];
        double[][] x = PlantedMatrix.entries(30, 500, random);
        Samples samples = new Samples("completion", x, Rows.images(x, w));

        assertBracketed(samples, NuclearInterpolant.of(samples, 30), 1e-6, "completion");
    }

    /** ‖diag W‖₁ ≤ ‖W‖_*, so of diagonal samples the shortest W is basis pursuit's: (0, 5, −4) of norm 9. */
    @Test
    void pursuesTheBasisOnDiagonals() {
        double[][] diagonal = new double[2][9];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                diagonal[i][4 * j] = Fixtures.gunasekar().feature(i, j);
            }
        }
        NuclearInterpolant least = NuclearInterpolant.of(new Samples("diagonal", diagonal, 1, 10), 3);

        assertThat(least.norm()).isCloseTo(9, within(9 * CERTIFIED));
        assertThat(least.singularValues()).containsExactly(new double[] {5, 4, 0}, within(1e-4)); // root of the gap
        assertThat(least.rank()).isEqualTo(2);
    }

    /** Scaling an equation changes no solution; the rows are entries, then not. */
    @Test
    void doesNotChangeWhenEquationsAreScaled() {
        double[] w = PlantedMatrix.ofRank(1, 6, false, new Streams(1).stream("planted"))[0];
        double[][] entries = PlantedMatrix.entries(6, 20, new Streams(1).stream("entries"));
        for (double[][] x : new double[][][] {entries, RandomData.gaussian(20, 36, new Streams(1))}) {
            double norm = NuclearInterpolant.of(new Samples("once", x, Rows.images(x, w)), 6)
                    .norm();
            double[][] scaled = new double[20][];
            for (int i = 0; i < 20; i++) {
                scaled[i] = Rows.divided(x[i], (i + 1) * 1e60);
            }
            Samples samples = new Samples("scaled", scaled, Rows.images(scaled, w));

            assertThat(NuclearInterpolant.of(samples, 6).norm()).isCloseTo(norm, within(CERTIFIED * norm));
            assertBracketed(samples, NuclearInterpolant.of(samples, 6), CERTIFIED, "scaled");
        }
    }

    @Test
    void toleratesRepeatedSamplesAndZeros() {
        double[][] x = {{1, 0, 0, 1}, {1, 0, 0, 1}, {0, 1, 0, 0}, {0, 0, 0, 0}};
        NuclearInterpolant least = NuclearInterpolant.of(new Samples("repeated", x, 2, 2, 1, 0), 2);
        NuclearInterpolant zero = NuclearInterpolant.of(new Samples("zero", x, 0, 0, 0, 0), 2);

        assertBracketed(new Samples("repeated", x, 2, 2, 1, 0), least, CERTIFIED, "repeated");
        assertThat(zero.norm()).isZero();
        assertThat(zero.rank()).isZero();
        assertThat(zero.certificate().relative()).isZero();
    }

    @Test
    void refusesSamplesThatContradictEachOther() {
        Samples contradictory = new Samples("twice", new double[][] {{1, 0, 0, 0}, {1, 0, 0, 0}}, 1, 2);

        assertThatThrownBy(() -> NuclearInterpolant.of(contradictory, 2))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("samples must be interpolated by some w: residual=");
    }
}
