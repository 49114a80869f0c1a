package minima.training.oracle;

import minima.training.claim.Assumption;
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
class NuclearMarginTest {

    /** What is expected of the certificate; 1e-6 is promised. */
    private static final double CERTIFIED = 1e-9;

    /** Row, column and sign of thirteen entries of a rank-one sign pattern. */
    private static final int[][] OBSERVED = {
        {4, 1, 1},
        {3, 3, 1},
        {1, 2, 1},
        {1, 1, 1},
        {0, 2, -1},
        {2, 1, -1},
        {2, 2, -1},
        {4, 0, 1},
        {0, 3, -1},
        {3, 4, -1},
        {4, 4, -1},
        {1, 0, 1},
        {0, 4, 1}
    };

    private static Samples observed(int size, int[]... entries) {
        double[][] x = new double[entries.length][size * size];
        double[] y = new double[entries.length];
        for (int i = 0; i < entries.length; i++) {
            x[i][entries[i][0] * size + entries[i][1]] = 1;
            y[i] = entries[i][2];
        }
        return new Samples("observed signs", x, y);
    }

    /** An independent program gives 5.000000 at rank 1: a sign matrix of size 5 has the one singular value 5. */
    @Test
    void completesFiveByFiveSigns() {
        NuclearMargin least = NuclearMargin.of(observed(5, OBSERVED), 5);

        assertThat(least.norm()).isCloseTo(5, within(CERTIFIED));
        assertThat(least.margin()).isCloseTo(0.2, within(CERTIFIED));
        assertThat(least.rank()).isEqualTo(1);
        assertThat(least.singularValues()[0]).isCloseTo(5, within(CERTIFIED));
        for (double[] row : least.matrix()) {
            for (double entry : row) {
                assertThat(Math.abs(entry)).isCloseTo(1, within(1e-4)); // root of the gap
            }
        }
        assertThat(least.separability()).isEqualTo(Assumption.of("separable", true, "margin 0.200000 in nuclear norm"));
        assertBracketed(observed(5, OBSERVED), least, "five by five");
    }

    /** Weak duality from the data alone. */
    private static void assertBracketed(Samples samples, NuclearMargin least, String as) {
        double[][] z = samples.signedRows();
        double[] w = PlantedMatrix.joined(least.matrix());
        for (double[] row : z) {
            assertThat(Rows.dot(row, w)).as(as).isGreaterThan(1 - 1e-12);
        }
        assertThat(Arrays.stream(least.duals())).as(as).allMatch(dual -> dual >= 0);
        assertThat(PlantedMatrix.largestSingularValue(Rows.combination(least.duals(), z)))
                .as(as)
                .isLessThan(1 + 1e-12);
        assertThat(Arrays.stream(least.duals()).sum() / PlantedMatrix.nuclearNorm(w))
                .as(as)
                .isCloseTo(1, within(CERTIFIED));
        assertThat(least.certificate().relative()).as(as).isLessThan(CERTIFIED);
    }

    @Test
    void findsTheNormThatDataWereMadeWith() {
        int[][] shapes = {{8, 4, 1, 3}, {30, 6, 2, 10}, {100, 12, 3, 30}};
        for (int[] shape : shapes) {
            for (long seed = 1; seed <= 3; seed++) {
                SplittableRandom random = new Streams(seed).stream("planted");
                double[][] made = PlantedMatrix.ofRank(shape[2], shape[1], false, random);
                double[][] z = Planted.rows(made[0], made[1], shape[0], shape[3], random);
                Samples samples = RandomData.ofSignedRows(z);
                NuclearMargin least = NuclearMargin.of(samples, shape[1]);
                String as = "n=%d, size=%d, seed=%d".formatted(shape[0], shape[1], seed);

                assertThat(least.norm() / Rows.dot(made[1], made[0])).as(as).isCloseTo(1, within(CERTIFIED));
                assertBracketed(samples, least, as);
            }
        }
    }

    /** Of diagonal samples W may be diagonal, as ‖diag W‖₁ ≤ ‖W‖_*: then it is the ℓ1 margin. */
    @Test
    void isTheMarginOfVotesOnDiagonals() {
        double[][] z = {{3, 1, 1}, {1, 2, -1}, {1, -1, 4}};
        double[][] diagonal = new double[3][9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                diagonal[i][4 * j] = z[i][j];
            }
        }

        assertThat(NuclearMargin.of(RandomData.ofSignedRows(diagonal), 3).margin())
                .isCloseTo(
                        PolyhedralMargin.of(RandomData.ofSignedRows(z), Norm.L1).margin(), within(CERTIFIED));
    }

    /** Of one column W is a vector, whose one singular value is its length. */
    @Test
    void isTheHardMarginOnVectorsAndDoesNotMindTransposes() {
        Samples samples = RandomData.ofSignedRows(RandomData.gaussian(4, 6, new Streams(3)));
        double[][] transposed = new double[4][6];
        for (int i = 0; i < 4; i++) {
            for (int k = 0; k < 6; k++) {
                transposed[i][(k % 3) * 2 + k / 3] = samples.feature(i, k); // from 2 × 3 to 3 × 2
            }
        }

        assertThat(NuclearMargin.of(samples, 1).margin())
                .isCloseTo(HardMargin.of(samples).margin(), within(CERTIFIED));
        assertThat(NuclearMargin.of(samples, 3).margin())
                .isCloseTo(
                        NuclearMargin.of(new Samples("transposed", transposed, samples.targets()), 2)
                                .margin(),
                        within(CERTIFIED));
        assertThat(NuclearMargin.of(samples, 3).matrix()).hasDimensions(2, 3);
    }

    @Test
    void completesSignsOfFiftyByFifty() {
        SplittableRandom random = new Streams(1).stream("planted");
        double[] w = PlantedMatrix.ofRank(2, 50, false, random)[0];
        double[][] x = PlantedMatrix.entries(50, 500, random);
        double[] y = Arrays.stream(Rows.images(x, w)).map(Math::signum).toArray();
        Samples samples = new Samples("fifty by fifty", x, y);

        assertBracketed(samples, NuclearMargin.of(samples, 50), "fifty by fifty");
    }

    @Test
    void provesThatNothingSeparatesContradictorySigns() {
        NuclearMargin none = NuclearMargin.of(observed(2, new int[] {0, 1, 1}, new int[] {0, 1, -1}), 2);

        assertThat(none.separable()).isFalse();
        assertThat(none.proof().weights()).containsExactly(new double[] {0.5, 0.5}, within(1e-12));
        assertThatThrownBy(none::norm)
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("nuclear norm margin is undefined: observed signs is not separable");
    }

    @Test
    void refusesColumnsThatDoNotFit() {
        assertThatThrownBy(() -> NuclearMargin.of(observed(5, OBSERVED), 4))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("dimension must be a multiple of columns: dimension=25, columns=4 in observed signs");
    }
}
