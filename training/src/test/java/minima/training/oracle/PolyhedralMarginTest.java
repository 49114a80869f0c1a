package minima.training.oracle;

import minima.training.claim.Assumption;
import minima.training.claim.InvalidInput;
import minima.training.data.DataSource;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
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
class PolyhedralMarginTest {

    /** What is asked of the certificate. */
    private static final double CERTIFIED = 1e-9;

    /** Columns are the answers of five weak learners on six samples, times the labels. */
    private static final double[][] BOOSTING = {
        {1, 1, -1, 1, -1}, {1, -1, 1, 1, 1}, {-1, 1, 1, -1, 1}, {1, 1, 1, -1, -1}, {1, -1, -1, 1, 1}, {-1, 1, 1, 1, 1}
    };

    /** Numbers of an independent program: linear programs of HiGHS. */
    @Test
    void solvesThreeGeometries() {
        PolyhedralMargin l1 = PolyhedralMargin.of(Fixtures.threeGeometries(), Norm.L1);
        PolyhedralMargin linf = PolyhedralMargin.of(Fixtures.threeGeometries(), Norm.LINF);

        assertThat(l1.margin()).isCloseTo(1, within(CERTIFIED));
        assertThat(l1.weights()).containsExactly(new double[] {1, 0, 0}, within(CERTIFIED));
        assertThat(linf.margin()).isCloseTo(2.4, within(CERTIFIED));
        assertThat(linf.weights()).containsExactly(new double[] {5 / 12.0, 5 / 12.0, 1 / 4.0}, within(CERTIFIED));
        assertThat(linf.separability()).isEqualTo(Assumption.of("separable", true, "margin 2.40000 in ℓ∞"));
    }

    /** von Neumann: the largest margin of a vote is the least edge that a distribution of the samples leaves. */
    @Test
    void givesTheVoteAndTheDistributionOfBoosting() {
        PolyhedralMargin game = PolyhedralMargin.of(RandomData.ofSignedRows(BOOSTING), Norm.L1);
        double[] edges = Rows.combination(game.mixture(), BOOSTING);

        assertThat(game.margin()).isCloseTo(1 / 3.0, within(CERTIFIED));
        assertThat(Rows.divided(game.weights(), game.norm()))
                .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 0, 0, 1 / 3.0}, within(CERTIFIED));
        assertThat(Arrays.stream(game.mixture()).sum()).isCloseTo(1, within(1e-14));
        assertThat(Arrays.stream(edges).max().orElseThrow()).isCloseTo(1 / 3.0, within(CERTIFIED));
        assertThat(Arrays.stream(edges).min().orElseThrow()).isGreaterThan(-1 / 3.0 - CERTIFIED);
    }

    @Test
    void findsTheNormThatDataWereMadeWith() {
        int[][] shapes = {{4, 3, 2}, {30, 8, 5}, {60, 40, 20}, {20, 60, 10}, {200, 60, 30}, {100, 150, 60}};
        for (int[] shape : shapes) {
            for (long seed = 1; seed <= 2; seed++) {
                SplittableRandom random = new Streams(seed).stream("planted");
                for (Norm norm : Norm.values()) {
                    double[][] made = norm == Norm.L1
                            ? Planted.sparse(shape[1], shape[2], random)
                            : Planted.flat(shape[1], shape[1] - shape[2] + 1, random);
                    double[][] z = Planted.rows(made[0], made[1], shape[0], shape[2], random);
                    PolyhedralMargin margin = PolyhedralMargin.of(RandomData.ofSignedRows(z), norm);
                    String as = "n=%d, d=%d, %s, seed=%d".formatted(shape[0], shape[1], norm, seed);

                    assertThat(margin.norm() / norm.of(made[0])).as(as).isCloseTo(1, within(CERTIFIED));
                    assertBracketed(z, margin, norm, as);
                }
            }
        }
    }

    /** Weak duality from the data alone: ‖u‖ ≥ u·Σαᵢzᵢ ≥ Σα for every u with zᵢ·u ≥ 1, if ‖Σαᵢzᵢ‖_* ≤ 1. */
    private static void assertBracketed(double[][] z, PolyhedralMargin margin, Norm norm, String as) {
        double[] w = margin.weights();
        double[] alpha = margin.duals();
        double[] sum = new double[w.length];
        double size = 0;
        double dualSize = 0;
        for (int j = 0; j < w.length; j++) {
            for (int i = 0; i < z.length; i++) {
                sum[j] += alpha[i] * z[i][j];
            }
            size = norm == Norm.L1 ? size + Math.abs(w[j]) : Math.max(size, Math.abs(w[j]));
            dualSize = norm == Norm.L1 ? Math.max(dualSize, Math.abs(sum[j])) : dualSize + Math.abs(sum[j]);
        }
        for (double[] row : z) {
            assertThat(Rows.dot(row, w)).as(as).isGreaterThan(1 - CERTIFIED);
        }
        assertThat(Arrays.stream(alpha)).as(as).allMatch(dual -> dual >= 0);
        assertThat(dualSize).as(as).isLessThan(1 + CERTIFIED);
        assertThat(Arrays.stream(alpha).sum() / size).as(as).isCloseTo(1, within(CERTIFIED));
        assertThat(margin.norm() / size).as(as).isCloseTo(1, within(1e-14));
        assertThat(margin.certificate().relative()).as(as).isLessThanOrEqualTo(CERTIFIED);
    }

    @Test
    void certifiesWhatItFindsOnRandomData() {
        int separable = 0;
        for (long seed = 1; seed <= 60; seed++) {
            int d = 2 + (int) (seed % 9);
            Samples samples = RandomData.classes(2 * d, d, new Streams(seed));
            for (Norm norm : Norm.values()) {
                PolyhedralMargin margin = PolyhedralMargin.of(samples, norm);
                assertThat(margin.separable()).isEqualTo(HardMargin.of(samples).separable());
                if (margin.separable()) {
                    separable++;
                    assertBracketed(samples.signedRows(), margin, norm, "seed=" + seed);
                }
            }
        }
        assertThat(separable).isGreaterThan(40); // half of 120, by Cover's theorem, less four σ = 4 √(60/4) · 2 / √2
    }

    /**
     * In the plane min zᵢ·w is concave and linear between ties along an edge of the ball, so the best w of norm 1 is a
     * corner or a tie.
     */
    @Test
    void agreesWithAllCornersAndTiesOfThePlane() {
        for (long seed = 1; seed <= 50; seed++) {
            double[][] z = RandomData.gaussian(6, 2, new Streams(seed));
            for (double[] row : z) {
                row[0] = Math.abs(row[0]);
            }
            for (Norm norm : Norm.values()) {
                PolyhedralMargin margin = PolyhedralMargin.of(RandomData.ofSignedRows(z), norm);

                assertThat(margin.margin())
                        .as("seed=%d, %s", seed, norm)
                        .isCloseTo(bestOfCornersAndTies(z, norm), within(CERTIFIED * margin.margin()));
            }
        }
    }

    private static double bestOfCornersAndTies(double[][] z, Norm norm) {
        double best = Double.NEGATIVE_INFINITY;
        for (double[] corner : new double[][] {{1, 0}, {0, 1}, {1, 1}, {1, -1}}) {
            best = Math.max(best, marginEitherWay(corner, z, norm));
        }
        for (double[] a : z) {
            for (double[] b : z) {
                if (a != b) {
                    best = Math.max(best, marginEitherWay(new double[] {b[1] - a[1], a[0] - b[0]}, z, norm));
                }
            }
        }
        return best;
    }

    private static double marginEitherWay(double[] w, double[][] z, Norm norm) {
        double[] images = Rows.images(z, Rows.divided(w, norm.of(w)));
        return Math.max(
                Arrays.stream(images).min().orElseThrow(),
                -Arrays.stream(images).max().orElseThrow());
    }

    @Test
    void scalesWithTheData() {
        double[][] z =
                SeparableGaussians.of(60, 8, 0.5, new Streams(1)).samples().signedRows();
        for (Norm norm : Norm.values()) {
            double margin =
                    PolyhedralMargin.of(RandomData.ofSignedRows(z), norm).margin();
            for (double c : new double[] {1e-200, 1e-6, 1e6, 1e140}) {
                double[][] scaled = Rows.divided(z, 1 / c);

                assertThat(PolyhedralMargin.of(RandomData.ofSignedRows(scaled), norm)
                                        .margin()
                                / c
                                / margin)
                        .as("c=%s", c)
                        .isCloseTo(1, within(CERTIFIED));
            }
        }
    }

    /**
     * Sizes and ties on which one form of the linear programs was seen to fail; images, votes, grids, narrow margins.
     */
    @Test
    void copesWithWhatIsHardOnASimplexMethod() {
        SplittableRandom random = new Streams(1).stream("data");
        double[][] votes = new double[200][100];
        double[][] grid = new double[100][300];
        double[][] narrowlySeparated = RandomData.gaussian(400, 100, new Streams(2));
        for (double[] row : votes) {
            Arrays.setAll(row, j -> random.nextInt(10) < 6 ? 1 : -1);
        }
        for (double[] row : grid) {
            Arrays.setAll(row, j -> j == 0 ? 1 : random.nextInt(-3, 4));
        }
        for (double[] row : narrowlySeparated) {
            System.arraycopy(Arrays.stream(row).sum() < 0 ? Rows.divided(row, -1) : row, 0, row, 0, row.length);
        }
        double[][][] hard = {
            votes,
            grid,
            narrowlySeparated,
            DataSource.parse("digits:0,1").load().signedRows(),
            SeparableGaussians.of(200, 50, 1e-4, new Streams(1)).samples().signedRows()
        };
        for (double[][] z : hard) {
            for (Norm norm : Norm.values()) {
                assertBracketed(z, PolyhedralMargin.of(RandomData.ofSignedRows(z), norm), norm, "n=" + z.length);
            }
        }
    }

    @Test
    void sharesTheDualOfRepeatedSamples() {
        double[][] z = {{3, 1, 1}, {1, 2, -1}, {1, 2, -1}, {1, -1, 4}};
        PolyhedralMargin margin = PolyhedralMargin.of(RandomData.ofSignedRows(z), Norm.LINF);

        assertThat(margin.margin()).isCloseTo(2.4, within(CERTIFIED));
        assertThat(margin.duals()[1]).isEqualTo(margin.duals()[2]).isPositive();
    }

    @Test
    void hasNoMarginWhereNothingSeparatesButAProof() {
        PolyhedralMargin none = PolyhedralMargin.of(new Samples("pair", new double[][] {{1}, {1}}, 1, -1), Norm.L1);

        assertThat(none.separable()).isFalse();
        assertThat(none.proof().weights()).containsExactly(new double[] {0.5, 0.5}, within(1e-15));
        assertThat(none.separability().state()).isEqualTo(Assumption.State.FAILS);
        assertThatThrownBy(none::margin)
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("ℓ1 margin is undefined: pair is not separable");
        assertThatThrownBy(() ->
                        PolyhedralMargin.of(Fixtures.threeGeometries(), Norm.L1).proof())
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("proof of inseparability is undefined: three geometries is separable");
    }

    @Test
    void refusesWhatItCannotCertify() {
        Samples narrow = SeparableGaussians.of(200, 50, 1e-6, new Streams(1)).samples();

        assertThatThrownBy(() -> PolyhedralMargin.of(narrow, Norm.L1))
                .isInstanceOf(InvalidInput.class)
                .hasMessageMatching("margin must be wide enough for double precision: duality gap=.* in separable"
                        + " gaussians 200×50\\. Maybe leave out samples that contradict each other");
    }
}
