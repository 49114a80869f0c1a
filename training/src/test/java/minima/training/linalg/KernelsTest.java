package minima.training.linalg;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class KernelsTest {

    @Test
    void dotIsTheExactSumUpToRounding() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n : new int[] {1, 7, 8, 9, 63, 500}) {
            double[] a = numbers(random, n);
            double[] b = numbers(random, n);
            BigDecimal exact = BigDecimal.ZERO;
            double size = 0;
            for (int j = 0; j < n; j++) {
                exact = exact.add(new BigDecimal(a[j]).multiply(new BigDecimal(b[j])));
                size += Math.abs(a[j] * b[j]);
            }
            // A lane rounds n/8 times, the tree three times.
            double tolerance = (n / 8.0 + 4) * Math.ulp(1.0) * size;
            assertThat(Kernels.dot(a, b, a.length)).as("n=%d", n).isCloseTo(exact.doubleValue(), within(tolerance));
        }
    }

    @Test
    void lanesAreSummedInTheirFixedTree() {
        double[] x = {1, 0x1p-53, -1, 0x1p-53, 0x1p-53, 0, 0, 0};
        // (1 + 2^-53) rounds to 1; then -1 cancels it; then 2^-53 twice.
        assertThat(Kernels.sum(x, 8)).isEqualTo(0x1p-52);
        assertThat(Kernels.dot(x, ones(8), 8)).isEqualTo(0x1p-52);
    }

    @Test
    void matrixKernelsAgreeWithPlainSums() {
        SplittableRandom random = new SplittableRandom(2);
        for (int rows : new int[] {1, 4, 5, 9}) {
            for (int columns : new int[] {1, 8, 13}) {
                double[][] a = new double[rows][columns];
                Arrays.setAll(a, i -> Arrays.copyOf(numbers(random, columns), columns));
                double[] x = numbers(random, columns);
                double[] c = numbers(random, rows);
                double[] ax = new double[Lanes.padded(rows)];
                double[] ca = new double[Lanes.padded(columns)];
                Kernels.gemv(PackedRows.of(a), 0, rows, x, ax);
                Kernels.gemvTransposed(PackedRows.of(a), 0, rows, c, ca);
                for (int i = 0; i < rows; i++) {
                    double expected = 0;
                    for (int j = 0; j < columns; j++) {
                        expected += a[i][j] * x[j];
                    }
                    assertThat(ax[i]).isCloseTo(expected, within(1e-13));
                }
                for (int j = 0; j < columns; j++) {
                    double expected = 0;
                    for (int i = 0; i < rows; i++) {
                        expected += c[i] * a[i][j];
                    }
                    assertThat(ca[j]).isCloseTo(expected, within(1e-13));
                }
            }
        }
    }

    @Test
    void transposingSwapsRowsAndColumns() {
        PackedRows transposed =
                PackedRows.of(new double[][] {{1, 2, 3}, {4, 5, 6}}).transposed();
        assertThat(transposed.rows()).isEqualTo(3);
        assertThat(transposed.columns()).isEqualTo(2);
        assertThat(transposed.stride()).isEqualTo(8);
        assertThat(transposed.at(2, 0)).isEqualTo(3);
        assertThat(transposed.at(1, 1)).isEqualTo(5);
    }

    @Test
    void softmaxOfMarginsInTheThousandsKeepsTheirRatios() {
        double[] margins = {5000 + Math.log(2), 5000, 6000, 0, 0, 0, 0, 0};
        double[] p = new double[8];
        Kernels.softmaxOfNegated(margins, 3, p);
        assertThat(p[0]).isCloseTo(1.0 / 3, within(1e-12)); // 5000 + log 2 is rounded to 5000 · 2^-53
        assertThat(p[1]).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(Arrays.copyOfRange(p, 2, 8)).containsOnly(0);
    }

    @Test
    void heavyBallStepsByItsFormula() {
        double[] w = {1, 0, 0, 0, 0, 0, 0, 0};
        double[] v = {2, 0, 0, 0, 0, 0, 0, 0};
        double[] g = {3, 0, 0, 0, 0, 0, 0, 0};
        Kernels.heavyBall(w, v, g, 0.5, 0.25, 2);
        assertThat(v[0]).isEqualTo(0.25 * 2 - 0.5 * (3 + 2 * 1));
        assertThat(w[0]).isEqualTo(1 + v[0]);
    }

    private static double[] numbers(SplittableRandom random, int n) {
        double[] padded = new double[Lanes.padded(n)];
        for (int j = 0; j < n; j++) {
            padded[j] = random.nextDouble(-1, 1);
        }
        return padded;
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
