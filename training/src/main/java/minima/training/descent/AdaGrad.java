package minima.training.descent;

import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.model.Objective;

/**
 * AdaGrad: {@code Gⱼ ← Gⱼ + gⱼ², xⱼ ← xⱼ − η gⱼ/(√Gⱼ + ε)}; with momentum β, the step is a heavy ball's.
 *
 * <p>Weight decay is not applied. Source: J. Duchi, E. Hazan, Y. Singer, "Adaptive Subgradient Methods for Online
 * Learning and Stochastic Optimization", JMLR 12, 2011.
 */
public final class AdaGrad implements Optimizer {

    private final double epsilon;
    private final double[] squares;
    private final double[] velocity;

    public AdaGrad(int parameters, double epsilon) {
        if (!(epsilon >= 0)) {
            throw new IllegalArgumentException("epsilon must be at least 0: epsilon=" + epsilon);
        }
        this.epsilon = epsilon;
        this.squares = new double[parameters];
        this.velocity = new double[parameters];
    }

    /** Gⱼ, the sum of squared gradients so far. */
    public double accumulated(int j) {
        return squares[j];
    }

    @Override
    public void step(double[] x, double[] gradient, Objective objective, Regulation now) {
        for (int j = 0; j < x.length; j++) {
            double g = gradient[j];
            squares[j] = Math.fma(g, g, squares[j]);
            double scaled = g == 0 ? 0 : g / (Math.sqrt(squares[j]) + epsilon);
            velocity[j] = Math.fma(now.momentum(), velocity[j], -now.stepSize() * scaled);
            x[j] += velocity[j];
        }
    }

    @Override
    public void save(StateWriter out) {
        out.put("adagrad.squares", squares);
        out.put("adagrad.velocity", velocity);
    }

    @Override
    public void restore(StateReader in) {
        in.getDoubles("adagrad.squares", squares);
        in.getDoubles("adagrad.velocity", velocity);
    }
}
