package minima.training.descent;

import minima.training.linalg.Kernels;
import minima.training.model.Evaluation;
import minima.training.model.LinearModel;

/**
 * Steps of length η along the gradient: {@code v ← βv − η(∇L/‖∇L‖₂ + λw), w ← w + v}; none where the gradient is 0.
 *
 * <p>The gradient is evaluated up to a factor that keeps it from underflow, so the method goes on where the loss is far
 * below the smallest double.
 */
public final class NormalizedGradientDescent extends LinearDescent {

    private final double[] direction;

    /** From w = 0. */
    public NormalizedGradientDescent(LinearModel model, Schedule schedule) {
        this(model, schedule, new double[model.dimension()]);
    }

    /** From w = start, shape [d]. */
    public NormalizedGradientDescent(LinearModel model, Schedule schedule, double... start) {
        super(model, schedule, start);
        direction = new double[liveWeights().length];
    }

    @Override
    void evaluate(double[] w, Evaluation into) {
        model().evaluateScaled(w, into);
    }

    @Override
    void step() {
        double[] gradient = evaluation().gradient();
        double norm = Math.sqrt(Kernels.squaredNorm(gradient, gradient.length));
        for (int j = 0; j < direction.length; j++) {
            direction[j] = norm == 0 ? 0 : gradient[j] / norm;
        }
        move(direction, regulation().stepSize());
    }
}
