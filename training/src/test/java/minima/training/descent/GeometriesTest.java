package minima.training.descent;

import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** What holds in every norm, and what is known by hand in one. */
class GeometriesTest {

    private static final double[][] P = {{2, 1, 0, 0}, {1, 3, 0, 1}, {0, 0, 1, 0}, {0, 1, 0, 2}};

    private static final List<Geometry> ALL = List.of(
            new LpGeometry(1),
            new LpGeometry(1.5),
            new LpGeometry(2),
            new LpGeometry(Double.POSITIVE_INFINITY),
            new QuadraticGeometry(P),
            new SpectralGeometry(2, 2),
            new SpectralGeometry(1, 4),
            new SpectralGeometry(4, 1));

    @Test
    void ascendsAlongAUnitVectorThatMeetsTheDualNorm() {
        SplittableRandom random = new Streams(1).stream("g");
        for (Geometry geometry : ALL) {
            for (int trial = 0; trial < 20; trial++) {
                double[] g = random.doubles(4, -3, 3).toArray();
                double[] v = new double[4];
                double dual = geometry.ascent(g, v);

                assertThat(geometry.norm(v)).as("%s", geometry).isCloseTo(1, within(1e-12));
                assertThat(dot(g, v)).as("%s", geometry).isCloseTo(dual, within(1e-12 * dual));
            }
        }
    }

    /** So the vector is the steepest: no other of norm 1 gains more. */
    @Test
    void boundsEveryInnerProductByNormAndDualNorm() {
        SplittableRandom random = new Streams(2).stream("g, v");
        for (Geometry geometry : ALL) {
            for (int trial = 0; trial < 100; trial++) {
                double[] g = random.doubles(4, -3, 3).toArray();
                double[] v = random.doubles(4, -3, 3).toArray();

                assertThat(dot(g, v))
                        .as("%s", geometry)
                        .isLessThanOrEqualTo(geometry.ascent(g, new double[4]) * geometry.norm(v) * (1 + 1e-12));
            }
        }
    }

    @Test
    void goesNowhereWhereTheGradientIsZeroAndWorksFarBelowOne() {
        for (Geometry geometry : ALL) {
            double[] v = {9, 9, 9, 9};
            assertThat(geometry.ascent(new double[4], v)).as("%s", geometry).isZero();
            assertThat(v).as("%s", geometry).containsOnly(0);

            geometry.ascent(new double[] {3e-200, -4e-200, 1e-200, 2e-200}, v);
            assertThat(geometry.norm(v)).as("%s", geometry).isCloseTo(1, within(1e-12));
        }
    }

    /** P = diag(4, 1): ‖v‖ = √(4v₁² + v₂²), dual √(g₁²/4 + g₂²) = 5 at g = (6, 4), v = (6/4, 4)/5. */
    @Test
    void preconditionsByTheInverseOfThePositiveDefiniteMatrix() {
        QuadraticGeometry geometry = new QuadraticGeometry(new double[][] {{4, 0}, {0, 1}});
        double[] v = new double[2];

        assertThat(geometry.ascent(new double[] {6, 4}, v)).isCloseTo(5, within(1e-14));
        assertThat(v).containsExactly(new double[] {0.3, 0.8}, within(1e-15));
        assertThatThrownBy(() -> new QuadraticGeometry(new double[][] {{1, 2}, {2, 1}}))
                .hasMessage("not positive definite matrix");
    }

    /** diag(3, −2) has the sign diag(1, −1) and nuclear norm 5; of a rotation's multiple the sign is the rotation. */
    @Test
    void takesTheMatrixSign() {
        double[] sign = new double[4];

        assertThat(new SpectralGeometry(2, 2).ascent(new double[] {3, 0, 0, -2}, sign))
                .isCloseTo(5, within(1e-14));
        assertThat(sign).containsExactly(new double[] {1, 0, 0, -1}, within(1e-14));
        assertThat(new SpectralGeometry(2, 2).ascent(new double[] {3, -4, 4, 3}, sign))
                .isCloseTo(10, within(1e-13));
        assertThat(sign).containsExactly(new double[] {.6, -.8, .8, .6}, within(1e-14));
    }

    /** Of rank 1 the sign is uvᵀ: what has no singular value is not made up. */
    @Test
    void leavesOutSingularValuesThatAreRounding() {
        double[] sign = new double[4];
        new SpectralGeometry(2, 2).ascent(new double[] {.2, .4, .1, .2}, sign);

        double unit = 1 / 5.0;
        assertThat(sign).containsExactly(new double[] {2 * unit, 4 * unit, 1 * unit, 2 * unit}, within(1e-14));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
