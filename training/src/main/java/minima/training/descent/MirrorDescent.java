package minima.training.descent;

import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.model.Objective;

import java.util.Arrays;

/**
 * Mirror descent with the potential ψ and dual momentum β: {@code v ← βv − ηg, z ← z + v, x = ∇ψ*(z)}, from {@code z =
 * ∇ψ(x(0))}.
 *
 * <p>Weight decay is not applied. Source: A. Beck, M. Teboulle, "Mirror descent and nonlinear projected subgradient
 * methods for convex optimization", Operations Research Letters 31, 2003; momentum in the dual as in Gunasekar, Lee,
 * Soudry, Srebro, "Characterizing Implicit Bias in Terms of Optimization Geometry", ICML 2018, without its shift of the
 * point where the gradient is taken.
 */
public final class MirrorDescent implements Optimizer {

    private final Potential potential;
    private final double[] dual;
    private final double[] velocity;

    /** @param start x(0), in the domain of ψ */
    public MirrorDescent(Potential potential, double... start) {
        this.potential = potential;
        this.dual = new double[start.length];
        this.velocity = new double[start.length];
        potential.mirror(start, dual);
    }

    @Override
    public void step(double[] x, double[] gradient, Objective objective, Regulation now) {
        for (int j = 0; j < x.length; j++) {
            velocity[j] = Math.fma(now.momentum(), velocity[j], -now.stepSize() * gradient[j]);
            dual[j] += velocity[j];
        }
        potential.weights(dual, x);
    }

    @Override
    public void save(StateWriter out) {
        out.put("mirror.dual", dual);
        out.put("mirror.velocity", velocity);
    }

    @Override
    public void restore(StateReader in) {
        in.getDoubles("mirror.dual", dual);
        in.getDoubles("mirror.velocity", velocity);
    }

    /** The dual point of another potential is not that of {@code x} here, so it is then made anew. */
    @Override
    public void adopt(StateReader in, double[] x) {
        if (!in.holds(this::save)) {
            begin(x);
            return;
        }
        restore(in);
        double[] primal = new double[x.length];
        potential.weights(dual, primal);
        if (!Arrays.equals(primal, x)) {
            begin(x);
        }
    }

    @Override
    public void begin(double[] x) {
        potential.mirror(x, dual);
    }
}
