package minima.training.descent;

import minima.training.model.LinearModel;

/** Gradient descent with heavy-ball momentum β and weight decay λ: {@code v ← βv − η(∇L + λw), w ← w + v}. */
public final class GradientDescent extends LinearDescent {

    /** From w = 0. */
    public GradientDescent(LinearModel model, Schedule schedule) {
        this(model, schedule, new double[model.dimension()]);
    }

    /** From w = start, shape [d]. */
    public GradientDescent(LinearModel model, Schedule schedule, double... start) {
        super(model, schedule, start);
    }

    @Override
    void step() {
        move(evaluation().gradient(), regulation().stepSize());
    }
}
