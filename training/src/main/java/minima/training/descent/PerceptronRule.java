package minima.training.descent;

import minima.training.claim.BatchFed;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.data.Batch;
import minima.training.data.BatchOrder;
import minima.training.model.LinearModel;
import minima.training.model.MiniBatches;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The perceptron: for each sample of a batch in turn, {@code w ← w + ηzᵢ} if {@code zᵢ·w ≤ θ}, zᵢ = yᵢxᵢ.
 *
 * <p>With the threshold θ = 0 it learns from mistakes alone. Momentum and weight decay are applied at each update; the
 * model's loss is not used. Source: F. Rosenblatt, "The Perceptron: A Probabilistic Model for Information Storage and
 * Organization in the Brain", Psychological Review 65, 1958.
 */
public final class PerceptronRule extends LinearDescent implements BatchFed {

    private final BatchOrder batches;
    private final MiniBatches samples;
    private final double threshold;
    private final double[] direction;
    private long updates;
    private @Nullable Batch next;

    /** From w = 0. */
    public PerceptronRule(LinearModel model, Schedule schedule, BatchOrder batches, double threshold) {
        super(model, schedule, new double[model.dimension()]);
        this.batches = batches;
        this.samples = model.miniBatches();
        this.threshold = threshold;
        this.direction = new double[liveWeights().length];
    }

    /** How often w has changed. */
    public long updates() {
        return updates;
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
        for (int k = 0; k < batch.size(); k++) {
            int row = batch.row(k);
            if (model().output(row, liveWeights()) <= threshold) {
                Arrays.fill(direction, 0);
                samples.add(-1, row, direction);
                move(direction, regulation().stepSize());
                updates++;
            }
        }
    }

    @Override
    void saveMethod(StateWriter out) {
        out.put("updates", updates);
    }

    @Override
    void restoreMethod(StateReader in) {
        updates = in.getLong("updates");
    }
}
