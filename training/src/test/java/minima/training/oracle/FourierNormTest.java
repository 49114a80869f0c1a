package minima.training.oracle;

import minima.training.claim.Assumption;
import minima.training.claim.InvalidInput;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ojalgo.optimisation.Variable;

import java.util.Arrays;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** The limit of time is more than ten times what was measured. */
@Timeout(60)
class FourierNormTest {

    /** What is expected of the certificate where a margin is not narrow. */
    private static final double CERTIFIED = 1e-9;

    private static final double[][] SIGNALS = {
        {2, 0, 1, -1, 0, 1, 0, -1}, {1, 1, 0, 0, -1, 2, 0, 0}, {0, -1, 2, 1, 1, 0, -1, 0}, {1, 0, 0, 2, 0, 0, 1, 1}
    };

    /**
     * Numbers of an independent program, by a primal-dual method to a gap of 4e-16; its moduli and weights to six
     * digits.
     */
    @Test
    void solvesFourSignalsOfLengthEight() {
        FourierNorm least = FourierNorm.of(RandomData.ofSignedRows(SIGNALS));

        assertThat(least.norm()).isCloseTo(1.1889427416871803, within(CERTIFIED));
        assertThat(least.margin()).isCloseTo(1 / 1.1889427416871803, within(CERTIFIED));
        assertThat(least.frequencies()).containsExactly(0, 3, 5);
        assertThat(least.spectrum())
                .containsExactly(new double[] {.637244, 0, 0, .275850, 0, .275850, 0, 0}, within(6e-7));
        assertThat(least.weights())
                .containsExactly(
                        new double[] {.321104, .037414, .395205, .172902, .129495, .413185, .055394, .277697},
                        within(6e-7));
        assertThat(least.separability()).isEqualTo(Assumption.of("separable", true, "margin 0.841083 in Fourier ℓ1"));
        assertBracketed(SIGNALS, least, CERTIFIED, "four signals");
    }

    /** Weak duality from the data and the definition of the transform alone. */
    private static void assertBracketed(double[][] z, FourierNorm least, double tolerance, String as) {
        double norm = Arrays.stream(moduli(least.weights())).sum();
        double[] sum = Rows.combination(least.duals(), z);
        for (double[] row : z) {
            assertThat(Rows.dot(row, least.weights())).as(as).isGreaterThan(1 - 1e-12);
        }
        assertThat(Arrays.stream(least.duals())).as(as).allMatch(dual -> dual >= 0);
        assertThat(Arrays.stream(moduli(sum)).max().orElseThrow()).as(as).isLessThan(1 + 1e-12);
        assertThat(Arrays.stream(least.duals()).sum() / norm).as(as).isCloseTo(1, within(tolerance));
        assertThat(least.norm() / norm).as(as).isCloseTo(1, within(1e-12));
        assertThat(least.certificate().relative()).as(as).isLessThan(tolerance);
    }

    private static double[] moduli(double[] v) {
        double[] moduli = new double[v.length];
        for (int k = 0; k < v.length; k++) {
            double real = 0;
            double imaginary = 0;
            for (int j = 0; j < v.length; j++) {
                real += v[j] * Math.cos(2 * Math.PI * j * k / v.length);
                imaginary -= v[j] * Math.sin(2 * Math.PI * j * k / v.length);
            }
            moduli[k] = Math.sqrt((real * real + imaginary * imaginary) / v.length);
        }
        return moduli;
    }

    /** w of a few pairs of frequencies, and g of modulus 1 and w's phase on these, less elsewhere. */
    private static double[][] planted(int size, int pairs, SplittableRandom random) {
        double[] w = new double[size];
        double[] g = new double[size];
        for (int k = 1; k < (size + 1) / 2; k++) {
            double phase = 2 * Math.PI * random.nextDouble();
            double modulus = k <= pairs ? 0.5 + random.nextDouble() : 0;
            double dual = k <= pairs ? 1 : 0.9 * random.nextDouble();
            for (int j = 0; j < size; j++) {
                double wave = 2 * Math.cos(2 * Math.PI * j * k / size + phase) / Math.sqrt(size);
                w[j] += modulus * wave;
                g[j] += dual * wave;
            }
        }
        return new double[][] {w, g};
    }

    @Test
    void findsTheNormThatDataWereMadeWith() {
        int[][] shapes = {{5, 9, 1, 3}, {20, 16, 3, 6}, {30, 41, 5, 12}, {60, 64, 8, 20}};
        for (int[] shape : shapes) {
            for (long seed = 1; seed <= 3; seed++) {
                SplittableRandom random = new Streams(seed).stream("planted");
                double[][] made = planted(shape[1], shape[2], random);
                double[][] z = Planted.rows(made[0], made[1], shape[0], shape[3], random);
                FourierNorm least = FourierNorm.of(RandomData.ofSignedRows(z));
                String as = "n=%d, D=%d, seed=%d".formatted(shape[0], shape[1], seed);

                assertThat(least.norm() / Rows.dot(made[1], made[0])).as(as).isCloseTo(1, within(CERTIFIED));
                assertBracketed(z, least, CERTIFIED, as);
            }
        }
    }

    /**
     * |v̂| lies between the largest of its projections on p directions and that over cos(π/p): a linear program each.
     */
    @Test
    void liesBetweenTwoLinearPrograms() {
        int directions = 64;
        for (long seed = 1; seed <= 5; seed++) {
            double[][] z = RandomData.gaussian(6, 9, new Streams(seed));
            double lower = polygonal(z, directions);

            assertThat(FourierNorm.of(RandomData.ofSignedRows(z)).norm())
                    .as("seed=%d", seed)
                    .isBetween(lower * (1 - CERTIFIED), lower / Math.cos(Math.PI / directions) * (1 + CERTIFIED));
        }
    }

    private static double polygonal(double[][] z, int directions) {
        int size = z[0].length;
        LinearProgram program = new LinearProgram();
        Variable[] p = program.positive(size, 0);
        Variable[] q = program.positive(size, 0);
        Variable[] modulus = program.positive(size, 1);
        for (double[] row : z) {
            program.row(row, p, q).lower(1);
        }
        for (int k = 0; k < size; k++) {
            for (int direction = 0; direction < directions; direction++) {
                double[] wave = new double[size];
                for (int j = 0; j < size; j++) {
                    wave[j] = Math.cos(2 * Math.PI * j * k / size + 2 * Math.PI * direction / directions)
                            / Math.sqrt(size);
                }
                program.row(wave, p, q).set(modulus[k], -1).upper(0);
            }
        }
        return Arrays.stream(program.minimized().values(modulus)).sum();
    }

    @Test
    void certifiesNarrowMarginsToo() {
        for (double margin : new double[] {1, 0.1, 0.03, 0.01}) {
            double[][] z = SeparableGaussians.of(100, 20, margin, new Streams(1))
                    .samples()
                    .signedRows();

            assertBracketed(z, FourierNorm.of(RandomData.ofSignedRows(z)), 1e-6, "γ=" + margin);
        }
    }

    /** Shifting all signals turns phases, not moduli; scaling them scales the margin. */
    @Test
    void followsWhenSignalsAreShiftedOrScaled() {
        double[][] shifted = new double[4][8];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 8; j++) {
                shifted[i][(j + 3) % 8] = 1e-100 * SIGNALS[i][j];
            }
        }
        FourierNorm least = FourierNorm.of(RandomData.ofSignedRows(SIGNALS));
        FourierNorm other = FourierNorm.of(RandomData.ofSignedRows(shifted));

        assertThat(Rows.divided(other.spectrum(), 1e100)).containsExactly(least.spectrum(), within(1e-7));
        assertThat(other.margin() / 1e-100).isCloseTo(least.margin(), within(CERTIFIED));
    }

    @Test
    void hasNoMarginWhereNothingSeparatesButAProof() {
        Samples samples = new Samples("opposite", new double[][] {{1, 2}, {3, 1}, {2, 4}}, 1, 1, -1);
        FourierNorm none = FourierNorm.of(samples);
        FourierNorm origin = FourierNorm.of(new Samples("origin", new double[][] {{1, 2}, {0, 0}}, 1, -1));

        assertThat(none.separable()).isFalse();
        assertThat(none.proof().weights()).containsExactly(new double[] {2 / 3.0, 0, 1 / 3.0}, within(1e-12));
        assertThat(origin.proof().weights()).containsExactly(0, 1);
        assertThatThrownBy(none::margin)
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("Fourier ℓ1 margin is undefined: opposite is not separable");
    }

    @Test
    void refusesWhatItCannotCertify() {
        Samples narrow = SeparableGaussians.of(100, 20, 1e-7, new Streams(1)).samples();

        assertThatThrownBy(() -> FourierNorm.of(narrow))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("margin must be wide enough for double precision: ");
    }
}
