package minima.training.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

import static minima.training.linalg.VectorKernels.SPECIES;

/** {@link Exp} in lanes, for arguments of at most {@link Exp#NORMAL_LIMIT} in size. */
final class VectorExp {

    private VectorExp() {}

    /** Whether all of x is in range; false if any is NaN. */
    static boolean isInRange(DoubleVector size) {
        return size.compare(VectorOperators.LE, Exp.NORMAL_LIMIT).allTrue();
    }

    static DoubleVector exp(DoubleVector x) {
        DoubleVector shifted = x.fma(constant(Exp.LOG2_E), constant(Exp.SHIFT));
        DoubleVector minusK = constant(Exp.SHIFT).sub(shifted);
        DoubleVector r = minusK.fma(constant(Exp.LN2_LOW), minusK.fma(constant(Exp.LN2_HIGH), x));
        DoubleVector r2 = r.mul(r);
        DoubleVector r4 = r2.mul(r2);
        DoubleVector q01 = r.fma(constant(Exp.Q1), constant(Exp.Q0));
        DoubleVector q23 = r.fma(constant(Exp.Q3), constant(Exp.Q2));
        DoubleVector q45 = r.fma(constant(Exp.Q5), constant(Exp.Q4));
        DoubleVector q67 = r.fma(constant(Exp.Q7), constant(Exp.Q6));
        DoubleVector q89 = r.fma(constant(Exp.Q9), constant(Exp.Q8));
        DoubleVector low = r2.fma(q23, q01);
        DoubleVector high = r4.fma(q89, r2.fma(q67, q45));
        DoubleVector fraction = r2.fma(r4.fma(high, low), r).add(1);
        DoubleVector scale = shifted.reinterpretAsLongs()
                .add(Exp.BIAS)
                .lanewise(VectorOperators.LSHL, Exp.MANTISSA_BITS)
                .reinterpretAsDoubles();
        return fraction.mul(scale);
    }

    private static DoubleVector constant(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
