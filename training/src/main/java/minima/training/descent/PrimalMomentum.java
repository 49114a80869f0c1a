package minima.training.descent;

import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.model.Objective;

/**
 * Mirror descent with momentum β in the weights: {@code ∇ψ(x⁺) = ∇ψ(x + β(x − x⁻)) − ηg}, x⁻ the weights a step ago.
 *
 * <p>A step leads nowhere, to NaN, where {@code x + β(x − x⁻)} leaves the domain of ψ. Weight decay is not applied.
 * Source: S. Gunasekar, J. Lee, D. Soudry, N. Srebro, "Characterizing Implicit Bias in Terms of Optimization Geometry",
 * ICML 2018, primal momentum; the gradient is taken at x.
 */
public final class PrimalMomentum implements Optimizer {

    private final Potential potential;
    private final double[] before;
    private final double[] ahead;
    private final double[] dual;

    /** @param start x(0), which is x(−1) too */
    public PrimalMomentum(Potential potential, double... start) {
        this.potential = potential;
        this.before = start.clone();
        this.ahead = new double[start.length];
        this.dual = new double[start.length];
    }

    @Override
    public void step(double[] x, double[] gradient, Objective objective, Regulation now) {
        for (int j = 0; j < x.length; j++) {
            ahead[j] = Math.fma(now.momentum(), x[j] - before[j], x[j]);
            before[j] = x[j];
        }
        potential.mirror(ahead, dual);
        for (int j = 0; j < x.length; j++) {
            dual[j] = Math.fma(-now.stepSize(), gradient[j], dual[j]);
        }
        potential.weights(dual, x);
    }

    @Override
    public void save(StateWriter out) {
        out.put("momentum.before", before);
    }

    @Override
    public void restore(StateReader in) {
        in.getDoubles("momentum.before", before);
    }

    @Override
    public void begin(double[] x) {
        System.arraycopy(x, 0, before, 0, x.length);
    }
}
