package minima.training.descent;

/**
 * A norm, as descent sees it: its dual, and the unit vector along which a linear function rises fastest.
 *
 * <p>Source: S. Gunasekar, J. Lee, D. Soudry, N. Srebro, "Characterizing Implicit Bias in Terms of Optimization
 * Geometry", ICML 2018.
 */
public interface Geometry {

    /**
     * {@code into = argmax ⟨g, v⟩ over ‖v‖ ≤ 1}, 0 where g is 0; gives the dual norm {@code ‖g‖_* = ⟨g, v⟩}. Both of
     * shape [p].
     */
    double ascent(double[] g, double[] into);

    /** ‖v‖. */
    double norm(double[] v);
}
