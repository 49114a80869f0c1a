package minima.training.descent;

import minima.training.model.Objective;

/**
 * Steepest descent in the norm of a {@link Geometry}: {@code Δx = argmin ⟨g, v⟩ + ‖v‖²/(2η) = −η ‖g‖_* v(g)}, or, with
 * steps of one length, {@code Δx = −η v(g)}, v(g) the unit vector of steepest ascent.
 *
 * <p>Momentum and weight decay are not applied.
 *
 * <p>Source: Gunasekar, Lee, Soudry, Srebro, "Characterizing Implicit Bias in Terms of Optimization Geometry", ICML
 * 2018, equation 4.
 */
public final class SteepestDescent implements Optimizer {

    private final Geometry geometry;
    private final boolean normalized;
    private final double[] direction;

    private SteepestDescent(Geometry geometry, boolean normalized, int parameters) {
        this.geometry = geometry;
        this.normalized = normalized;
        this.direction = new double[parameters];
    }

    /** Steps as long as the gradient's dual norm. */
    public static SteepestDescent in(Geometry geometry, int parameters) {
        return new SteepestDescent(geometry, false, parameters);
    }

    /** Steps of length η in the norm, whatever the gradient. */
    public static SteepestDescent normalizedIn(Geometry geometry, int parameters) {
        return new SteepestDescent(geometry, true, parameters);
    }

    @Override
    public boolean scaleFree() {
        return normalized;
    }

    @Override
    public void step(double[] x, double[] gradient, Objective objective, Regulation now) {
        double dual = geometry.ascent(gradient, direction);
        double length = now.stepSize() * (normalized ? 1 : dual);
        for (int j = 0; j < x.length; j++) {
            x[j] -= length * direction[j];
        }
    }
}
