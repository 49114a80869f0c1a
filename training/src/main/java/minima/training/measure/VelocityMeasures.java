package minima.training.measure;

import minima.training.claim.Measure;
import minima.training.descent.LinearSimulation;
import minima.training.linalg.Exp;

import java.util.function.IntToDoubleFunction;

/**
 * How the last step v of a linear simulation stands to the gradient where it arrived.
 *
 * <p>With momentum β and gradients that change slowly, {@code v = −η Σ βᵏ∇L(w(t−1−k))} comes near {@code −η/(1 − β)
 * ∇L}: its length over ‖∇L‖₂ is the effective step.
 */
public final class VelocityMeasures {

    private final LinearSimulation simulation;
    private final IntToDoubleFunction velocity;
    private final double[] v;
    private final double[] descent;

    /** @param velocity component j of the last step, 0 before the first */
    public VelocityMeasures(LinearSimulation simulation, IntToDoubleFunction velocity) {
        this.simulation = simulation;
        this.velocity = velocity;
        this.v = new double[simulation.dimension()];
        this.descent = new double[simulation.dimension()];
    }

    /** The angle between v and −∇L in [0, π]; π/2 where either is 0. */
    public Measure angle() {
        return new Measure(Metrics.ANGLE_VELOCITY, () -> {
            fill();
            return OracleMeasures.angle(v, descent);
        });
    }

    /** {@code ‖v‖₂/‖∇L‖₂}; 0 where the gradient is 0. */
    public Measure effectiveStep() {
        return new Measure(Metrics.STEP_EFFECTIVE, () -> {
            fill();
            double gradient = OracleMeasures.norm(descent);
            return gradient == 0
                    ? 0
                    : OracleMeasures.norm(v)
                            / gradient
                            / Exp.exp(simulation.evaluation().logScale());
        });
    }

    private void fill() {
        double[] gradient = simulation.evaluation().gradient();
        for (int j = 0; j < v.length; j++) {
            v[j] = velocity.applyAsDouble(j);
            descent[j] = -gradient[j];
        }
    }
}
