package minima.training.oracle;

import minima.training.random.Streams;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Householder's QR is backward stable column by column: each column of QR is A's within a few ε of its length. */
class TriangleTest {

    private static final double ROUNDING = 1e-14;

    @Test
    void givesTheColumnsBackHoweverUnequalTheirEntries() {
        SplittableRandom random = new Streams(1).stream("columns");
        for (int draw = 0; draw < 500; draw++) {
            double[][] columns = new double[1 + random.nextInt(6)][6];
            for (double[] column : columns) {
                for (int j = 0; j < column.length; j++) {
                    column[j] = Streams.gaussian(random) * Math.pow(10, -random.nextInt(14));
                }
            }

            assertDecomposed(columns);
        }
    }

    @Test
    void keepsWhatIsSmallBesideTheFirstEntry() {
        assertDecomposed(new double[][] {{1, 0, 1e-9, 0}, {3, 0, -2e-9, 0}});
        assertThat(new Triangle(new double[][] {{1, 1e-9}}).basis()[0][1]).isCloseTo(-1e-9, within(1e-24));
    }

    @Test
    void completesTheColumnsWithWhatIsOrthogonalToThem() {
        double[][] columns = {{1, 1, 0, 1e-9}, {0, 2, 1, 3}};

        double[][] beside = Triangle.beside(columns);

        assertThat(beside.length).isEqualTo(2);
        for (double[] b : beside) {
            assertThat(Rows.norm(b)).isCloseTo(1, within(ROUNDING));
            for (double[] column : columns) {
                assertThat(Rows.dot(b, column)).isCloseTo(0, within(ROUNDING * Rows.norm(column)));
            }
        }
        assertThat(Rows.dot(beside[0], beside[1])).isCloseTo(0, within(ROUNDING));
    }

    @Test
    void tellsDependentColumnsFromNearlyDependentOnes() {
        assertThat(new Triangle(new double[][] {{1, 1, 1}, {1, 1, 1}}).independent(1e-10))
                .isFalse();
        assertThat(new Triangle(new double[][] {{1, 1, 1}, {1, 1, 1 + 1e-6}}).independent(1e-10))
                .isTrue();
    }

    private static void assertDecomposed(double[][] columns) {
        Triangle triangle = new Triangle(columns);
        double[][] q = triangle.basis();
        double[][] r = triangle.coordinates();
        for (int k = 0; k < columns.length; k++) {
            double[] product = Rows.combination(r[k], q);
            Rows.add(product, -1, columns[k]);
            assertThat(Rows.norm(product)).isLessThanOrEqualTo(ROUNDING * Rows.norm(columns[k]));
            for (int l = 0; l < columns.length; l++) {
                assertThat(Rows.dot(q[k], q[l])).isCloseTo(k == l ? 1 : 0, within(ROUNDING));
            }
        }
    }
}
