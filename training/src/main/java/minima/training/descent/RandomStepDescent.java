package minima.training.descent;

import minima.training.claim.Pace;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.model.Objective;
import minima.training.random.Streams;

/**
 * Gradient descent with steps of random size, {@code x ← x − uηg}, u uniform in [0, 2) for each step: Landweber's
 * iteration with random relaxation.
 *
 * <p>On least squares with {@code η ≤ 1/σ²max} no step of it is unstable. Draw t is a function of (seed, t) alone.
 * Momentum and weight decay are not applied. Source: L. Landweber, "An Iteration Formula for Fredholm Integral
 * Equations of the First Kind", American Journal of Mathematics 73, 1951.
 */
public final class RandomStepDescent implements Optimizer {

    private final Streams streams;
    private final long[] steps = new long[1];

    /** Draws from stream {@code steps}. */
    public RandomStepDescent(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Pace pace(Pace plain) {
        return plain.withoutStepSize();
    }

    @Override
    public void step(double[] x, double[] gradient, Objective objective, Regulation now) {
        double eta = 2 * streams.stream("steps", steps[0]++).nextDouble() * now.stepSize();
        for (int j = 0; j < x.length; j++) {
            x[j] -= eta * gradient[j];
        }
    }

    @Override
    public void save(StateWriter out) {
        out.put("steps.drawn", steps);
    }

    @Override
    public void restore(StateReader in) {
        in.getLongs("steps.drawn", steps);
    }
}
