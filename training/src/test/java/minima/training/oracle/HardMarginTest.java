package minima.training.oracle;

import minima.training.claim.Assumption;
import minima.training.claim.InvalidInput;
import minima.training.data.DataSource;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class HardMarginTest {

    private static final double ROUNDING = 1e-12;

    /** ŵ = (34,35,21)/83 and α = (0,23,11)/83, found by hand from the last two rows. */
    @Test
    void solvesThreeGeometries() {
        HardMargin svm = HardMargin.of(Fixtures.threeGeometries());

        assertThat(svm.margin()).isCloseTo(1.5624264688580491, within(ROUNDING));
        assertThat(svm.weights()).containsExactly(new double[] {34 / 83.0, 35 / 83.0, 21 / 83.0}, within(ROUNDING));
        assertThat(svm.duals()).containsExactly(new double[] {0, 23 / 83.0, 11 / 83.0}, within(ROUNDING));
        assertThat(svm.support()).containsExactly(1, 2);
        assertThat(svm.separability()).isEqualTo(Assumption.of("separable", true, "margin 1.56243"));
        assertThat(svm.generalPosition())
                .isEqualTo(Assumption.of(
                        "general position", true, "2 distinct support vectors span 2 dimensions, least dual 0.133"));
    }

    @Test
    void findsTheFourSupportVectorsOfSoudryWhateverLiesBehindThem() {
        for (long seed = 1; seed <= 20; seed++) {
            HardMargin svm = HardMargin.of(Fixtures.soudry(new Streams(seed)));

            assertThat(svm.margin()).as("seed=%d", seed).isCloseTo(Math.sqrt(2), within(ROUNDING));
            assertThat(svm.weights()).containsExactly(new double[] {0.5, 0.5}, within(ROUNDING));
            assertThat(svm.support()).containsExactly(0, 1, 2, 3);
            assertThat(Arrays.copyOf(svm.duals(), 4))
                    .containsExactly(new double[] {0.125, 0.125, 0.125, 0.125}, within(ROUNDING));
        }
    }

    /** The margin is the one of a non-negative least-squares solver in another language (SciPy). */
    @Test
    void solvesRealDigits() {
        HardMargin svm = HardMargin.of(DataSource.parse("digits:0,1").load());

        assertThat(svm.margin()).isCloseTo(0.584944998135254, within(1e-10));
        assertThat(svm.support()).hasSize(16);
        assertThat(svm.certificate().worst()).isLessThan(1e-12);
    }

    /** Rows γu + v of norm near 10 are conditioned like γ + 10/γ; a sum of d terms rounds by d ε. */
    @Test
    void findsTheMarginThatDataWereMadeWith() {
        int[][] shapes = {{2, 2}, {50, 2}, {30, 30}, {1000, 20}, {360, 64}, {20, 100}};
        for (int[] shape : shapes) {
            for (double margin : new double[] {100, 1, 1e-2, 1e-4}) {
                SeparableGaussians made = SeparableGaussians.of(shape[0], shape[1], margin, new Streams(1));
                HardMargin svm = HardMargin.of(made.samples());
                double tolerance = 1e-14 * (10 + shape[1]) * Math.max(margin, 100 / margin);
                String as = "n=%d, d=%d, γ=%s".formatted(shape[0], shape[1], margin);

                assertThat(svm.margin() / margin).as(as).isCloseTo(1, within(tolerance));
                assertThat(angle(svm.weights(), made.weights())).as(as).isLessThan(tolerance);
                assertThat(svm.support()).as(as).hasSize(Math.min(shape[0], shape[1]));
                double[] duals = Rows.divided(svm.duals(), Rows.largest(made.duals()));
                double[] expected = Rows.divided(made.duals(), Rows.largest(made.duals()));
                assertThat(duals).as(as).containsExactly(expected, within(Math.sqrt(tolerance)));
                assertThat(svm.generalPosition().state()).as(as).isEqualTo(Assumption.State.HOLDS);
            }
        }
    }

    @Test
    void certifiesWhatItFindsOnRandomData() {
        int separable = 0;
        for (long seed = 1; seed <= 200; seed++) {
            int d = 2 + (int) (seed % 9);
            Samples samples = RandomData.classes(2 * d, d, new Streams(seed));
            HardMargin svm = HardMargin.of(samples);

            if (svm.separable()) {
                separable++;
                assertOptimal(samples, svm);
            } else {
                assertProof(samples, svm.proof());
            }
        }
        // Cover's theorem: of 2d points in general position in d dimensions, half of the dichotomies are separable.
        assertThat(separable).isBetween(65, 135); // five σ = 5 √(200/4)
    }

    private static void assertOptimal(Samples samples, HardMargin svm) {
        double[][] z = samples.signedRows();
        double[] w = svm.weights();
        double[] sum = Rows.combination(svm.duals(), z);
        double square = svm.norm() * svm.norm();
        for (int i = 0; i < z.length; i++) {
            assertThat(Rows.dot(z[i], w)).isGreaterThan(1 - 1e-8);
            assertThat(svm.duals()[i]).isNotNegative();
            assertThat(svm.duals()[i] * (Rows.dot(z[i], w) - 1)).isCloseTo(0, within(1e-8 * square));
        }
        assertThat(sum).containsExactly(w, within(1e-8 * svm.norm()));
        assertThat(Arrays.stream(svm.duals()).sum()).isCloseTo(square, within(1e-8 * square));
    }

    private static void assertProof(Samples samples, Gordan proof) {
        double[][] z = samples.signedRows();
        double longest = 0;
        for (double[] row : z) {
            longest = Math.max(longest, Rows.norm(row));
        }
        assertThat(Arrays.stream(proof.weights())).allMatch(p -> p >= 0);
        assertThat(Arrays.stream(proof.weights()).sum()).isCloseTo(1, within(ROUNDING));
        assertThat(Rows.norm(Rows.combination(proof.weights(), z))).isLessThan(1e-12 * longest);
        assertThat(proof.residual()).isLessThan(1e-12);
    }

    @Test
    void provesThatNothingSeparatesOppositeSamples() {
        Samples samples = new Samples("opposite", new double[][] {{1, 2}, {3, 1}, {2, 4}}, 1, 1, -1);
        HardMargin svm = HardMargin.of(samples);

        assertThat(svm.separable()).isFalse();
        assertThat(svm.proof().weights()).containsExactly(new double[] {2 / 3.0, 0, 1 / 3.0}, within(ROUNDING));
        assertThat(svm.separability().state()).isEqualTo(Assumption.State.FAILS);
        assertThat(svm.separability().detail())
                .matches("weights on 2 samples bring Σ pᵢzᵢ to \\d\\.\\de[-+]\\d\\d of Σ pᵢ‖zᵢ‖");
        assertThat(svm.generalPosition().state()).isEqualTo(Assumption.State.UNKNOWN);
    }

    @Test
    void provesThatNothingSeparatesTheOrigin() {
        Samples samples = new Samples("origin", new double[][] {{1, 2}, {0, 0}, {-1, -1}}, 1, 1, -1);

        assertThat(HardMargin.of(samples).proof().weights()).containsExactly(0, 1, 0);
    }

    @Test
    void hasNoMarginWhereNothingSeparatesAndNoProofWhereSomethingDoes() {
        HardMargin inseparable = HardMargin.of(new Samples("pair", new double[][] {{1}, {1}}, 1, -1));

        assertThatThrownBy(inseparable::margin)
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("hard margin is undefined: pair is not separable");
        assertThatThrownBy(() -> HardMargin.of(Fixtures.threeGeometries()).proof())
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("proof of inseparability is undefined: three geometries is separable");
    }

    @Test
    void seesThatASupportVectorHasNoDual() {
        Assumption position = HardMargin.of(new Samples("degenerate", new double[][] {{1, 0}, {-1, -1}}, 1, -1))
                .generalPosition();

        assertThat(position.state()).isEqualTo(Assumption.State.FAILS);
        assertThat(position.detail()).isEqualTo("sample 1 is on the margin with dual 0");
    }

    @Test
    void seesThatSupportVectorsAreDependent() {
        double[][] x = {{1, 1}, {1, 0}, {-1, 1}};
        Assumption position =
                HardMargin.of(new Samples("in a line", x, 1, 1, -1)).generalPosition();

        assertThat(position.state()).isEqualTo(Assumption.State.FAILS);
        assertThat(position.detail()).isEqualTo("3 distinct support vectors span 2 dimensions");
    }

    @Test
    void refusesMoreThanTwoClasses() {
        assertThatThrownBy(() -> HardMargin.of(new Samples("three", new double[][] {{1}, {2}, {3}}, 0, 1, 2)))
                .isInstanceOf(InvalidInput.class);
    }

    private static double angle(double[] a, double[] b) {
        double[] difference = Rows.divided(a, Rows.norm(a));
        Rows.add(difference, -1 / Rows.norm(b), b);
        return Rows.norm(difference);
    }

    @Test
    void findsTheMarginThatHangsOnACoordinateFarSmallerThanTheOthers() {
        double[][][] rows = {{{1, 1e-9}, {3, -2e-9}}, {{1, 1e-9}, {-3, 2e-9}}, {{1, 1e-9}, {-1, 1e-9}}};
        double[] margins = {1, 1.25e-9, 1e-9}; // the length of the hull's point nearest to the origin

        for (int k = 0; k < rows.length; k++) {
            assertThat(HardMargin.ofRows("rows", rows[k]).margin()).isCloseTo(margins[k], within(1e-12 * margins[k]));
        }
    }
}
