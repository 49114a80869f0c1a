package minima.training.descent;

import minima.training.claim.BatchFed;
import minima.training.claim.Pace;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.data.Batch;
import minima.training.data.BatchOrder;
import minima.training.linalg.Lanes;
import minima.training.model.Evaluation;
import minima.training.model.LinearModel;

import java.util.Arrays;

/**
 * Stochastic gradient descent seen through the average of its iterates: the weights of this simulation are {@code w̄ₜ},
 * {@code w̄ₜ = w̄ₜ₋₁ + ((1 + p)/(t + p))(wₜ − w̄ₜ₋₁)}, the descent itself goes on at wₜ.
 *
 * <p>p = 0 is the plain mean of w₁ … wₜ; with p > 0 iterate k has a weight that grows like {@code k^p}, so that what
 * the first ones miss is forgotten like {@code t^(−1−p)} and not like 1/t.
 *
 * <p>Sources: B. T. Polyak, A. B. Juditsky, "Acceleration of Stochastic Approximation by Averaging", 1992; O. Shamir,
 * T. Zhang, "Stochastic Gradient Descent for Non-smooth Optimization", ICML 2013, for p.
 */
public final class AveragedStochasticGradientDescent implements LinearSimulation, BatchFed {

    private final StochasticGradientDescent descent;
    private final double decay;
    private final double[] average;
    private final Evaluation evaluation;
    private long evaluatedVersion = -1;

    /**
     * From w = 0.
     *
     * @param decay p, at least 0
     */
    public AveragedStochasticGradientDescent(LinearModel model, Schedule schedule, BatchOrder batches, double decay) {
        if (!(decay >= 0)) {
            throw new IllegalArgumentException("decay must be at least 0: decay=" + decay);
        }
        this.descent = new StochasticGradientDescent(model, schedule, batches);
        this.decay = decay;
        this.average = new double[Lanes.padded(model.dimension())];
        this.evaluation = model.newEvaluation();
    }

    @Override
    public void advance(long count) {
        for (long k = 0; k < count; k++) {
            descent.advance(1);
            double share = (1 + decay) / (descent.steps() + decay);
            for (int j = 0; j < dimension(); j++) {
                average[j] = Math.fma(share, descent.weight(j) - average[j], average[j]);
            }
        }
    }

    @Override
    public double weight(int j) {
        return average[j];
    }

    @Override
    public double[] weights() {
        return Arrays.copyOf(average, dimension());
    }

    @Override
    public double startWeight(int j) {
        return descent.startWeight(j);
    }

    @Override
    public Evaluation evaluation() {
        if (evaluatedVersion != version()) {
            model().evaluate(average, evaluation);
            evaluatedVersion = version();
        }
        return evaluation;
    }

    @Override
    public LinearModel model() {
        return descent.model();
    }

    @Override
    public Regulation regulation() {
        return descent.regulation();
    }

    @Override
    public Schedule schedule() {
        return descent.schedule();
    }

    @Override
    public Pace pace() {
        return descent.pace();
    }

    @Override
    public void apply(Regulation now) {
        descent.apply(now);
    }

    @Override
    public BatchOrder batches() {
        return descent.batches();
    }

    @Override
    public void take(Batch batch) {
        descent.take(batch);
    }

    @Override
    public long steps() {
        return descent.steps();
    }

    @Override
    public long version() {
        return descent.version();
    }

    @Override
    public void save(StateWriter out) {
        descent.save(out);
        out.put("average", weights());
    }

    @Override
    public void restore(StateReader in) {
        descent.restore(in);
        double[] saved = new double[dimension()];
        in.getDoubles("average", saved);
        System.arraycopy(saved, 0, average, 0, saved.length);
    }

    @Override
    public void adopt(StateReader in) {
        descent.adopt(in);
        double[] saved = descent.weights();
        if (in.holds(out -> out.put("average", saved))) {
            in.getDoubles("average", saved);
        }
        System.arraycopy(saved, 0, average, 0, saved.length);
    }
}
