package minima.training.descent;

import minima.training.claim.BatchFed;
import minima.training.data.Batch;
import minima.training.data.BatchOrder;
import minima.training.model.LinearModel;
import minima.training.model.MiniBatches;
import org.jspecify.annotations.Nullable;

/**
 * Stochastic gradient descent: {@code v ← βv − η(g + λw), w ← w + v}, where g is {@code n/b} times the gradient on the
 * b samples of a batch, an unbiased estimate of ∇L when each sample is as likely as any other.
 */
public final class StochasticGradientDescent extends LinearDescent implements BatchFed {

    private final BatchOrder batches;
    private final MiniBatches miniBatches;
    private final double[] direction;
    private @Nullable Batch next;

    /** From w = 0. */
    public StochasticGradientDescent(LinearModel model, Schedule schedule, BatchOrder batches) {
        this(model, schedule, batches, new double[model.dimension()]);
    }

    /** From w = start, shape [d]. */
    public StochasticGradientDescent(LinearModel model, Schedule schedule, BatchOrder batches, double... start) {
        super(model, schedule, start);
        this.batches = batches;
        this.miniBatches = model.miniBatches();
        this.direction = new double[liveWeights().length];
    }

    @Override
    public BatchOrder batches() {
        return batches;
    }

    @Override
    public void take(Batch batch) {
        next = batch;
    }

    @Override
    void step() {
        Batch batch = next;
        if (batch == null) {
            throw new IllegalStateException("a batch must be taken before each step: steps=" + steps());
        }
        next = null;
        miniBatches.gradient(batch, liveWeights(), direction);
        move(direction, regulation().stepSize());
    }
}
