package minima.training.descent;

import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LpGeometryTest {

    @Test
    void givesAUnitVectorThatMeetsHoeldersInequalityWithEquality() {
        SplittableRandom random = new Streams(1).stream("g");
        for (double p : new double[] {1, 1.2, 4.0 / 3, 2, 3, 10, Double.POSITIVE_INFINITY}) {
            for (int trial = 0; trial < 20; trial++) {
                double[] g = random.doubles(7, -3, 3).toArray();
                double[] v = new double[7];
                double dual = new LpGeometry(p).ascent(g, v);

                assertThat(norm(p, v)).as("p=%s", p).isCloseTo(1, within(1e-12));
                assertThat(dot(g, v)).as("p=%s", p).isCloseTo(dual, within(1e-12 * dual));
                assertThat(dual).as("p=%s", p).isCloseTo(norm(dualOf(p), g), within(1e-12 * dual));
            }
        }
    }

    @Test
    void movesTheFirstOfTheLargestCoordinatesAloneInL1() {
        double[] v = new double[4];

        assertThat(new LpGeometry(1).ascent(new double[] {1, -2, 2, 0}, v)).isEqualTo(2);
        assertThat(v).containsExactly(0, -1, 0, 0);
    }

    @Test
    void staysWhereTheGradientIsZeroAndWorksFarBelowOne() {
        double[] v = {9, 9};

        assertThat(new LpGeometry(2).ascent(new double[2], v)).isZero();
        assertThat(v).containsExactly(0, 0);
        assertThat(new LpGeometry(3).ascent(new double[] {3e-200, -4e-200}, v)).isPositive();
        assertThat(norm(3, v)).isCloseTo(1, within(1e-12));
    }

    private static double dualOf(double p) {
        return p == 1 ? Double.POSITIVE_INFINITY : Double.isInfinite(p) ? 1 : p / (p - 1);
    }

    private static double norm(double p, double[] v) {
        double sum = 0;
        double max = 0;
        for (double component : v) {
            sum += Math.pow(Math.abs(component), p);
            max = Math.max(max, Math.abs(component));
        }
        return Double.isInfinite(p) ? max : Math.pow(sum, 1 / p);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
