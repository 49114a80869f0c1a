package minima.training.linalg;

/**
 * The exponential function, one number at a time; {@link VectorExp} does the same operations in lanes.
 *
 * <p>{@code x = k log 2 + r} with {@code |r| ≤ log 2 / 2}, and {@code e^r = 1 + r + r² q(r)}; q has degree 9 and is the
 * minimax polynomial, error of {@code e^r} below 2⁻⁵⁸. The product {@code k · LN2_HIGH} is subtracted without error by
 * the fused multiply-add. The result is within 1.1 units in the last place.
 */
public final class Exp {

    /** Where {@code |x|} is at most this, the result and its scale 2^k are normal numbers. */
    static final double NORMAL_LIMIT = 708;

    static final double LOG2_E = 0x1.71547652b82fep0;
    static final double LN2_HIGH = 0x1.62e42fefa39efp-1;
    static final double LN2_LOW = 0x1.abc9e3b39803fp-56;

    /** Added to a number below 2^51 in size, it leaves the nearest whole number in the low bits. */
    static final double SHIFT = 0x1.8p52;

    static final int BIAS = 1023;
    static final int MANTISSA_BITS = 52;

    static final double Q0 = 0x1.000000000000bp-1;
    static final double Q1 = 0x1.5555555555561p-3;
    static final double Q2 = 0x1.5555555550030p-5;
    static final double Q3 = 0x1.111111110d639p-7;
    static final double Q4 = 0x1.6c16c185a75f6p-10;
    static final double Q5 = 0x1.a01a01bae25a9p-13;
    static final double Q6 = 0x1.a0199693aa07dp-16;
    static final double Q7 = 0x1.71dddfcbb60d8p-19;
    static final double Q8 = 0x1.28b04922e6314p-22;
    static final double Q9 = 0x1.af8587d839177p-26;

    /** Above this the result is infinite. */
    private static final double OVERFLOW = 0x1.62e42fefa39efp9;

    /** Below this the result is less than half the smallest number. */
    private static final double UNDERFLOW = -0x1.74910d52d3051p9;

    private Exp() {}

    /** e^x; 0 and infinity where it is out of range, NaN for NaN. */
    public static double exp(double x) {
        if (Math.abs(x) <= NORMAL_LIMIT) {
            double shifted = Math.fma(x, LOG2_E, SHIFT);
            return fraction(x, shifted - SHIFT) * powerOfTwo(shifted);
        }
        if (x > OVERFLOW) {
            return Double.POSITIVE_INFINITY;
        }
        if (x < UNDERFLOW) {
            return 0;
        }
        return outsideNormalLimit(x);
    }

    /** Scales in two steps, of which only the second rounds. */
    private static double outsideNormalLimit(double x) {
        double k = Math.fma(x, LOG2_E, SHIFT) - SHIFT;
        double half = Math.fma(k, 0.5, SHIFT);
        return fraction(x, k) * powerOfTwo(half) * powerOfTwo(k - (half - SHIFT) + SHIFT);
    }

    /** e^r for {@code r = x − k log 2}. */
    private static double fraction(double x, double k) {
        double r = Math.fma(-k, LN2_LOW, Math.fma(-k, LN2_HIGH, x));
        double r2 = r * r;
        double r4 = r2 * r2;
        double q01 = Math.fma(r, Q1, Q0);
        double q23 = Math.fma(r, Q3, Q2);
        double q45 = Math.fma(r, Q5, Q4);
        double q67 = Math.fma(r, Q7, Q6);
        double q89 = Math.fma(r, Q9, Q8);
        double low = Math.fma(r2, q23, q01);
        double high = Math.fma(r4, q89, Math.fma(r2, q67, q45));
        return 1 + Math.fma(r2, Math.fma(r4, high, low), r);
    }

    /** 2^k, where k is in the low bits of {@code shifted}. */
    private static double powerOfTwo(double shifted) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + BIAS) << MANTISSA_BITS);
    }
}
