package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class QuadraticMarginTest {

    private static final double OPTIMAL = 1e-8;

    /** By hand: min p₁w₁² + p₂w₂² on w₁ + w₂ = 1 is at w ∝ 1/p, where it is 1/(1/p₁ + 1/p₂). */
    @Test
    void prefersCheapWeights() {
        Samples one = RandomData.ofSignedRows(new double[] {1, 1}, new double[] {2, 2});
        QuadraticMargin margin = QuadraticMargin.of(one, new double[] {1, 4});

        assertThat(margin.weights()).containsExactly(new double[] {0.8, 0.2}, within(1e-14));
        assertThat(margin.norm()).isCloseTo(Math.sqrt(0.8), within(1e-14));
        assertThat(margin.margin()).isCloseTo(1 / Math.sqrt(0.8), within(1e-14));
        assertThat(margin.duals()).containsExactly(new double[] {0.8, 0}, within(1e-14));
    }

    @Test
    void isTheHardMarginInTheEuclideanNorm() {
        HardMargin svm = HardMargin.of(Fixtures.threeGeometries());
        double[][] identity = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

        assertThat(QuadraticMargin.of(Fixtures.threeGeometries(), identity).weights())
                .containsExactly(svm.weights(), within(1e-14));
        assertThat(QuadraticMargin.of(Fixtures.threeGeometries(), new double[] {4, 4, 4})
                        .margin())
                .isCloseTo(svm.margin() / 2, within(1e-14));
    }

    /** The subgradient of ‖·‖_P at w is Pw/‖w‖_P. */
    @Test
    void findsTheNormThatDataWereMadeWith() {
        int[][] shapes = {{4, 3, 2}, {30, 8, 5}, {60, 20, 20}, {20, 60, 10}};
        for (int[] shape : shapes) {
            for (long seed = 1; seed <= 5; seed++) {
                SplittableRandom random = new Streams(seed).stream("planted");
                double[][] p = positive(shape[1], new Streams(seed));
                double[] w = RandomData.gaussian(1, shape[1], new Streams(seed + 100))[0];
                double norm = Math.sqrt(Rows.dot(w, Rows.images(p, w)));
                double[] g = Rows.divided(Rows.images(p, w), norm);
                double[][] z = Planted.rows(w, g, shape[0], shape[2], random);
                QuadraticMargin margin = QuadraticMargin.of(RandomData.ofSignedRows(z), p);
                String as = "n=%d, d=%d, seed=%d".formatted(shape[0], shape[1], seed);

                assertThat(margin.norm() / norm).as(as).isCloseTo(1, within(OPTIMAL));
                assertThat(margin.weights()).as(as).containsExactly(w, within(OPTIMAL * Rows.norm(w)));
                assertOptimal(z, p, margin, as);
            }
        }
    }

    /** P = GᵀG/d + I/10. */
    private static double[][] positive(int d, Streams streams) {
        double[][] g = RandomData.gaussian(d, d, streams);
        double[][] p = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                p[i][j] = Rows.dot(Rows.column(g, i), Rows.column(g, j)) / d + (i == j ? 0.1 : 0);
            }
        }
        return p;
    }

    /** Pŵ = Σ αᵢzᵢ, α ≥ 0, α only on the margin. */
    private static void assertOptimal(double[][] z, double[][] p, QuadraticMargin margin, String as) {
        double[] w = margin.weights();
        double[] alpha = margin.duals();
        double square = margin.norm() * margin.norm();
        double[] sum = Rows.combination(alpha, z);
        for (int i = 0; i < z.length; i++) {
            assertThat(Rows.dot(z[i], w)).as(as).isGreaterThan(1 - OPTIMAL);
            assertThat(alpha[i]).as(as).isNotNegative();
            assertThat(alpha[i] * (Rows.dot(z[i], w) - 1)).as(as).isCloseTo(0, within(OPTIMAL * square));
        }
        assertThat(Rows.images(p, w)).as(as).containsExactly(sum, within(OPTIMAL * Rows.norm(sum)));
        assertThat(Arrays.stream(alpha).sum()).as(as).isCloseTo(square, within(OPTIMAL * square));
        assertThat(margin.certificate().worst()).as(as).isLessThan(OPTIMAL);
    }

    @Test
    void agreesForADiagonalGivenEitherWay() {
        Samples samples = SeparableGaussians.of(40, 3, 0.5, new Streams(1)).samples();
        double[] diagonal = {3, 0.2, 1e4};
        double[][] p = {{3, 0, 0}, {0, 0.2, 0}, {0, 0, 1e4}};

        assertThat(QuadraticMargin.of(samples, p).weights())
                .containsExactly(QuadraticMargin.of(samples, diagonal).weights(), within(1e-12));
    }

    @Test
    void provesThatNothingSeparatesInAnyNorm() {
        Samples pair = new Samples("pair", new double[][] {{1}, {1}}, 1, -1);
        QuadraticMargin none = QuadraticMargin.of(pair, new double[] {9});

        assertThat(none.separable()).isFalse();
        assertThat(none.proof().weights()).containsExactly(new double[] {0.5, 0.5}, within(1e-15));
        assertThatThrownBy(none::weights)
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("hard margin is undefined: pair is not separable");
    }

    @Test
    void refusesWhatIsNoNorm() {
        Samples samples = Fixtures.soudrySupport();

        assertThatThrownBy(() -> QuadraticMargin.of(samples, new double[] {1, 0}))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("diagonal must be positive and finite: p[1]=0.0");
        assertThatThrownBy(() -> QuadraticMargin.of(samples, new double[] {1, 1, 1}))
                .hasMessage("norm must have the samples' dimension: size=3, dimension=2 in soudry support");
        assertThatThrownBy(() -> QuadraticMargin.of(samples, new double[][] {{1, 0.5}, {0, 1}}))
                .hasMessage("matrix must be symmetric: p[0][1]=0.5, p[1][0]=0.0");
        assertThatThrownBy(() -> QuadraticMargin.of(samples, new double[][] {{1, 2}, {2, 1}}))
                .hasMessage("matrix must be positive definite: 2×2");
    }
}
