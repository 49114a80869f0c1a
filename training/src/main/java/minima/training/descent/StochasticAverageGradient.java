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
 * Stochastic average gradient: {@code w ← w − η Σ aᵢzᵢ}, aᵢ being the derivative {@code ℓ′(zᵢ·w)} when sample i was
 * last in a batch, 0 before.
 *
 * <p>The direction estimates the whole gradient of the sum of losses from old derivatives, with an error that vanishes
 * as w settles. A step {@code η ≤ 1/(16 n β max‖zᵢ‖²)}, β the loss's smoothness, converges in expectation. Momentum and
 * weight decay are applied as by {@link GradientDescent}.
 *
 * <p>Source: M. Schmidt, N. Le Roux, F. Bach, "Minimizing Finite Sums with the Stochastic Average Gradient",
 * Mathematical Programming 162, 2017, theorem 1; ours sums over samples where theirs takes the mean.
 */
public final class StochasticAverageGradient extends LinearDescent implements BatchFed {

    private final BatchOrder batches;
    private final MiniBatches samples;
    private final double[] derivatives;
    private final double[] direction;
    private @Nullable Batch next;

    /** From w = 0. */
    public StochasticAverageGradient(LinearModel model, Schedule schedule, BatchOrder batches) {
        super(model, schedule, new double[model.dimension()]);
        this.batches = batches;
        this.samples = model.miniBatches();
        this.derivatives = new double[model.samples()];
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
        for (int k = 0; k < batch.size(); k++) {
            int i = batch.row(k);
            double derivative = samples.derivative(i, liveWeights());
            samples.add(derivative - derivatives[i], i, direction);
            derivatives[i] = derivative;
        }
        move(direction, regulation().stepSize());
    }

    @Override
    void saveMethod(StateWriter out) {
        out.put("sag.derivatives", derivatives);
        out.put("sag.direction", Arrays.copyOf(direction, dimension()));
    }

    @Override
    void restoreMethod(StateReader in) {
        in.getDoubles("sag.derivatives", derivatives);
        double[] sum = new double[dimension()];
        in.getDoubles("sag.direction", sum);
        System.arraycopy(sum, 0, direction, 0, sum.length);
    }
}
