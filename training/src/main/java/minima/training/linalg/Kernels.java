package minima.training.linalg;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The inner loops of the simulations, in vector form where the machine has vectors of 256 bits or more, else in plain
 * Java; both give the same bits, so a result depends on the numbers alone.
 *
 * <p>Arrays hold whole lanes: lengths, {@code from} and {@code to} of numbers are multiples of {@link Lanes#COUNT}, and
 * what is beyond the last number is 0. Row ranges of matrices are free. Nothing is allocated.
 *
 * <p>The virtual machine takes a second or two to compile the vector form, and until then it is slow; so a process
 * starts with the plain form and changes over when it has done enough work to be a long run and the vector form is
 * compiled.
 */
public final class Kernels {

    /** Multiply-adds in plain form before the vector form is warmed up: about half a second's work. */
    private static final long SHORT_RUN = 1L << 30;

    private static volatile boolean vectors;

    /** Written without order by all threads; what is lost only delays the warm-up. */
    private static long plainWork;

    private static final AtomicBoolean warmingUp = new AtomicBoolean();

    private Kernels() {}

    private static boolean vectors(long work) {
        return vectors || afterPlain(work);
    }

    private static boolean afterPlain(long work) {
        if (plainWork <= SHORT_RUN) {
            plainWork += work;
        } else if (!warmingUp.get() && warmingUp.compareAndSet(false, true)) {
            WarmUp.start(() -> vectors = true);
        }
        return false;
    }

    /** {@code Σ aⱼ bⱼ} over the first {@code length} numbers. */
    public static double dot(double[] a, double[] b, int length) {
        return vectors(length) ? VectorKernels.dot(a, 0, b, 0, length) : ScalarKernels.dot(a, 0, b, 0, length);
    }

    /** {@code Σ aⱼ²} over the first {@code length} numbers. */
    public static double squaredNorm(double[] a, int length) {
        return dot(a, a, length);
    }

    /** {@code Σ aⱼ} over the first {@code length} numbers. */
    public static double sum(double[] a, int length) {
        return ScalarKernels.sum(a, length);
    }

    /** {@code y ← y + α x} over the first {@code length} numbers. */
    public static void axpy(double alpha, double[] x, double[] y, int length) {
        if (vectors(length)) {
            VectorKernels.axpy(alpha, x, 0, y, length);
        } else {
            ScalarKernels.axpy(alpha, x, 0, y, length);
        }
    }

    /** {@code aᵢ · x}, aᵢ a row of shape [columns]. */
    public static double dotRow(PackedRows a, int i, double[] x) {
        return vectors(a.stride())
                ? VectorKernels.dot(a.values(), i * a.stride(), x, 0, a.stride())
                : ScalarKernels.dot(a.values(), i * a.stride(), x, 0, a.stride());
    }

    /** {@code y ← y + α aᵢ}, aᵢ a row of shape [columns]. */
    public static void addRow(double alpha, PackedRows a, int i, double[] y) {
        if (vectors(a.stride())) {
            VectorKernels.axpy(alpha, a.values(), i * a.stride(), y, a.stride());
        } else {
            ScalarKernels.axpy(alpha, a.values(), i * a.stride(), y, a.stride());
        }
    }

    /** {@code yᵢ ← aᵢ · x} for rows {@code from ≤ i < to}. */
    public static void gemv(PackedRows a, int from, int to, double[] x, double[] y) {
        if (vectors((long) (to - from) * a.stride())) {
            VectorKernels.gemv(a, from, to, x, y);
        } else {
            ScalarKernels.gemv(a, from, to, x, y);
        }
    }

    /** {@code y ← y + Σ cᵢ aᵢ} over rows {@code from ≤ i < to}, in their order. */
    public static void gemvTransposed(PackedRows a, int from, int to, double[] c, double[] y) {
        if (vectors((long) (to - from) * a.stride())) {
            VectorKernels.gemvTransposed(a, from, to, c, y);
        } else {
            ScalarKernels.gemvTransposed(a, from, to, c, y);
        }
    }

    /** {@code into = e^x}; it may be x itself. */
    public static void exp(double[] x, double[] into, int from, int to) {
        if (vectors(to - from)) {
            VectorKernels.exp(x, into, from, to);
        } else {
            ScalarKernels.exp(x, into, from, to);
        }
    }

    /** {@code into = −e^(shift − m)}: with shift 0 the derivative of {@code e^(−m)}. */
    public static void exponentialSlope(double[] margins, double shift, double[] into, int from, int to) {
        if (vectors(to - from)) {
            VectorKernels.exponentialSlope(margins, shift, into, from, to);
        } else {
            ScalarKernels.exponentialSlope(margins, shift, into, from, to);
        }
    }

    /** {@code into = −1/(1 + e^m)}, the derivative of {@code log(1 + e^(−m))}. */
    public static void logisticSlope(double[] margins, double[] into, int from, int to) {
        if (vectors(to - from)) {
            VectorKernels.logisticSlope(margins, into, from, to);
        } else {
            ScalarKernels.logisticSlope(margins, into, from, to);
        }
    }

    /** {@code into = a − b}. */
    public static void subtract(double[] a, double[] b, double[] into, int from, int to) {
        if (vectors(to - from)) {
            VectorKernels.subtract(a, b, into, from, to);
        } else {
            ScalarKernels.subtract(a, b, into, from, to);
        }
    }

    /** {@code v ← βv − η(g + λw)}, then {@code w ← w + v}. */
    public static void heavyBall(double[] w, double[] v, double[] g, double eta, double beta, double lambda) {
        if (vectors(w.length)) {
            VectorKernels.heavyBall(w, v, g, eta, beta, lambda);
        } else {
            ScalarKernels.heavyBall(w, v, g, eta, beta, lambda);
        }
    }

    /** The smallest of the first n numbers. */
    public static double min(double[] x, int n) {
        double min = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            min = Math.min(min, x[i]);
        }
        return min;
    }

    /** {@code pᵢ = e^(−mᵢ) / Σ e^(−mₖ)} over the first n margins, and 0 in the padding. */
    public static void softmaxOfNegated(double[] margins, int n, double[] p) {
        int padded = Lanes.padded(n);
        exponentialSlope(margins, min(margins, n), p, 0, padded);
        Arrays.fill(p, n, padded, 0);
        double total = sum(p, padded);
        for (int i = 0; i < n; i++) {
            p[i] /= total;
        }
    }
}
