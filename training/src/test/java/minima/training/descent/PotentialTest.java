package minima.training.descent;

import minima.training.random.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PotentialTest {

    private static final int D = 6;

    private final SplittableRandom random = new Streams(11).stream("x");

    static Stream<Potential> potentials() {
        return Stream.of(
                new NegativeEntropy(),
                new Hypentropy(0.1),
                new Hypentropy(3),
                new PNorm(1.1),
                new PNorm(1.5),
                new PNorm(2));
    }

    @ParameterizedTest
    @MethodSource("potentials")
    void comesBackFromTheMirrorImage(Potential potential) {
        for (int trial = 0; trial < 20; trial++) {
            double[] x = weights(potential);
            double[] back = new double[D];
            potential.weights(mirror(potential, x), back);

            assertThat(back).as(Arrays.toString(x)).containsExactly(x, within(1e-13));
        }
    }

    /** Central differences of step h err by h² of the third derivative, which is below 1e3 here. */
    @ParameterizedTest
    @MethodSource("potentials")
    void curvesAsTheWeightsChangeWithTheMirrorImage(Potential potential) {
        double h = 1e-5;
        for (int trial = 0; trial < 20; trial++) {
            double[] z = mirror(potential, weights(potential));
            double[] g = random.doubles(D, -1, 1).toArray();
            double[] curved = new double[D];
            potential.curve(z, g, curved);
            double[] up = new double[D];
            double[] down = new double[D];
            potential.weights(moved(z, h, g), up);
            potential.weights(moved(z, -h, g), down);

            for (int j = 0; j < D; j++) {
                assertThat(curved[j]).isCloseTo((up[j] - down[j]) / (2 * h), within(1e-6 * (1 + Math.abs(curved[j]))));
            }
        }
    }

    /** {@code D(a,b) + D(b,c) − D(a,c) = (∇ψ(c) − ∇ψ(b))·(a − b)}: the law of cosines of Bregman divergences. */
    @ParameterizedTest
    @MethodSource("potentials")
    void divergesByTheLawOfCosines(Potential potential) {
        for (int trial = 0; trial < 20; trial++) {
            double[] a = weights(potential);
            double[] b = weights(potential);
            double[] c = weights(potential);
            double[] zb = mirror(potential, b);
            double[] zc = mirror(potential, c);
            double along = 0;
            for (int j = 0; j < D; j++) {
                along += (zc[j] - zb[j]) * (a[j] - b[j]);
            }

            assertThat(potential.divergence(a, b) + potential.divergence(b, c) - potential.divergence(a, c))
                    .isCloseTo(along, within(1e-11));
            assertThat(potential.divergence(a, b)).isPositive();
            assertThat(potential.divergence(a, a)).isCloseTo(0, within(1e-13));
        }
    }

    /** By hand: 2 log 2 − 1; 3(asinh 1 − √2 + 1); ‖(3, 4)‖²/2. */
    @Test
    void divergesByItsFormula() {
        assertThat(new NegativeEntropy().divergence(new double[] {2}, new double[] {1}))
                .isCloseTo(2 * Math.log(2) - 1, within(1e-15));
        assertThat(new Hypentropy(3).divergence(new double[] {3}, new double[] {0}))
                .isCloseTo(3 * (Math.log(1 + Math.sqrt(2)) - Math.sqrt(2) + 1), within(1e-14));
        assertThat(new PNorm(2).divergence(new double[] {3, 4}, new double[2])).isCloseTo(12.5, within(1e-13));
    }

    /** D(a, a + h) is h²/2a to first order, of which no digits may be lost. */
    @Test
    void keepsItsDigitsWhereTwoPointsAreClose() {
        double h = Math.scalb(1.0, -30);

        assertThat(new NegativeEntropy().divergence(new double[] {2}, new double[] {2 + h}))
                .isCloseTo(h * h / 4, within(1e-6 * h * h));
        assertThat(new Hypentropy(1e-9).divergence(new double[] {-2}, new double[] {-2 - h}))
                .isCloseTo(h * h / 4, within(1e-6 * h * h));
    }

    private double[] weights(Potential potential) {
        double[] x = random.doubles(D, 0.05, 2).toArray();
        for (int j = 0; j < D && !(potential instanceof NegativeEntropy); j++) {
            x[j] *= random.nextBoolean() ? 1 : -1;
        }
        return x;
    }

    private static double[] mirror(Potential potential, double[] x) {
        double[] z = new double[x.length];
        potential.mirror(x, z);
        return z;
    }

    private static double[] moved(double[] z, double h, double[] g) {
        double[] moved = z.clone();
        for (int j = 0; j < z.length; j++) {
            moved[j] += h * g[j];
        }
        return moved;
    }
}
