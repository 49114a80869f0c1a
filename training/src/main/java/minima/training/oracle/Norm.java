package minima.training.oracle;

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
}
