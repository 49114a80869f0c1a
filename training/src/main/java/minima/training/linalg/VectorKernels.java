package minima.training.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The kernels on vectors: eight lanes in one vector of 512 bits or in two of 256. */
final class VectorKernels {

    private static final int PREFERRED_LANES = DoubleVector.SPECIES_PREFERRED.length();

    /** Whether the machine has vectors of at least four numbers. */
    static final boolean SUPPORTED = PREFERRED_LANES >= 4;

    /** Whether eight lanes are one vector. */
    private static final boolean ONE = PREFERRED_LANES >= Lanes.COUNT;

    static final VectorSpecies<Double> SPECIES = ONE ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_256;

    static final int LENGTH = SPECIES.length();

    private static final VectorShuffle<Double> BY_FOUR = VectorShuffle.iota(SPECIES, 4, 1, true);
    private static final VectorShuffle<Double> BY_TWO = VectorShuffle.iota(SPECIES, 2, 1, true);

    private VectorKernels() {}

    static double dot(double[] a, int aFrom, double[] b, int bFrom, int length) {
        DoubleVector low = DoubleVector.zero(SPECIES);
        DoubleVector high = low;
        for (int j = 0; j < length; j += Lanes.COUNT) {
            low = load(a, aFrom + j).fma(load(b, bFrom + j), low);
            if (!ONE) {
                high = load(a, aFrom + j + 4).fma(load(b, bFrom + j + 4), high);
            }
        }
        return sum(low, high);
    }

    static void axpy(double alpha, double[] x, int xFrom, double[] y, int length) {
        DoubleVector factor = DoubleVector.broadcast(SPECIES, alpha);
        for (int j = 0; j < length; j += LENGTH) {
            factor.fma(load(x, xFrom + j), load(y, j)).intoArray(y, j);
        }
    }

    static void gemv(PackedRows a, int from, int to, double[] x, double[] y) {
        int i = from;
        for (; i + 4 <= to; i += 4) {
            dotFourRows(a.values(), i * a.stride(), a.stride(), x, y, i);
        }
        for (; i < to; i++) {
            y[i] = dot(a.values(), i * a.stride(), x, 0, a.stride());
        }
    }

    private static void dotFourRows(double[] a, int at, int stride, double[] x, double[] y, int i) {
        DoubleVector low0 = DoubleVector.zero(SPECIES);
        DoubleVector low1 = low0;
        DoubleVector low2 = low0;
        DoubleVector low3 = low0;
        DoubleVector high0 = low0;
        DoubleVector high1 = low0;
        DoubleVector high2 = low0;
        DoubleVector high3 = low0;
        int at1 = at + stride;
        int at2 = at1 + stride;
        int at3 = at2 + stride;
        for (int j = 0; j < stride; j += Lanes.COUNT) {
            DoubleVector u = load(x, j);
            low0 = load(a, at + j).fma(u, low0);
            low1 = load(a, at1 + j).fma(u, low1);
            low2 = load(a, at2 + j).fma(u, low2);
            low3 = load(a, at3 + j).fma(u, low3);
            if (!ONE) {
                DoubleVector v = load(x, j + 4);
                high0 = load(a, at + j + 4).fma(v, high0);
                high1 = load(a, at1 + j + 4).fma(v, high1);
                high2 = load(a, at2 + j + 4).fma(v, high2);
                high3 = load(a, at3 + j + 4).fma(v, high3);
            }
        }
        y[i] = sum(low0, high0);
        y[i + 1] = sum(low1, high1);
        y[i + 2] = sum(low2, high2);
        y[i + 3] = sum(low3, high3);
    }

    static void gemvTransposed(PackedRows a, int from, int to, double[] c, double[] y) {
        int i = from;
        for (; i + 4 <= to; i += 4) {
            addFourRows(a.values(), i * a.stride(), a.stride(), c, i, y);
        }
        for (; i < to; i++) {
            axpy(c[i], a.values(), i * a.stride(), y, a.stride());
        }
    }

    private static void addFourRows(double[] a, int at, int stride, double[] c, int i, double[] y) {
        DoubleVector c0 = DoubleVector.broadcast(SPECIES, c[i]);
        DoubleVector c1 = DoubleVector.broadcast(SPECIES, c[i + 1]);
        DoubleVector c2 = DoubleVector.broadcast(SPECIES, c[i + 2]);
        DoubleVector c3 = DoubleVector.broadcast(SPECIES, c[i + 3]);
        int at1 = at + stride;
        int at2 = at1 + stride;
        int at3 = at2 + stride;
        for (int j = 0; j < stride; j += LENGTH) {
            DoubleVector sum = c0.fma(load(a, at + j), load(y, j));
            sum = c1.fma(load(a, at1 + j), sum);
            sum = c2.fma(load(a, at2 + j), sum);
            sum = c3.fma(load(a, at3 + j), sum);
            sum.intoArray(y, j);
        }
    }

    static void exp(double[] x, double[] into, int from, int to) {
        for (int i = from; i < to; i += LENGTH) {
            DoubleVector v = load(x, i);
            if (VectorExp.isInRange(v.abs())) {
                VectorExp.exp(v).intoArray(into, i);
            } else {
                ScalarKernels.exp(x, into, i, i + LENGTH);
            }
        }
    }

    static void exponentialSlope(double[] margins, double shift, double[] into, int from, int to) {
        for (int i = from; i < to; i += LENGTH) {
            DoubleVector x = DoubleVector.broadcast(SPECIES, shift).sub(load(margins, i));
            if (VectorExp.isInRange(x.abs())) {
                VectorExp.exp(x).neg().intoArray(into, i);
            } else {
                ScalarKernels.exponentialSlope(margins, shift, into, i, i + LENGTH);
            }
        }
    }

    static void logisticSlope(double[] margins, double[] into, int from, int to) {
        for (int i = from; i < to; i += LENGTH) {
            DoubleVector m = load(margins, i);
            DoubleVector size = m.abs();
            if (VectorExp.isInRange(size)) {
                DoubleVector e = VectorExp.exp(size.neg());
                DoubleVector numerator = e.neg().blend(-1.0, m.compare(VectorOperators.LT, 0.0));
                numerator.div(e.add(1)).intoArray(into, i);
            } else {
                ScalarKernels.logisticSlope(margins, into, i, i + LENGTH);
            }
        }
    }

    static void subtract(double[] a, double[] b, double[] into, int from, int to) {
        for (int i = from; i < to; i += LENGTH) {
            load(a, i).sub(load(b, i)).intoArray(into, i);
        }
    }

    static void heavyBall(double[] w, double[] v, double[] g, double eta, double beta, double lambda) {
        DoubleVector minusEta = DoubleVector.broadcast(SPECIES, -eta);
        DoubleVector momentum = DoubleVector.broadcast(SPECIES, beta);
        DoubleVector decay = DoubleVector.broadcast(SPECIES, lambda);
        for (int j = 0; j < w.length; j += LENGTH) {
            DoubleVector weights = load(w, j);
            DoubleVector push = minusEta.mul(decay.fma(weights, load(g, j)));
            DoubleVector velocity = momentum.fma(load(v, j), push);
            velocity.intoArray(v, j);
            weights.add(velocity).intoArray(w, j);
        }
    }

    private static DoubleVector load(double[] from, int at) {
        return DoubleVector.fromArray(SPECIES, from, at);
    }

    /** The tree of {@link Lanes}; {@code high} counts only where eight lanes are two vectors. */
    private static double sum(DoubleVector low, DoubleVector high) {
        DoubleVector four = ONE ? low.add(low.rearrange(BY_FOUR)) : low.add(high);
        DoubleVector two = four.add(four.rearrange(BY_TWO));
        return two.lane(0) + two.lane(1);
    }
}
