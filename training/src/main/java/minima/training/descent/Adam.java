package minima.training.descent;

import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.model.Objective;

/**
 * Adam: {@code m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², x ← x − η m̂/(√v̂ + ε)}, m̂ and v̂ being m and v divided by 1
 * − β₁^t and 1 − β₂^t. RMSProp is the same with β₁ = 0 and without those divisions.
 *
 * <p>Momentum and weight decay of the regulation are not applied. Sources: D. P. Kingma, J. Ba, "Adam: A Method for
 * Stochastic Optimization", ICLR 2015, algorithm 1; T. Tieleman, G. Hinton, lecture 6.5, RMSProp, 2012.
 */
public final class Adam implements Optimizer {

    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final boolean corrected;
    private final double[] mean;
    private final double[] squares;
    private final double[] powers = {1, 1};

    private Adam(int parameters, double beta1, double beta2, double epsilon, boolean corrected) {
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon >= 0)) {
            throw new IllegalArgumentException("β₁ and β₂ must lie in [0, 1), ε must be at least 0: β₁=%s, β₂=%s, ε=%s"
                    .formatted(beta1, beta2, epsilon));
        }
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        this.corrected = corrected;
        this.mean = new double[parameters];
        this.squares = new double[parameters];
    }

    public static Adam of(int parameters, double beta1, double beta2, double epsilon) {
        return new Adam(parameters, beta1, beta2, epsilon, true);
    }

    public static Adam rmsProp(int parameters, double decay, double epsilon) {
        return new Adam(parameters, 0, decay, epsilon, false);
    }

    @Override
    public void step(double[] x, double[] gradient, Objective objective, Regulation now) {
        powers[0] *= beta1;
        powers[1] *= beta2;
        double meanShare = corrected ? 1 - powers[0] : 1;
        double squareShare = corrected ? 1 - powers[1] : 1;
        for (int j = 0; j < x.length; j++) {
            double g = gradient[j];
            mean[j] = Math.fma(beta1, mean[j], (1 - beta1) * g);
            squares[j] = Math.fma(beta2, squares[j], (1 - beta2) * g * g);
            double scale = Math.sqrt(squares[j] / squareShare) + epsilon;
            x[j] -= scale == 0 ? 0 : now.stepSize() * (mean[j] / meanShare) / scale;
        }
    }

    @Override
    public void save(StateWriter out) {
        out.put("adam.mean", mean);
        out.put("adam.squares", squares);
        out.put("adam.powers", powers);
    }

    @Override
    public void restore(StateReader in) {
        in.getDoubles("adam.mean", mean);
        in.getDoubles("adam.squares", squares);
        in.getDoubles("adam.powers", powers);
    }
}
