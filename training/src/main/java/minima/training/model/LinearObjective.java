package minima.training.model;

import minima.training.linalg.Lanes;

/**
 * The loss of a linear predictor whose weights are parametrized: {@code L(θ) = Σ ℓ(zᵢ·β(θ))}.
 *
 * <p>Scaled, its gradients go on where the loss underflows: for methods that follow directions alone.
 */
public final class LinearObjective implements Objective {

    private final LinearModel model;
    private final Parametrization parametrization;
    private final boolean scaled;
    private final double[] beta;
    private final Evaluation evaluation;
    private final double[] unused;

    public LinearObjective(LinearModel model, Parametrization parametrization, boolean scaled) {
        if (model.dimension() != parametrization.dimension()) {
            throw new IllegalArgumentException("weights must have the model's dimension: weights=%d, dimension=%d"
                    .formatted(parametrization.dimension(), model.dimension()));
        }
        this.model = model;
        this.parametrization = parametrization;
        this.scaled = scaled;
        this.beta = new double[Lanes.padded(model.dimension())];
        this.evaluation = model.newEvaluation();
        this.unused = new double[parametrization.parameters()];
    }

    public LinearModel model() {
        return model;
    }

    public Parametrization parametrization() {
        return parametrization;
    }

    /** Outputs and ∂L/∂β of the last {@link #evaluate}; live. */
    public Evaluation evaluation() {
        return evaluation;
    }

    @Override
    public int parameters() {
        return parametrization.parameters();
    }

    @Override
    public Long samplesRead() {
        return (long) model.samples();
    }

    @Override
    public double evaluate(double[] theta, double[] gradient) {
        parametrization.weights(theta, beta);
        if (scaled) {
            model.evaluateScaled(beta, evaluation);
        } else {
            model.evaluate(beta, evaluation);
        }
        parametrization.pullBack(theta, evaluation.gradient(), gradient);
        return evaluation.logScale();
    }

    @Override
    public double loss(double[] theta) {
        evaluate(theta, unused);
        return model.loss(evaluation.outputs());
    }
}
