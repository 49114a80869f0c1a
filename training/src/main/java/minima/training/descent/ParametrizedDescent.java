package minima.training.descent;

import minima.training.model.Evaluation;
import minima.training.model.Identity;
import minima.training.model.LinearModel;
import minima.training.model.LinearObjective;
import minima.training.model.Parametrization;

import java.util.Arrays;

/**
 * An optimizer at work on the parameters θ of a linear predictor's weights: what {@link LinearSimulation} calls weights
 * is β(θ), so that every measure of weights holds for it.
 *
 * <p>With the {@link Identity} it is the optimizer on the weights themselves. A scale-free optimizer is given scaled
 * gradients, so that it goes on where the loss underflows.
 */
public final class ParametrizedDescent extends Descent implements LinearSimulation {

    private final LinearObjective objective;
    private final double[] startWeights;
    private final double[] weights;
    private long weightsVersion = -1;

    /**
     * @param parametrization of this simulation alone, as the optimizer
     * @param start θ(0), shape [p]
     */
    public ParametrizedDescent(
            LinearModel model,
            Parametrization parametrization,
            Optimizer optimizer,
            Schedule schedule,
            double... start) {
        this(new LinearObjective(model, parametrization, optimizer.scaleFree()), optimizer, schedule, start);
    }

    /** On the weights themselves, from 0. */
    public ParametrizedDescent(LinearModel model, Optimizer optimizer, Schedule schedule) {
        this(model, new Identity(model.dimension()), optimizer, schedule, new double[model.dimension()]);
    }

    private ParametrizedDescent(LinearObjective objective, Optimizer optimizer, Schedule schedule, double... start) {
        super(objective, optimizer, schedule, start);
        this.objective = objective;
        this.startWeights = new double[objective.model().dimension()];
        this.weights = new double[startWeights.length];
        objective.parametrization().weights(start, startWeights);
    }

    public Parametrization parametrization() {
        return objective.parametrization();
    }

    @Override
    public LinearModel model() {
        return objective.model();
    }

    @Override
    public double weight(int j) {
        return live()[j];
    }

    @Override
    public double[] weights() {
        return Arrays.copyOf(live(), weights.length);
    }

    private double[] live() {
        if (weightsVersion != version()) {
            objective.parametrization().weights(liveParameters(), weights);
            weightsVersion = version();
        }
        return weights;
    }

    @Override
    public double startWeight(int j) {
        return startWeights[j];
    }

    @Override
    public Evaluation evaluation() {
        gradient();
        return objective.evaluation();
    }
}
