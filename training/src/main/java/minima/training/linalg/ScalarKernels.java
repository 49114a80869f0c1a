package minima.training.linalg;

/** The kernels in plain Java: eight lanes in eight variables. What {@link VectorKernels} gives, bit for bit. */
final class ScalarKernels {

    private ScalarKernels() {}

    static double dot(double[] a, int aFrom, double[] b, int bFrom, int length) {
        double l0 = 0;
        double l1 = 0;
        double l2 = 0;
        double l3 = 0;
        double l4 = 0;
        double l5 = 0;
        double l6 = 0;
        double l7 = 0;
        for (int j = 0; j < length; j += Lanes.COUNT) {
            int i = aFrom + j;
            int k = bFrom + j;
            l0 = Math.fma(a[i], b[k], l0);
            l1 = Math.fma(a[i + 1], b[k + 1], l1);
            l2 = Math.fma(a[i + 2], b[k + 2], l2);
            l3 = Math.fma(a[i + 3], b[k + 3], l3);
            l4 = Math.fma(a[i + 4], b[k + 4], l4);
            l5 = Math.fma(a[i + 5], b[k + 5], l5);
            l6 = Math.fma(a[i + 6], b[k + 6], l6);
            l7 = Math.fma(a[i + 7], b[k + 7], l7);
        }
        return Lanes.sum(l0, l1, l2, l3, l4, l5, l6, l7);
    }

    static void axpy(double alpha, double[] x, int xFrom, double[] y, int length) {
        for (int j = 0; j < length; j++) {
            y[j] = Math.fma(alpha, x[xFrom + j], y[j]);
        }
    }

    static void gemv(PackedRows a, int from, int to, double[] x, double[] y) {
        for (int i = from; i < to; i++) {
            y[i] = dot(a.values(), i * a.stride(), x, 0, a.stride());
        }
    }

    static void gemvTransposed(PackedRows a, int from, int to, double[] c, double[] y) {
        for (int i = from; i < to; i++) {
            axpy(c[i], a.values(), i * a.stride(), y, a.stride());
        }
    }

    static double sum(double[] x, int length) {
        double l0 = 0;
        double l1 = 0;
        double l2 = 0;
        double l3 = 0;
        double l4 = 0;
        double l5 = 0;
        double l6 = 0;
        double l7 = 0;
        for (int j = 0; j < length; j += Lanes.COUNT) {
            l0 += x[j];
            l1 += x[j + 1];
            l2 += x[j + 2];
            l3 += x[j + 3];
            l4 += x[j + 4];
            l5 += x[j + 5];
            l6 += x[j + 6];
            l7 += x[j + 7];
        }
        return Lanes.sum(l0, l1, l2, l3, l4, l5, l6, l7);
    }

    static void exp(double[] x, double[] into, int from, int to) {
        for (int i = from; i < to; i++) {
            into[i] = Exp.exp(x[i]);
        }
    }

    static void exponentialSlope(double[] margins, double shift, double[] into, int from, int to) {
        for (int i = from; i < to; i++) {
            into[i] = -Exp.exp(shift - margins[i]);
        }
    }

    static void logisticSlope(double[] margins, double[] into, int from, int to) {
        for (int i = from; i < to; i++) {
            into[i] = logisticSlope(margins[i]);
        }
    }

    private static double logisticSlope(double margin) {
        double e = Exp.exp(-Math.abs(margin));
        return (margin < 0 ? -1 : -e) / (1 + e);
    }

    static void subtract(double[] a, double[] b, double[] into, int from, int to) {
        for (int i = from; i < to; i++) {
            into[i] = a[i] - b[i];
        }
    }

    static void heavyBall(double[] w, double[] v, double[] g, double eta, double beta, double lambda) {
        for (int j = 0; j < w.length; j++) {
            v[j] = Math.fma(beta, v[j], -eta * Math.fma(lambda, w[j], g[j]));
            w[j] += v[j];
        }
    }
}
