package minima.training.linalg;

/**
 * Lambert's function W, {@code W e^W = x} for x > 0.
 *
 * <p>Source: R. M. Corless, G. H. Gonnet, D. E. G. Hare, D. J. Jeffrey, D. E. Knuth, "On the Lambert W Function",
 * Advances in Computational Mathematics 5, 1996.
 */
public final class Lambert {

    private Lambert() {}

    /**
     * {@code W(e^s)}, the solution of {@code W + log W = s}; to rounding, also where e^s is beyond a double.
     *
     * <p>By Newton's method on {@code y + e^y = s} for y = log W, from the right, where it falls to the root.
     */
    public static double ofExp(double s) {
        double next = s > 1 ? StrictMath.log(s) : s;
        double y;
        do {
            y = next;
            double w = StrictMath.exp(y);
            next = y - (y + w - s) / (1 + w);
        } while (next < y);
        return StrictMath.exp(y);
    }
}
