package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.Fixtures;
import minima.training.data.GaussianRegression;
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
class PolyhedralInterpolantTest {

    /** What is asked of the certificate. */
    private static final double CERTIFIED = 1e-9;

    /** By hand: on the line (−2t, t, t) + (−8, 9, 0) both norms are piecewise linear in t. */
    @Test
    void solvesGunasekar() {
        PolyhedralInterpolant l1 = PolyhedralInterpolant.of(Fixtures.gunasekar(), Norm.L1);
        PolyhedralInterpolant linf = PolyhedralInterpolant.of(Fixtures.gunasekar(), Norm.LINF);

        assertThat(l1.weights()).containsExactly(new double[] {0, 5, -4}, within(CERTIFIED));
        assertThat(l1.norm()).isCloseTo(9, within(CERTIFIED));
        assertThat(linf.weights()).containsExactly(new double[] {1, 4.5, -4.5}, within(CERTIFIED));
        assertThat(linf.norm()).isCloseTo(4.5, within(CERTIFIED));
    }

    /** Numbers of an independent program: 3.5555556 at (0, 20/9, −7/9, −5/9). */
    @Test
    void pursuesTheBasisThatBoostingComesTo() {
        double[][] x = {{1, .5, 0, .2}, {0, 1, .5, -.3}, {.3, 0, 1, .4}};
        PolyhedralInterpolant pursuit = PolyhedralInterpolant.of(new Samples("boosting", x, 1, 2, -1), Norm.L1);

        assertThat(pursuit.norm()).isCloseTo(32 / 9.0, within(CERTIFIED));
        assertThat(pursuit.weights())
                .containsExactly(new double[] {0, 20 / 9.0, -7 / 9.0, -5 / 9.0}, within(CERTIFIED));
    }

    /** AdaGrad ends at (½, 0, ½, 0), which is one of the shortest. */
    @Test
    void isAsShortInTheLargestEntryAsAdaGradOnEqualEntries() {
        Samples equalEntries = new Samples("equal entries", new double[][] {{1, 1, 1, -1}, {1, -1, 1, 1}}, 1, 1);

        assertThat(PolyhedralInterpolant.of(equalEntries, Norm.LINF).norm()).isCloseTo(0.5, within(CERTIFIED));
    }

    @Test
    void findsTheNormThatDataWereMadeWith() {
        int[][] shapes = {{1, 4, 1}, {5, 12, 3}, {30, 50, 20}, {60, 200, 25}, {100, 160, 40}};
        for (int[] shape : shapes) {
            for (long seed = 1; seed <= 2; seed++) {
                SplittableRandom random = new Streams(seed).stream("planted");
                for (Norm norm : Norm.values()) {
                    double[][] made = norm == Norm.L1
                            ? Planted.sparse(shape[1], shape[2], random)
                            : Planted.flat(shape[1], shape[1] - shape[2] + 1, random);
                    double[][] x = Planted.rowsSpanning(made[1], shape[0], random);
                    Samples samples = new Samples("planted", x, Rows.images(x, made[0]));
                    PolyhedralInterpolant least = PolyhedralInterpolant.of(samples, norm);
                    String as = "n=%d, d=%d, %s, seed=%d".formatted(shape[0], shape[1], norm, seed);

                    assertThat(least.norm() / norm.of(made[0])).as(as).isCloseTo(1, within(CERTIFIED));
                    assertBracketed(samples, least, norm, as);
                }
            }
        }
    }

    /** Weak duality from the data alone: ‖u‖ ≥ u·Xᵀν = y·ν for every u with Xu = y, if ‖Xᵀν‖_* ≤ 1. */
    private static void assertBracketed(Samples samples, PolyhedralInterpolant least, Norm norm, String as) {
        double[] sum = new double[samples.dimension()];
        double value = 0;
        for (int i = 0; i < samples.size(); i++) {
            double[] row = samples.rows()[i];
            assertThat(Rows.dot(row, least.weights()))
                    .as(as)
                    .isCloseTo(samples.target(i), within(CERTIFIED * Rows.norm(samples.targets())));
            Rows.add(sum, least.duals()[i], row);
            value += least.duals()[i] * samples.target(i);
        }
        double dualSize = norm == Norm.L1
                ? Arrays.stream(sum).map(Math::abs).max().orElseThrow()
                : Arrays.stream(sum).map(Math::abs).sum();
        assertThat(dualSize).as(as).isLessThan(1 + 1e-12);
        assertThat(value / least.norm()).as(as).isCloseTo(1, within(CERTIFIED));
        assertThat(least.certificate().relative()).as(as).isLessThanOrEqualTo(CERTIFIED);
    }

    @Test
    void certifiesWhatItFindsOnRandomData() {
        int[][] shapes = {{3, 8}, {1, 2}, {10, 11}, {40, 120}, {100, 200}};
        for (int[] shape : shapes) {
            for (Norm norm : Norm.values()) {
                Samples samples = GaussianRegression.of(shape[0], shape[1], new Streams(1))
                        .samples();
                PolyhedralInterpolant least = PolyhedralInterpolant.of(samples, norm);

                assertBracketed(samples, least, norm, "n=%d, d=%d, %s".formatted(shape[0], shape[1], norm));
                assertThat(least.norm()).isLessThan(norm.of(MinNorm.of(samples).weights()));
            }
        }
    }

    @Test
    void isTheOnlySolutionOfASquareSystem() {
        double[] w = {1, -2, 3};
        double[][] x = {{1, 2, 0}, {0, 1, 1}, {1, 0, 1}};
        for (Norm norm : Norm.values()) {
            assertThat(PolyhedralInterpolant.of(new Samples("square", x, Rows.images(x, w)), norm)
                            .weights())
                    .containsExactly(w, within(CERTIFIED));
        }
    }

    @Test
    void scalesWithSamplesAndTargets() {
        Samples samples = GaussianRegression.of(6, 15, new Streams(1)).samples();
        for (Norm norm : Norm.values()) {
            double least = PolyhedralInterpolant.of(samples, norm).norm();
            for (double c : new double[] {1e-100, 1e-6, 1e6, 1e100}) {
                Samples scaled = new Samples("x", Rows.divided(samples.rows(), 1 / c), samples.targets());
                Samples targets = new Samples("y", samples.rows(), Rows.divided(samples.targets(), 1 / c));

                assertThat(PolyhedralInterpolant.of(scaled, norm).norm() * c / least)
                        .isCloseTo(1, within(CERTIFIED));
                assertThat(PolyhedralInterpolant.of(targets, norm).norm() / c / least)
                        .isCloseTo(1, within(CERTIFIED));
            }
        }
    }

    @Test
    void keepsShortSamplesBesideLongOnes() {
        double[][] x = {{1e80, 1e80, 1e80}, {1, 2, 0}};
        Samples samples = new Samples("scaled", x, 1e80, 10);

        assertThat(PolyhedralInterpolant.of(samples, Norm.L1).norm()).isCloseTo(9, within(CERTIFIED));
        assertThat(PolyhedralInterpolant.of(samples, Norm.LINF).norm()).isCloseTo(4.5, within(CERTIFIED));
    }

    @Test
    void toleratesRepeatedAndDependentSamples() {
        double[][] x = {{1, 1, 1}, {1, 2, 0}, {1, 2, 0}, {2, 3, 1}, {0, 0, 0}};
        Samples samples = new Samples("dependent", x, 1, 10, 10, 11, 0);

        assertThat(PolyhedralInterpolant.of(samples, Norm.L1).norm()).isCloseTo(9, within(CERTIFIED));
        assertThat(PolyhedralInterpolant.of(samples, Norm.LINF).norm()).isCloseTo(4.5, within(CERTIFIED));
    }

    @Test
    void isZeroForZeros() {
        PolyhedralInterpolant zero = PolyhedralInterpolant.of(new Samples("zero", new double[][] {{1, 2}}, 0), Norm.L1);

        assertThat(zero.weights()).containsExactly(0, 0);
        assertThat(zero.certificate().relative()).isZero();
    }

    @Test
    void refusesSamplesThatContradictEachOther() {
        Samples contradictory = new Samples("thrice", new double[][] {{1, 2}, {2, 4}, {-3, -6}}, 1, 2, 3);

        assertThatThrownBy(() -> PolyhedralInterpolant.of(contradictory, Norm.L1))
                .isInstanceOf(InvalidInput.class)
                .hasMessageMatching("samples must be interpolated by some w: residual=.* in thrice\\. Maybe take fewer"
                        + " samples than dimensions");
    }
}
