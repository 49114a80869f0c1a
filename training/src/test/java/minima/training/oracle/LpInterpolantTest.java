package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.Fixtures;
import minima.training.data.GaussianRegression;
import minima.training.data.Samples;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class LpInterpolantTest {

    /** What is promised of the certificate. */
    private static final double CERTIFIED = 1e-10;

    private static final double[] POWERS = {1.05, 1.2, 4 / 3.0, 1.5, 2, 2.5, 3, 4, 10, 20};

    /** Five decimals of an independent program. */
    @Test
    void solvesGunasekarForFourThirds() {
        assertThat(LpInterpolant.of(Fixtures.gunasekar(), 4 / 3.0).weights())
                .containsExactly(new double[] {0.00023, 4.99988, -4.00012}, within(6e-6));
    }

    /**
     * The solutions are (1 − 2t, 4.5 + t, −4.5 + t): along them the norm is convex, and its slope changes sign once.
     */
    @Test
    void isTheZeroOfTheSlopeAlongALine() {
        for (double p : POWERS) {
            double low = -10;
            double high = 10;
            for (int k = 0; k < 100; k++) {
                double t = (low + high) / 2;
                double slope = -2 * power(1 - 2 * t, p) + power(4.5 + t, p) + power(-4.5 + t, p);
                low = slope < 0 ? t : low;
                high = slope < 0 ? high : t;
            }
            double[] expected = {1 - 2 * low, 4.5 + low, -4.5 + low};

            // where the curvature vanishes, as at w₁ = 0 for p > 2, rounding moves the zero; here it does not
            assertThat(LpInterpolant.of(Fixtures.gunasekar(), p).weights())
                    .as("p=%s", p)
                    .containsExactly(expected, within(1e-9));
        }
    }

    /** {@code sign x |x|^(p−1)}. */
    private static double power(double x, double p) {
        return Math.signum(x) * Math.pow(Math.abs(x), p - 1);
    }

    /** Hölder from the data alone: ‖u‖_p ≥ u·Xᵀν = y·ν for every u with Xu = y, if ‖Xᵀν‖_q ≤ 1. */
    @Test
    void certifiesWhatItFindsOnRandomData() {
        int[][] shapes = {{1, 2}, {3, 8}, {20, 50}, {40, 45}, {5, 5}};
        for (int[] shape : shapes) {
            for (double p : POWERS) {
                double[][] x = RandomData.gaussian(shape[0], shape[1], new Streams(1));
                double[] y = RandomData.gaussian(1, shape[0], new Streams(2))[0];
                LpInterpolant least = LpInterpolant.of(new Samples("random", x, y), p);
                String as = "n=%d, d=%d, p=%s".formatted(shape[0], shape[1], p);
                double norm = norm(least.weights(), p);

                assertThat(Rows.images(x, least.weights())).as(as).containsExactly(y, within(1e-10 * Rows.norm(y)));
                assertThat(norm(Rows.combination(least.duals(), x), p / (p - 1)))
                        .as(as)
                        .isLessThan(1 + 1e-12);
                assertThat(Rows.dot(least.duals(), y) / norm).as(as).isCloseTo(1, within(CERTIFIED));
                assertThat(least.norm()).as(as).isCloseTo(norm, within(1e-12 * norm));
                assertThat(least.certificate().relative()).as(as).isLessThan(CERTIFIED);
                assertThat(least.residual()).as(as).isLessThan(CERTIFIED);
            }
        }
    }

    private static double norm(double[] w, double p) {
        double sum = 0;
        for (double value : w) {
            sum += Math.pow(Math.abs(value), p);
        }
        return Math.pow(sum, 1 / p);
    }

    @Test
    void isTheLeastSquareAtTwoAndComesToThePolyhedralNormsAtTheEnds() {
        Samples samples = GaussianRegression.of(4, 9, new Streams(1)).samples();
        double most = PolyhedralInterpolant.of(samples, Norm.LINF).norm();

        assertThat(LpInterpolant.of(samples, 2).weights())
                .containsExactly(MinNorm.of(samples).weights(), within(1e-12));
        // ‖·‖_p lies between ‖·‖∞ and d^(1/p) ‖·‖∞, and between d^(1/p − 1) ‖·‖₁ and ‖·‖₁; so do their least values
        assertThat(LpInterpolant.of(samples, 20).norm()).isBetween(most, most * Math.pow(9, 1 / 20.0));
        double sum = PolyhedralInterpolant.of(samples, Norm.L1).norm();
        assertThat(LpInterpolant.of(samples, 1.05).norm()).isBetween(sum * Math.pow(9, 1 / 1.05 - 1), sum);
    }

    @Test
    void scalesAndToleratesRepeatedSamples() {
        double[][] x = {{1e80, 1e80, 1e80}, {1, 2, 0}, {1, 2, 0}};
        Samples samples = new Samples("scaled", x, 1e80, 10, 10);

        assertThat(LpInterpolant.of(samples, 3).norm())
                .isCloseTo(LpInterpolant.of(Fixtures.gunasekar(), 3).norm(), within(1e-12));
    }

    @Test
    void isZeroForZeros() {
        LpInterpolant zero = LpInterpolant.of(new Samples("zero", new double[][] {{1, 2}}, 0), 3);

        assertThat(zero.weights()).containsExactly(0, 0);
        assertThat(zero.certificate().relative()).isZero();
    }

    @Test
    void refusesOtherPowersAndSamplesThatContradictEachOther() {
        Samples contradictory = new Samples("twice", new double[][] {{1, 2}, {1, 2}}, 1, 2);

        for (double p : new double[] {1, 0.5, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatThrownBy(() -> LpInterpolant.of(Fixtures.gunasekar(), p))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage("p must lie in (1, ∞): p=%s. Maybe take a polyhedral interpolant", p);
        }
        assertThatThrownBy(() -> LpInterpolant.of(contradictory, 3))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("samples must be interpolated by some w: residual=");
    }
}
