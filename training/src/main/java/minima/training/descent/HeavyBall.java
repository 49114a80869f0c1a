package minima.training.descent;

import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.model.Objective;

/**
 * Gradient descent with heavy-ball momentum β and weight decay λ: {@code v ← βv − η(g + λx), x ← x + v}; plain gradient
 * descent where both are 0.
 *
 * <p>Source: B. T. Polyak, "Some methods of speeding up the convergence of iteration methods", 1964.
 */
public final class HeavyBall implements Optimizer {

    private final double[] velocity;

    public HeavyBall(int parameters) {
        velocity = new double[parameters];
    }

    /** Component j of the last step. */
    public double velocity(int j) {
        return velocity[j];
    }

    @Override
    public void step(double[] x, double[] gradient, Objective objective, Regulation now) {
        for (int j = 0; j < x.length; j++) {
            double descent = now.stepSize() * Math.fma(now.weightDecay(), x[j], gradient[j]);
            velocity[j] = Math.fma(now.momentum(), velocity[j], -descent);
            x[j] += velocity[j];
        }
    }

    @Override
    public void save(StateWriter out) {
        out.put("velocity", velocity);
    }

    @Override
    public void restore(StateReader in) {
        in.getDoubles("velocity", velocity);
    }
}
