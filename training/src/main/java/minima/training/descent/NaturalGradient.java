package minima.training.descent;

import minima.training.model.Objective;

/**
 * Natural gradient descent in the metric ∇²ψ: {@code x ← x − η ∇²ψ(x)⁻¹ g}, mirror descent to first order in η.
 *
 * <p>A step may leave the domain of ψ, and the next one then leads to NaN. Momentum and weight decay are not applied.
 * Source: S. Amari, "Natural Gradient Works Efficiently in Learning", Neural Computation 10(2), 1998.
 */
public final class NaturalGradient implements Optimizer {

    private final Potential potential;
    private final double[] dual;
    private final double[] direction;

    public NaturalGradient(Potential potential, int parameters) {
        this.potential = potential;
        this.dual = new double[parameters];
        this.direction = new double[parameters];
    }

    @Override
    public void step(double[] x, double[] gradient, Objective objective, Regulation now) {
        potential.mirror(x, dual);
        potential.curve(dual, gradient, direction);
        for (int j = 0; j < x.length; j++) {
            x[j] = Math.fma(-now.stepSize(), direction[j], x[j]);
        }
    }
}
