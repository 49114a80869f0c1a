package minima.training.linalg;

/**
 * The eight lanes in which every reduction runs, whatever the machine.
 *
 * <p>Number j of a sum goes to lane {@code j mod 8}; a lane adds in the order of j, one fused multiply-add each; at
 * last {@code ((l0 + l4) + (l2 + l6)) + ((l1 + l5) + (l3 + l7))}. Arrays are padded with zeros to whole lanes, so there
 * are no tails.
 */
public final class Lanes {

    public static final int COUNT = 8;

    private Lanes() {}

    /** The smallest multiple of {@link #COUNT} that is at least {@code length}. */
    public static int padded(int length) {
        return (length + COUNT - 1) & -COUNT;
    }

    static double sum(double l0, double l1, double l2, double l3, double l4, double l5, double l6, double l7) {
        return ((l0 + l4) + (l2 + l6)) + ((l1 + l5) + (l3 + l7));
    }
}
