package minima.training.linalg;

import java.util.Arrays;

/**
 * Runs the vector kernels, for nobody, until the virtual machine has compiled them and they are faster than the plain
 * ones; before that they are some hundred times slower.
 *
 * <p>Rows are long, as loops are compiled for the lengths that were seen. The clock here decides which of two equal
 * results is computed, so no number depends on it.
 */
final class WarmUp {

    private static final int ROWS = 9;
    private static final int LENGTH = 256;
    private static final int ROUNDS = 100;
    private static final long GIVE_UP_NANOS = 60_000_000_000L;

    private final PackedRows a = PackedRows.of(new double[ROWS][LENGTH]);
    private final double[] x = new double[LENGTH];
    private final double[] y = new double[LENGTH];
    private final double[] z = new double[LENGTH];

    private WarmUp() {
        Arrays.setAll(x, i -> 10.0 * (i - LENGTH / 2) / LENGTH);
    }

    /** Starts it on a thread of its own, which ends with the process, and runs {@code whenFaster} there if ever. */
    static void start(Runnable whenFaster) {
        Thread thread = new Thread(
                () -> {
                    if (isSupported() && new WarmUp().vectorsBecomeFaster()) {
                        whenFaster.run();
                    }
                },
                "kernel-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static boolean isSupported() {
        try {
            Class.forName("jdk.incubator.vector.DoubleVector", false, WarmUp.class.getClassLoader());
            return VectorKernels.SUPPORTED;
        } catch (ClassNotFoundException moduleNotResolved) {
            return false;
        }
    }

    private boolean vectorsBecomeFaster() {
        long start = System.nanoTime();
        while (System.nanoTime() - start < GIVE_UP_NANOS) {
            long before = System.nanoTime();
            runVectors();
            long between = System.nanoTime();
            runPlain();
            if (between - before < System.nanoTime() - between) {
                return true;
            }
        }
        return false;
    }

    private void runVectors() {
        for (int i = 0; i < ROUNDS; i++) {
            y[0] = VectorKernels.dot(a.values(), 0, x, 0, LENGTH);
            VectorKernels.axpy(1, x, 0, y, LENGTH);
            VectorKernels.gemv(a, 0, ROWS, x, y);
            VectorKernels.gemvTransposed(a, 0, ROWS, x, y);
            VectorKernels.exp(x, y, 0, LENGTH);
            VectorKernels.exponentialSlope(x, 0, y, 0, LENGTH);
            VectorKernels.logisticSlope(x, y, 0, LENGTH);
            VectorKernels.subtract(x, y, z, 0, LENGTH);
            VectorKernels.heavyBall(z, y, x, 0.1, 0.9, 0);
        }
    }

    private void runPlain() {
        for (int i = 0; i < ROUNDS; i++) {
            y[0] = ScalarKernels.dot(a.values(), 0, x, 0, LENGTH);
            ScalarKernels.axpy(1, x, 0, y, LENGTH);
            ScalarKernels.gemv(a, 0, ROWS, x, y);
            ScalarKernels.gemvTransposed(a, 0, ROWS, x, y);
            ScalarKernels.exp(x, y, 0, LENGTH);
            ScalarKernels.exponentialSlope(x, 0, y, 0, LENGTH);
            ScalarKernels.logisticSlope(x, y, 0, LENGTH);
            ScalarKernels.subtract(x, y, z, 0, LENGTH);
            ScalarKernels.heavyBall(z, y, x, 0.1, 0.9, 0);
        }
    }
}
