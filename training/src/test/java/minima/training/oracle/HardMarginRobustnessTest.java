package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.DataSource;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.convex.ConvexSolver;

import java.util.Arrays;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/**
 * Invariances, a second solver, and data that are hard on a solver. The limit of time is ten times what was measured.
 */
@Timeout(20)
class HardMarginRobustnessTest {

    private static final Samples SEPARABLE =
            SeparableGaussians.of(60, 8, 0.5, new Streams(1)).samples();

    @Test
    void scalesItsMarginWithTheData() {
        for (double c : new double[] {1e-300, 1e-6, 1 / 3.0, 1e6, 1e150}) {
            double[][] scaled = Rows.divided(SEPARABLE.signedRows(), 1 / c);
            HardMargin svm = HardMargin.of(RandomData.ofSignedRows(scaled));

            assertThat(svm.margin() / c).as("c=%s", c).isCloseTo(0.5, within(1e-12));
            assertThat(svm.support()).hasSize(8);
        }
    }

    @Test
    void doesNotChangeWhenSamplesAreRepeatedButSharesTheirDual() {
        double[][] z = SEPARABLE.signedRows();
        double[][] twice = Arrays.copyOf(z, 2 * z.length);
        System.arraycopy(z, 0, twice, z.length, z.length);
        HardMargin once = HardMargin.of(RandomData.ofSignedRows(z));
        HardMargin repeated = HardMargin.of(RandomData.ofSignedRows(twice));

        assertThat(repeated.weights()).isEqualTo(once.weights());
        assertThat(Arrays.copyOf(repeated.duals(), z.length)).isEqualTo(Rows.divided(once.duals(), 2));
        assertThat(repeated.generalPosition().state())
                .isEqualTo(once.generalPosition().state());
    }

    @Test
    void doesNotDependOnTheOrderOfTheSamples() {
        double[][] z = SEPARABLE.signedRows();
        double[][] reversed = new double[z.length][];
        for (int i = 0; i < z.length; i++) {
            reversed[i] = z[z.length - 1 - i];
        }
        double[] w = HardMargin.of(RandomData.ofSignedRows(z)).weights();

        assertThat(HardMargin.of(RandomData.ofSignedRows(reversed)).weights()).containsExactly(w, within(1e-12));
    }

    @Test
    void doesNotChangeWhenASampleIsPushedFurtherFromTheBoundary() {
        HardMargin svm = HardMargin.of(SEPARABLE);
        double[][] z = SEPARABLE.signedRows();
        for (int i = 0; i < z.length; i++) {
            if (svm.duals()[i] == 0) {
                Rows.add(z[i], 1 + i, svm.weights());
            }
        }

        assertThat(HardMargin.of(RandomData.ofSignedRows(z)).weights()).containsExactly(svm.weights(), within(1e-12));
    }

    /** ojAlgo's interior solver for min ‖w‖²/2 s.t. −Zw ≤ −1, its functional margins exact to about 1e-9. */
    @Test
    void agreesWithAQuadraticProgramSolver() {
        int solved = 0;
        for (long seed = 1; seed <= 30; seed++) {
            Samples samples = RandomData.classes(20, 12, new Streams(seed));
            HardMargin svm = HardMargin.of(samples);
            if (svm.separable()) {
                solved++;
                assertThat(quadraticProgram(samples.signedRows()))
                        .as("seed=%d", seed)
                        .containsExactly(svm.weights(), within(1e-6 * svm.norm()));
            }
        }
        assertThat(solved).isGreaterThan(10);
    }

    private static double[] quadraticProgram(double[][] z) {
        int d = z[0].length;
        R064Store minusZ = R064Store.FACTORY.make(z.length, d);
        R064Store minusOne = R064Store.FACTORY.make(z.length, 1);
        for (int i = 0; i < z.length; i++) {
            minusOne.set(i, 0, -1);
            for (int j = 0; j < d; j++) {
                minusZ.set(i, j, -z[i][j]);
            }
        }
        Optimisation.Result result = ConvexSolver.newBuilder()
                .objective(R064Store.FACTORY.makeEye(d, d), R064Store.FACTORY.make(d, 1))
                .inequalities(minusZ, minusOne)
                .build()
                .solve();
        return result.toRawCopy1D();
    }

    @Test
    void separatesNarrowlyAndProvesWhatIsBarelyInseparable() {
        HardMargin narrow = HardMargin.of(RandomData.ofSignedRows(new double[] {1, 0}, new double[] {-1, 1e-9}));
        HardMargin barelyNot = HardMargin.of(
                RandomData.ofSignedRows(new double[] {1, 0}, new double[] {-1, 1e-9}, new double[] {-1, -1e-9}));

        assertThat(narrow.weights()).containsExactly(new double[] {1, 2e9}, within(1e-6));
        assertThat(barelyNot.separable()).isFalse();
        assertThat(barelyNot.proof().weights())
                .containsExactly(new double[] {0.5, 0.25, 0.25}, within(1e-6)); // ε / 1e-9
    }

    @Test
    void copesWithRowsOfVeryDifferentLength() {
        HardMargin svm = HardMargin.of(RandomData.ofSignedRows(new double[] {1e6, 0}, new double[] {0, 1e-8}));

        assertThat(svm.weights()).containsExactly(new double[] {1e-6, 1e8}, within(1e-6));
    }

    @Test
    void copesWithNearlyEqualSamples() {
        for (double noise : new double[] {1e-3, 1e-6, 1e-9, 1e-12, 1e-15}) {
            double[][] z = SEPARABLE.signedRows();
            double[][] noisy = Arrays.copyOf(z, 3 * z.length);
            SplittableRandom random = new Streams(1).stream("noise");
            for (int i = z.length; i < noisy.length; i++) {
                noisy[i] = z[i % z.length].clone();
                for (int j = 0; j < z[0].length; j++) {
                    noisy[i][j] *= 1 + noise * Streams.gaussian(random);
                }
            }
            HardMargin svm = HardMargin.of(RandomData.ofSignedRows(noisy));

            // a support vector moves by a few times its length times the noise
            assertThat(svm.margin()).as("noise=%s", noise).isCloseTo(0.5, within(30 * noise + 1e-12));
            assertThat(svm.certificate().worst()).isLessThan(1e-11);
        }
    }

    @Test
    void provesThatNothingSeparatesNearlyOppositeSamples() {
        for (double noise : new double[] {1e-3, 1e-6, 1e-9, 1e-13}) {
            double[][] z = RandomData.gaussian(80, 10, new Streams(2));
            SplittableRandom random = new Streams(3).stream("noise");
            for (int i = 40; i < 80; i++) {
                for (int j = 0; j < 10; j++) {
                    z[i][j] = -z[i - 40][j] * (1 + noise * Streams.gaussian(random));
                }
            }
            HardMargin svm = HardMargin.of(RandomData.ofSignedRows(z));

            assertThat(svm.separable()).as("noise=%s", noise).isFalse();
            assertThat(svm.proof().residual()).isLessThan(1e-12);
        }
    }

    /** All 1,000 points of a circle around an axis lie on the margin: every step of the method is degenerate. */
    @Test
    void copesWithAThousandSupportVectorsInThreeDimensions() {
        double[][] z = new double[1000][];
        for (int i = 0; i < z.length; i++) {
            double angle = 2 * Math.PI * i / z.length;
            z[i] = new double[] {1, 5 * StrictMath.sin(angle), 5 * StrictMath.cos(angle)};
        }
        HardMargin svm = HardMargin.of(RandomData.ofSignedRows(z));

        assertThat(svm.weights()).containsExactly(new double[] {1, 0, 0}, within(1e-12));
        assertThat(svm.support()).hasSize(1000);
    }

    @Test
    void copesWithTheSmallIntegersOfAGrid() {
        SplittableRandom random = new Streams(1).stream("data");
        double[][] z = new double[500][6];
        for (double[] row : z) {
            for (int j = 1; j < row.length; j++) {
                row[j] = random.nextInt(-3, 4);
            }
            row[0] = 1;
        }

        assertThat(HardMargin.of(RandomData.ofSignedRows(z)).weights())
                .containsExactly(new double[] {1, 0, 0, 0, 0, 0}, within(1e-12));
    }

    @Test
    void saysWhenDoublesCannotDecide() {
        assertThatThrownBy(() -> HardMargin.of(
                        SeparableGaussians.of(1000, 20, 1e-9, new Streams(1)).samples()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageMatching("margin must be wide enough for double precision: margin/length=2\\.0e-10 in"
                        + " separable gaussians 1000×20 \\(optimal to .*\\)\\. Maybe leave out samples that contradict"
                        + " each other");
    }

    @Test
    void decidesRandomLabelsOnImages() {
        Samples digits = DataSource.parse("digits:0,1").load();
        SplittableRandom random = new Streams(1).stream("labels");
        double[] y = new double[digits.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = random.nextBoolean() ? 1 : -1;
        }
        HardMargin svm = HardMargin.of(new Samples("random labels", digits.rows(), y));

        assertThat(svm.separable()).isFalse();
        assertThat(svm.proof().residual()).isLessThan(1e-12);
    }
}
