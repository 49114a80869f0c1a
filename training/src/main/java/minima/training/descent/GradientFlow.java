package minima.training.descent;

import minima.training.claim.Pace;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.model.Objective;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * Gradient flow {@code dx/dt = −∇L(x)}, what gradient descent becomes as its step goes to 0; a step lasts η.
 *
 * <p>In log time a step multiplies t by e^η, so that times far beyond 10³⁰⁰ are reached: {@code dx/ds = −e^s ∇L(x)}, s
 * = log t. Integrated by the Dormand-Prince method of order 8(5,3) with adaptive steps; allocates. Momentum and weight
 * decay are not applied.
 *
 * <p>Source: E. Hairer, S. P. Nørsett, G. Wanner, "Solving Ordinary Differential Equations I", 1993.
 */
public final class GradientFlow implements Optimizer {

    private static final double SHORTEST = 1e-14;

    /** Trial points far outside have slopes beyond a double; cut off at e to this power they are rejected as finite. */
    private static final double STEEPEST = 600;

    private final double tolerance;
    private final boolean logarithmic;
    private final double[] time;

    private GradientFlow(double start, double tolerance, boolean logarithmic) {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("tolerance must be positive: tolerance=" + tolerance);
        }
        this.tolerance = tolerance;
        this.logarithmic = logarithmic;
        this.time = new double[] {start};
    }

    /** From t = 0; the tolerance is relative and absolute, for each integrator step. */
    public static GradientFlow inTime(double tolerance) {
        return new GradientFlow(0, tolerance, false);
    }

    /** From s = log t(0). */
    public static GradientFlow inLogTime(double logTime, double tolerance) {
        return new GradientFlow(logTime, tolerance, true);
    }

    /** t, or s in log time. */
    public double time() {
        return time[0];
    }

    /** Gradients come with the logarithm of their scale, so nothing underflows. */
    @Override
    public boolean scaleFree() {
        return true;
    }

    @Override
    public Pace pace(Pace plain) {
        return logarithmic ? Pace.UNKNOWN : plain.withoutSamples();
    }

    @Override
    public void step(double[] x, double[] gradient, Objective objective, Regulation now) {
        double until = time[0] + now.stepSize();
        OrdinaryDifferentialEquation flow = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return x.length;
            }

            @Override
            public double[] computeDerivatives(double t, double[] at) {
                double[] slope = new double[at.length];
                double scale = objective.evaluate(at, slope) + (logarithmic ? t : 0);
                double factor = -StrictMath.exp(Math.min(scale, STEEPEST));
                for (int j = 0; j < slope.length; j++) {
                    slope[j] *= factor;
                }
                return slope;
            }
        };
        double[] end = new DormandPrince853Integrator(
                        Math.min(SHORTEST, now.stepSize()), now.stepSize(), tolerance, tolerance)
                .integrate(flow, new ODEState(time[0], x), until)
                .getPrimaryState();
        System.arraycopy(end, 0, x, 0, x.length);
        time[0] = until;
    }

    @Override
    public void save(StateWriter out) {
        out.put("time", time);
    }

    @Override
    public void restore(StateReader in) {
        in.getDoubles("time", time);
    }
}
