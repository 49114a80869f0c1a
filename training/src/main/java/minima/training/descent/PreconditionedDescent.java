package minima.training.descent;

import minima.training.model.Objective;

import java.util.Arrays;

/**
 * Gradient descent preconditioned by a fixed diagonal D: {@code x ← x − ηDg}, steepest descent in the norm
 * {@code sqrt(v·D⁻¹v)}.
 *
 * <p>Momentum and weight decay are not applied.
 */
public final class PreconditionedDescent implements Optimizer {

    private final double[] diagonal;

    /** @param diagonal of D, positive, shape [p] */
    public PreconditionedDescent(double... diagonal) {
        if (Arrays.stream(diagonal).anyMatch(d -> !(d > 0))) {
            throw new IllegalArgumentException("the diagonal must be positive: least="
                    + Arrays.stream(diagonal).min().orElse(Double.NaN));
        }
        this.diagonal = diagonal.clone();
    }

    @Override
    public void step(double[] x, double[] gradient, Objective objective, Regulation now) {
        for (int j = 0; j < x.length; j++) {
            x[j] -= now.stepSize() * diagonal[j] * gradient[j];
        }
    }
}
