package minima.training.descent;

import minima.training.claim.Pace;
import minima.training.data.Batch;
import minima.training.data.BatchOrder;
import minima.training.model.LinearModel;

import java.util.Arrays;

/**
 * The method of Kaczmarz: for each sample of a batch in turn, {@code w ← w − λ((xᵢ·w − yᵢ)/‖xᵢ‖²) xᵢ}, with λ = 1 the
 * projection onto the solutions of equation i.
 *
 * <p>λ in (0, 2) is the regulation's step size; momentum and weight decay are applied once for each sample. Rows of
 * zeros are passed over. Sources: S. Kaczmarz, 1937; T. Strohmer, R. Vershynin, "A Randomized Kaczmarz Algorithm with
 * Exponential Convergence", 2009; here rows come as the batches do, not in proportion to ‖xᵢ‖².
 */
public final class Kaczmarz extends BatchDescent {

    private final double[] squaredNorms;
    private final double[] direction;

    /** From w = 0, on a model whose loss is squared. */
    public Kaczmarz(LinearModel model, Schedule schedule, BatchOrder batches) {
        super(model, schedule, batches, new double[model.dimension()]);
        this.direction = new double[liveWeights().length];
        this.squaredNorms = new double[model.samples()];
        for (int i = 0; i < squaredNorms.length; i++) {
            for (int j = 0; j < model.dimension(); j++) {
                squaredNorms[i] = Math.fma(model.feature(i, j), model.feature(i, j), squaredNorms[i]);
            }
        }
    }

    /** The step size is a share of a projection. */
    @Override
    public Pace pace() {
        return super.pace().withoutStepSize();
    }

    @Override
    void step(Batch batch) {
        for (int k = 0; k < batch.size(); k++) {
            project(batch.row(k));
        }
    }

    private void project(int i) {
        if (squaredNorms[i] > 0) {
            Arrays.fill(direction, 0);
            samples().add(samples().derivative(i, liveWeights()) / squaredNorms[i], i, direction);
            move(direction, regulation().stepSize());
        }
    }
}
