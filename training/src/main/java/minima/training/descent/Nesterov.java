package minima.training.descent;

import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.model.Objective;

/**
 * Nesterov's accelerated gradient, x being the point at which gradients are taken: {@code z′ = x − ηg, x ← z′ + β(z′ −
 * z)}, from z = x(0).
 *
 * <p>Weight decay is not applied. Source: Y. Nesterov, "A method of solving a convex programming problem with
 * convergence rate O(1/k²)", 1983; here β is constant.
 */
public final class Nesterov implements Optimizer {

    private final double[] z;

    /** @param start x(0), which is z(0) too */
    public Nesterov(double... start) {
        z = start.clone();
    }

    @Override
    public void step(double[] x, double[] gradient, Objective objective, Regulation now) {
        for (int j = 0; j < x.length; j++) {
            double next = Math.fma(-now.stepSize(), gradient[j], x[j]);
            x[j] = Math.fma(now.momentum(), next - z[j], next);
            z[j] = next;
        }
    }

    @Override
    public void save(StateWriter out) {
        out.put("nesterov", z);
    }

    @Override
    public void restore(StateReader in) {
        in.getDoubles("nesterov", z);
    }

    @Override
    public void begin(double[] x) {
        System.arraycopy(x, 0, z, 0, x.length);
    }
}
