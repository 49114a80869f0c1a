package minima.training.oracle;

import minima.training.data.DataSource;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.decomposition.SingularValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SpectrumTest {

    /** XᵀX = [[5, 3], [3, 5]] has the eigenvalues 8 and 2. */
    @Test
    void isTheRootOfEightForSoudry() {
        assertThat(Spectrum.sigmaMax(Fixtures.soudrySupport())).isCloseTo(Math.sqrt(8), within(1e-14));
    }

    @Test
    void isTheLengthOfASingleSample() {
        assertThat(Spectrum.sigmaMax(new Samples("one", new double[][] {{3, 4}}, 1)))
                .isCloseTo(5, within(1e-14));
    }

    @Test
    void scalesWithTheData() {
        for (double c : new double[] {1e-200, 1e-6, 1e200}) {
            double[][] x = Rows.divided(Fixtures.soudrySupport().rows(), 1 / c);

            assertThat(Spectrum.sigmaMax(new Samples("scaled", x, 1, 1, -1, -1)) / c)
                    .isCloseTo(Math.sqrt(8), within(1e-14));
        }
    }

    @Test
    void isZeroForZeros() {
        assertThat(Spectrum.sigmaMax(new Samples("zero", new double[][] {{0, 0}}, 1)))
                .isZero();
    }

    @Test
    void agreesWithTheSingularValueDecompositionOfTallAndWideMatrices() {
        for (int[] shape : new int[][] {{50, 7}, {7, 50}, {20, 20}}) {
            Samples samples = RandomData.classes(shape[0], shape[1], new Streams(1));
            SingularValue<Double> svd = SingularValue.R064.make(shape[1], shape[0]);
            svd.decompose(Rows.asColumns(samples.rows()));

            assertThat(Spectrum.sigmaMax(samples)).isCloseTo(svd.getOperatorNorm(), within(1e-13));
        }
    }

    /** ‖Xv‖ ≤ σ_max ‖v‖ for all v, with equality for one: here by the power method, to its rate. */
    @Test
    void isTheLargestStretchOfRealDigits() {
        Samples digits = DataSource.parse("digits:0,1").load();
        double[][] x = digits.rows();
        double[] v = x[0];
        double stretch = 0;
        for (int k = 0; k < 200; k++) {
            v = Rows.divided(v, Rows.norm(v));
            double[] image = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                image[i] = Rows.dot(x[i], v);
            }
            stretch = Rows.norm(image);
            v = Rows.combination(image, x);
        }

        assertThat(Spectrum.sigmaMax(digits)).isCloseTo(stretch, within(1e-11));
    }

    @Test
    void countsIndependentRows() {
        assertThat(Spectrum.rank(new double[][] {{1, 2, 3}, {2, 4, 6}, {0, 1, 0}}))
                .isEqualTo(2);
        assertThat(Spectrum.rank(new double[][] {{0, 0}, {0, 0}})).isZero();
        assertThat(Spectrum.rank(RandomData.gaussian(30, 12, new Streams(1)))).isEqualTo(12);
    }
}
