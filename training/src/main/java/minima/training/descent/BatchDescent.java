package minima.training.descent;

import minima.training.claim.BatchFed;
import minima.training.claim.Pace;
import minima.training.data.Batch;
import minima.training.data.BatchOrder;
import minima.training.model.LinearModel;
import minima.training.model.MiniBatches;
import org.jspecify.annotations.Nullable;

/** What methods share that take one batch of samples a step. */
abstract class BatchDescent extends LinearDescent implements BatchFed {

    private final BatchOrder batches;
    private final MiniBatches samples;
    private @Nullable Batch next;

    BatchDescent(LinearModel model, Schedule schedule, BatchOrder batches, double[] start) {
        super(model, schedule, start);
        this.batches = batches;
        this.samples = model.miniBatches();
    }

    /** Takes one step on {@code batch} by {@link #move}. */
    abstract void step(Batch batch);

    final MiniBatches samples() {
        return samples;
    }

    @Override
    public final BatchOrder batches() {
        return batches;
    }

    @Override
    public Pace pace() {
        return new Pace(batches.samplesPerBatch(), schedule().steadyStepSize());
    }

    @Override
    public final void take(Batch batch) {
        next = batch;
    }

    @Override
    final void step() {
        Batch batch = next;
        if (batch == null) {
            throw new IllegalStateException("a batch must be taken before each step: steps=" + steps());
        }
        next = null;
        step(batch);
    }
}
