package minima.training.descent;

import minima.training.claim.BatchFed;
import minima.training.data.Batch;
import minima.training.data.BatchOrder;
import minima.training.model.LinearModel;
import minima.training.model.MiniBatches;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The method of Kaczmarz: for each sample of a batch in turn, {@code w ← w − λ((xᵢ·w − yᵢ)/‖xᵢ‖²) xᵢ}, with λ = 1 the
 * projection onto the solutions of equation i.
 *
 * <p>λ in (0, 2) is the regulation's step size; momentum and weight decay are applied once for each sample. Rows of
 * zeros are passed over. Sources: S. Kaczmarz, 1937; T. Strohmer, R. Vershynin, "A Randomized Kaczmarz Algorithm with
 * Exponential Convergence", 2009; here rows come as the batches do, not in proportion to ‖xᵢ‖².
 */
public final class Kaczmarz extends LinearDescent implements BatchFed {

    private final BatchOrder batches;
    private final MiniBatches equations;
    private final double[] squaredNorms;
    private final double[] direction;
    private @Nullable Batch next;

    /** From w = 0, on a model whose loss is squared. */
    public Kaczmarz(LinearModel model, Schedule schedule, BatchOrder batches) {
        super(model, schedule, new double[model.dimension()]);
        this.batches = batches;
        this.equations = model.miniBatches();
        this.direction = new double[liveWeights().length];
        this.squaredNorms = new double[model.samples()];
        for (int i = 0; i < squaredNorms.length; i++) {
            for (int j = 0; j < model.dimension(); j++) {
                squaredNorms[i] = Math.fma(model.feature(i, j), model.feature(i, j), squaredNorms[i]);
            }
        }
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
            project(batch.row(k));
        }
    }

    private void project(int i) {
        if (squaredNorms[i] > 0) {
            Arrays.fill(direction, 0);
            equations.add(equations.derivative(i, liveWeights()) / squaredNorms[i], i, direction);
            move(direction, regulation().stepSize());
        }
    }
}
