package minima.training.linalg;

import java.util.Arrays;
import java.util.SplittableRandom;

/** One of the two forms of the kernels, run on shapes odd and even; a program of its own for other virtual machines. */
enum Form {
    PLAIN,
    VECTOR;

    private static final int[] SIZES = {1, 2, 3, 5, 7, 8, 9, 17, 33, 100};
    private static final double[] ODD = {0, -0.0, 1e-320, 707.9, 708.1, -709, 740, -746, 1e5, -1e5, 1e300};

    /** Prints lanes of the machine's vectors and a digest of all bits that this machine's form gives. */
    public static void main(String[] none) {
        Form form = VectorKernels.SUPPORTED ? VECTOR : PLAIN;
        System.out.printf("%s %016x%n", form == VECTOR ? VectorKernels.LENGTH : "plain", form.digest());
    }

    long digest() {
        long digest = 17;
        SplittableRandom random = new SplittableRandom(7);
        for (int rows : SIZES) {
            for (int columns : SIZES) {
                for (double number : run(random, rows, columns)) {
                    digest = 0x9E3779B97F4A7C15L * Long.rotateLeft(digest, 5) + Double.doubleToRawLongBits(number);
                }
            }
        }
        return digest;
    }

    /** All kernels once; what they gave, one after the other. */
    double[] run(SplittableRandom random, int rows, int columns) {
        double[][] entries = new double[rows][];
        for (int i = 0; i < rows; i++) {
            entries[i] = Arrays.copyOf(numbers(random, columns), columns);
        }
        PackedRows a = PackedRows.of(entries);
        double[] x = numbers(random, columns);
        double[] c = numbers(random, rows);
        double[] w = numbers(random, columns);
        double[] v = numbers(random, columns);
        double[] out = new double[8 * Lanes.padded(rows) + 4 * Lanes.padded(columns) + 1];
        double[] y = new double[Lanes.padded(rows)];
        double[] g = numbers(random, columns);
        double[] e = numbers(random, rows);
        e[rows / 2] = ODD[random.nextInt(ODD.length)];
        int n = y.length;
        int at = 0;
        if (this == VECTOR) {
            out[at++] = VectorKernels.dot(x, 0, g, 0, x.length);
            VectorKernels.axpy(0.3, x, 0, g, x.length);
            VectorKernels.gemv(a, 0, rows, x, y);
            at = append(y, out, at);
            VectorKernels.gemvTransposed(a, rows / 3, rows, c, g);
            VectorKernels.heavyBall(w, v, g, 0.1, 0.9, 0.01);
            VectorKernels.exp(e, y, 0, n);
            at = append(y, out, at);
            VectorKernels.exponentialSlope(e, 0.5, y, 0, n);
            at = append(y, out, at);
            VectorKernels.logisticSlope(e, y, 0, n);
            at = append(y, out, at);
            VectorKernels.subtract(e, c, y, 0, n);
        } else {
            out[at++] = ScalarKernels.dot(x, 0, g, 0, x.length);
            ScalarKernels.axpy(0.3, x, 0, g, x.length);
            ScalarKernels.gemv(a, 0, rows, x, y);
            at = append(y, out, at);
            ScalarKernels.gemvTransposed(a, rows / 3, rows, c, g);
            ScalarKernels.heavyBall(w, v, g, 0.1, 0.9, 0.01);
            ScalarKernels.exp(e, y, 0, n);
            at = append(y, out, at);
            ScalarKernels.exponentialSlope(e, 0.5, y, 0, n);
            at = append(y, out, at);
            ScalarKernels.logisticSlope(e, y, 0, n);
            at = append(y, out, at);
            ScalarKernels.subtract(e, c, y, 0, n);
        }
        at = append(y, out, at);
        at = append(g, out, at);
        at = append(w, out, at);
        append(v, out, at);
        return out;
    }

    private static int append(double[] x, double[] out, int at) {
        System.arraycopy(x, 0, out, at, x.length);
        return at + x.length;
    }

    private static double[] numbers(SplittableRandom random, int n) {
        double[] padded = new double[Lanes.padded(n)];
        for (int j = 0; j < n; j++) {
            padded[j] = random.nextDouble(-1, 1) * Math.scalb(1.0, random.nextInt(-8, 8));
        }
        return padded;
    }
}
