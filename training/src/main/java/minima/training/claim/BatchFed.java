package minima.training.claim;

import minima.training.data.Batch;
import minima.training.data.BatchOrder;

/** A simulation that lives on mini-batches: it is given one before each step. */
public interface BatchFed extends Simulation {

    /** The order in which its samples come; batch {@code k} belongs to the step from {@code k} to {@code k + 1}. */
    BatchOrder batches();

    /** The batch of the next step; {@code advance(1)} must follow. */
    void take(Batch batch);
}
