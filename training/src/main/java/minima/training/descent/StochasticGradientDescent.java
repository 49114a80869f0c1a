package minima.training.descent;

import minima.training.data.Batch;
import minima.training.data.BatchOrder;
import minima.training.model.LinearModel;

/**
 * Stochastic gradient descent: {@code v ← βv − η(g + λw), w ← w + v}, where g is {@code n/b} times the gradient on the
 * b samples of a batch, an unbiased estimate of ∇L when each sample is as likely as any other.
 */
public final class StochasticGradientDescent extends BatchDescent {

    private final double[] direction;

    /** From w = 0. */
    public StochasticGradientDescent(LinearModel model, Schedule schedule, BatchOrder batches) {
        this(model, schedule, batches, new double[model.dimension()]);
    }

    /** From w = start, shape [d]. */
    public StochasticGradientDescent(LinearModel model, Schedule schedule, BatchOrder batches, double... start) {
        super(model, schedule, batches, start);
        this.direction = new double[liveWeights().length];
    }

    @Override
    void step(Batch batch) {
        samples().gradient(batch, liveWeights(), direction);
        move(direction, regulation().stepSize());
    }
}
