package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PolynomialTailDirectionTest {

    private static final Samples DATA = Fixtures.threeGeometries();

    /** Six digits of an independent program. */
    @Test
    void partsFromTheHardMarginOnThreeGeometries() {
        assertThat(PolynomialTailDirection.of(DATA, 1))
                .containsExactly(new double[] {.706649, .556179, .437393}, within(6e-7));
        assertThat(PolynomialTailDirection.of(DATA, 2))
                .containsExactly(new double[] {.680316, .594382, .428813}, within(6e-7));
        assertThat(PolynomialTailDirection.of(DATA, 4))
                .containsExactly(new double[] {.652840, .629136, .421885}, within(6e-7));
    }

    @Test
    void comesToTheHardMarginAsTheTailFallsFaster() {
        double[] hardMargin = HardMargin.of(DATA).weights();

        assertThat(angle(PolynomialTailDirection.of(DATA, 1), hardMargin)).isCloseTo(.12952, within(6e-6));
        assertThat(angle(PolynomialTailDirection.of(DATA, 2), hardMargin)).isCloseTo(.08310, within(6e-6));
        assertThat(angle(PolynomialTailDirection.of(DATA, 4), hardMargin)).isCloseTo(.04188, within(6e-6));
        assertThat(angle(PolynomialTailDirection.of(DATA, 500), hardMargin)).isLessThan(1e-3);
    }

    /** On the sphere the gradient of Σ (zᵢ·w)^-p is a multiple of w; and no nearby direction is better. */
    @Test
    void isStationaryAndLeastOnTheSphere() {
        for (double p : new double[] {0.25, 1, 3, 10}) {
            for (long seed = 1; seed <= 10; seed++) {
                Samples samples =
                        SeparableGaussians.of(25, 6, 0.3, new Streams(seed)).samples();
                double[][] z = samples.signedRows();
                double[] w = PolynomialTailDirection.of(samples, p);
                double[] gradient = new double[6];
                for (double[] row : z) {
                    Rows.add(gradient, Math.pow(Rows.dot(row, w), -p - 1), row);
                }
                assertThat(Rows.norm(w)).isCloseTo(1, within(1e-14));
                assertThat(angle(gradient, w)).as("p=%s, seed=%d", p, seed).isLessThan(1e-9);

                SplittableRandom random = new Streams(seed).stream("nearby");
                double[] nearby = w.clone();
                for (int j = 0; j < 6; j++) {
                    nearby[j] += 1e-3 * Streams.gaussian(random);
                }
                assertThat(sum(z, Rows.divided(nearby, Rows.norm(nearby)), p)).isGreaterThan(sum(z, w, p));
            }
        }
    }

    @Test
    void doesNotChangeWhenTheDataAreScaled() {
        double[] w = PolynomialTailDirection.of(DATA, 2);

        for (double c : new double[] {1e-100, 1e-6, 1e6, 1e100}) {
            Samples scaled = new Samples("scaled", Rows.divided(DATA.rows(), 1 / c), DATA.targets());
            assertThat(PolynomialTailDirection.of(scaled, 2)).as("c=%s", c).containsExactly(w, within(1e-12));
        }
    }

    @Test
    void liesInTheSpanOfFewSamples() {
        Samples samples = RandomData.classes(5, 40, new Streams(1));

        assertThat(MinNorm.of(samples).distanceToSpan(PolynomialTailDirection.of(samples, 2)))
                .isLessThan(1e-12);
    }

    @Test
    void refusesDataThatNothingSeparatesAndPowersThatAreNotPositive() {
        Samples pair = new Samples("pair", new double[][] {{1}, {1}}, 1, -1);

        assertThatThrownBy(() -> PolynomialTailDirection.of(pair, 1))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("samples must be separable for a limit direction: weights on 2 samples");
        assertThatThrownBy(() -> PolynomialTailDirection.of(DATA, 0))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("power of the tail must be positive and finite: p=0.0");
    }

    private static double sum(double[][] z, double[] w, double p) {
        double sum = 0;
        for (double[] row : z) {
            sum += Math.pow(Rows.dot(row, w), -p);
        }
        return sum;
    }

    /** By the half chord, which is exact for small angles. */
    private static double angle(double[] a, double[] b) {
        double[] chord = Rows.divided(a, Rows.norm(a));
        Rows.add(chord, -1 / Rows.norm(b), b);
        return 2 * Math.asin(Rows.norm(chord) / 2);
    }
}
