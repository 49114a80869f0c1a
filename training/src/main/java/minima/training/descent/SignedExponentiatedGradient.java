package minima.training.descent;

import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.linalg.Exp;

/**
 * The exponentiated gradient with signs, EG±: {@code w = U(p⁺ − p⁻)} with a distribution over 2d experts, {@code p± ∝
 * e^(∓ηU Σ gₛ)}, from the uniform one; its class are the u with {@code ‖u‖₁ ≤ U}.
 *
 * <p>{@code regret ≤ log(2d)/η + (η/2) Σ ‖U gₛ‖∞²}, and {@code ‖g‖∞ ≤ 1} for entries in [-1, 1]. With η = √(2
 * log(2d)/m)/U that is {@code U √(2m log 2d)} after m rounds.
 *
 * <p>Source: J. Kivinen, M. K. Warmuth, "Exponentiated Gradient versus Gradient Descent for Linear Predictors",
 * Information and Computation 132(1), 1997; the bound is Hedge's: Y. Freund, R. E. Schapire, Journal of Computer and
 * System Sciences 55(1), 1997.
 */
public final class SignedExponentiatedGradient implements OnlineLearner {

    private final double radius;
    private final double rate;
    private final double[] sums;
    private final double[] weights;

    /**
     * @param radius U, positive
     * @param rounds m for which η is tuned, at least 1
     */
    public SignedExponentiatedGradient(int dimension, double radius, long rounds) {
        this.radius = radius;
        this.rate = Math.sqrt(2 * StrictMath.log(2.0 * dimension) / rounds) / radius;
        this.sums = new double[dimension];
        this.weights = new double[dimension];
    }

    @Override
    public double[] weights() {
        return weights;
    }

    @Override
    public void learn(double[] gradient) {
        double largest = 0;
        for (int j = 0; j < sums.length; j++) {
            sums[j] += gradient[j];
            largest = Math.max(largest, Math.abs(sums[j]));
        }
        play(largest);
    }

    /** Weights from the sums, the exponents shifted by their largest. */
    private void play(double largest) {
        double total = 0;
        for (int j = 0; j < sums.length; j++) {
            double positive = Exp.exp(rate * radius * (-sums[j] - largest));
            double negative = Exp.exp(rate * radius * (sums[j] - largest));
            weights[j] = positive - negative;
            total += positive + negative;
        }
        for (int j = 0; j < weights.length; j++) {
            weights[j] *= radius / total;
        }
    }

    @Override
    public double regretBound(long rounds) {
        return StrictMath.log(2.0 * weights.length) / rate + rate / 2 * radius * radius * rounds;
    }

    @Override
    public void save(StateWriter out) {
        out.put("sums", sums);
        out.put("weights", weights);
    }

    @Override
    public void restore(StateReader in) {
        in.getDoubles("sums", sums);
        in.getDoubles("weights", weights);
    }
}
