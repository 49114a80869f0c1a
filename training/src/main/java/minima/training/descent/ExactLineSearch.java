package minima.training.descent;

import minima.training.claim.Pace;
import minima.training.model.Objective;

/**
 * Gradient descent that goes to the minimum along its line: {@code x ← x − sg}, s the root of {@code φ′(s) = −g·∇L(x −
 * sg)} in the interval where doubling η first meets a slope that is not negative.
 *
 * <p>The root is found by false position with the Illinois rule, to 1e-10 of φ′(0); a dozen gradients a step are usual.
 * Momentum and weight decay are not applied.
 *
 * <p>Source: M. Dowell, P. Jarratt, "A modified regula falsi method for computing the root of an equation", BIT 11,
 * 1971.
 */
public final class ExactLineSearch implements Optimizer {

    private static final double FLAT = 1e-10;
    private static final int MOST_EVALUATIONS = 200;

    private final double[] at;
    private final double[] slope;

    private double low;
    private double slopeAtLow;
    private double high;
    private double slopeAtHigh;

    public ExactLineSearch(int parameters) {
        at = new double[parameters];
        slope = new double[parameters];
    }

    @Override
    public Pace pace(Pace plain) {
        return Pace.UNKNOWN;
    }

    @Override
    public void step(double[] x, double[] gradient, Objective objective, Regulation now) {
        bracket(x, gradient, objective, now.stepSize());
        double s = slopeAtHigh < 0 ? high : root(x, gradient, objective);
        for (int j = 0; j < x.length; j++) {
            x[j] = Math.fma(-s, gradient[j], x[j]);
        }
    }

    /** Doubles {@code high} until φ′ is not negative there. */
    private void bracket(double[] x, double[] gradient, Objective objective, double stepSize) {
        low = 0;
        slopeAtLow = -dot(gradient, gradient);
        high = stepSize;
        slopeAtHigh = slope(high, x, gradient, objective);
        for (int k = 0; slopeAtHigh < 0 && k < MOST_EVALUATIONS; k++) {
            low = high;
            slopeAtLow = slopeAtHigh;
            high *= 2;
            slopeAtHigh = slope(high, x, gradient, objective);
        }
    }

    /** The root of φ′ in [low, high]; an end that stays has its slope halved. */
    private double root(double[] x, double[] gradient, Objective objective) {
        double flat = FLAT * dot(gradient, gradient);
        double s = high;
        double slopeAtS = slopeAtHigh;
        int side = 0;
        for (int k = 0; Math.abs(slopeAtS) > flat && k < MOST_EVALUATIONS; k++) {
            s = low - slopeAtLow * (high - low) / (slopeAtHigh - slopeAtLow);
            slopeAtS = slope(s, x, gradient, objective);
            if (slopeAtS < 0) {
                low = s;
                slopeAtLow = slopeAtS;
                slopeAtHigh *= side < 0 ? 0.5 : 1;
                side = -1;
            } else {
                high = s;
                slopeAtHigh = slopeAtS;
                slopeAtLow *= side > 0 ? 0.5 : 1;
                side = 1;
            }
        }
        return s;
    }

    /** φ′(s). */
    private double slope(double s, double[] x, double[] gradient, Objective objective) {
        for (int j = 0; j < at.length; j++) {
            at[j] = Math.fma(-s, gradient[j], x[j]);
        }
        objective.evaluate(at, slope);
        return -dot(gradient, slope);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum = Math.fma(a[j], b[j], sum);
        }
        return sum;
    }
}
