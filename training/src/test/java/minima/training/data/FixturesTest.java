package minima.training.data;

import minima.training.claim.InvalidInput;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Generated data have the answers they are said to have: their optimality conditions are checked by arithmetic. */
class FixturesTest {

    private static final int[][] SHAPES = {{2, 2}, {2, 50}, {5, 3}, {20, 20}, {200, 5}, {40, 100}};

    @Test
    void threeGeometriesHasTheSignedRowsOfTheCatalogue() {
        assertThat(Fixtures.threeGeometries().requireBinary().signedRows())
                .isEqualTo(new double[][] {{3, 1, 1}, {1, 2, -1}, {1, -1, 4}});
    }

    @Test
    void rankOneSignsAreThoseOfAMatrixOfRankOne() {
        double[] a = {-1, 1, -1, 1, 1};
        double[] b = {1, 1, 1, 1, -1};
        Entries signs = Entries.of(Fixtures.rankOneSigns());

        assertThat(signs.samples().size()).isEqualTo(13);
        for (int k = 0; k < 13; k++) {
            assertThat(signs.samples().target(k)).isEqualTo(a[signs.row(k)] * b[signs.column(k)]);
        }
    }

    @Test
    void soudryHoldsFourSupportVectorsAndTwelvePointsBehindThem() {
        for (long seed = 1; seed <= 100; seed++) {
            Samples samples = Fixtures.soudry(new Streams(seed));
            double[][] z = samples.requireBinary().signedRows();

            assertThat(z).hasDimensions(16, 2);
            assertThat(Arrays.copyOf(z, 4)).isEqualTo(Fixtures.soudrySupport().signedRows());
            for (int i = 4; i < 16; i++) {
                double along = (z[i][0] + z[i][1]) / 2;
                double across = (z[i][1] - z[i][0]) / 2;
                assertThat(along)
                        .as("seed=%d, i=%d", seed, i)
                        .isGreaterThanOrEqualTo(1)
                        .isLessThan(3);
                assertThat(across).as("seed=%d, i=%d", seed, i).isBetween(-0.5, 0.5);
            }
            assertThat(Arrays.stream(samples.targets()).sum()).isZero();
        }
    }

    /** KKT: ŵ = Σ αᵢzᵢ, α ≥ 0, zᵢ·ŵ ≥ 1, with equality where α > 0. Rounding: sums of at most 200 terms of order 1. */
    @Test
    void separableGaussiansHaveTheMarginThatWasAsked() {
        for (int[] shape : SHAPES) {
            for (double margin : new double[] {1e-3, 0.5, 40}) {
                SeparableGaussians made = SeparableGaussians.of(shape[0], shape[1], margin, new Streams(1));
                double[][] z = made.samples().requireBinary().signedRows();
                double[] w = made.weights();
                double[] sum = new double[shape[1]];
                int support = 0;
                for (int i = 0; i < z.length; i++) {
                    double alpha = made.duals()[i];
                    double functionalMargin = Gaussians.dot(z[i], w);
                    assertThat(functionalMargin).isGreaterThan(alpha > 0 ? 1 - 1e-9 : 1.09);
                    assertThat(functionalMargin).isLessThan(alpha > 0 ? 1 + 1e-9 : 3.11);
                    support += alpha > 0 ? 1 : 0;
                    Gaussians.addTo(sum, alpha, z[i]);
                }
                String as = "n=%d, d=%d, γ=%s".formatted(shape[0], shape[1], margin);
                assertThat(support).as(as).isEqualTo(Math.min(shape[0], shape[1]));
                assertThat(1 / Math.sqrt(Gaussians.dot(w, w))).as(as).isCloseTo(margin, within(1e-14 * margin));
                for (int j = 0; j < w.length; j++) {
                    assertThat(sum[j]).as(as).isCloseTo(w[j], within(1e-9 / margin / margin));
                }
            }
        }
    }

    @Test
    void separableGaussiansAreAFunctionOfTheSeed() {
        String first = SeparableGaussians.of(20, 5, 1, new Streams(1)).samples().sha256();

        assertThat(SeparableGaussians.of(20, 5, 1, new Streams(1)).samples().sha256())
                .isEqualTo(first);
        assertThat(SeparableGaussians.of(20, 5, 1, new Streams(2)).samples().sha256())
                .isNotEqualTo(first);
    }

    @Test
    void separableGaussiansRefuseWhatCannotBe() {
        assertThatThrownBy(() -> SeparableGaussians.of(1, 5, 1, new Streams(1)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("samples and dimension must be at least 2: samples=1, dimension=5");
        assertThatThrownBy(() -> SeparableGaussians.of(5, 5, 0, new Streams(1)))
                .hasMessage("margin must be positive and finite: margin=0.0");
    }

    /** w* fits by construction; that it has no part outside the span is shown by Gram-Schmidt. */
    @Test
    void gaussianRegressionFitsWithWeightsInTheSpanOfTheRows() {
        GaussianRegression made = GaussianRegression.of(10, 30, new Streams(1));
        double[][] x = made.samples().rows();
        double[] w = made.weights();

        assertThat(Gaussians.dot(w, w)).isCloseTo(1, within(1e-14));
        double[] rest = w.clone();
        for (int i = 0; i < x.length; i++) {
            assertThat(Gaussians.dot(x[i], w)).isCloseTo(made.samples().target(i), within(1e-13));
            for (int k = 0; k < i; k++) {
                Gaussians.addTo(x[i], -Gaussians.dot(x[i], x[k]), x[k]);
            }
            double norm = Math.sqrt(Gaussians.dot(x[i], x[i]));
            for (int j = 0; j < w.length; j++) {
                x[i][j] /= norm;
            }
            Gaussians.addTo(rest, -Gaussians.dot(rest, x[i]), x[i]);
        }
        assertThat(Math.sqrt(Gaussians.dot(rest, rest))).isLessThan(1e-13);
    }

    @Test
    void gaussianRegressionRefusesAsManySamplesAsDimensions() {
        assertThatThrownBy(() -> GaussianRegression.of(5, 5, new Streams(1)))
                .hasMessage("samples must lie in [1, dimension): samples=5, dimension=5");
    }
}
