package minima.training.oracle;

import java.util.stream.IntStream;

/** The two norms whose balls are polytopes, so that least norms are linear programs; each is the dual of the other. */
public enum Norm {
    /** {@code Σ |wⱼ|}. */
    L1,

    /** {@code max |wⱼ|}. */
    LINF;

    public double of(double[] w) {
        if (this == LINF) {
            return Rows.largest(w);
        }
        double sum = 0;
        for (double value : w) {
            sum += Math.abs(value);
        }
        return sum;
    }

    /** The norm ‖·‖_* with {@code |v·w| ≤ ‖v‖_* ‖w‖}. */
    public Norm dual() {
        return this == L1 ? LINF : L1;
    }

    /**
     * The entries that a small change moves without leaving the face of the ball: for ℓ1 those that are not 0, for ℓ∞
     * those that are not of the largest size.
     *
     * @param rounding share of the largest entry up to which sizes count as equal
     */
    int[] free(double[] w, double rounding) {
        double most = Rows.largest(w);
        return IntStream.range(0, w.length)
                .filter(j -> this == L1 ? Math.abs(w[j]) > rounding * most : Math.abs(w[j]) < (1 - rounding) * most)
                .toArray();
    }
}
