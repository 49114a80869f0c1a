package minima.training.descent;

import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;

/**
 * Online gradient descent from 0, {@code w ← w − ηg}; its class are the u with {@code ‖u‖₂ ≤ B}.
 *
 * <p>{@code regret ≤ B²/(2η) + (η/2) Σ ‖gₛ‖₂²}, and {@code ‖g‖₂² ≤ d} for entries in [-1, 1]. With η = B/√(dm) that is
 * {@code B √(dm)} after m rounds.
 *
 * <p>Source: M. Zinkevich, "Online Convex Programming and Generalized Infinitesimal Gradient Ascent", ICML 2003; ours
 * does not project.
 */
public final class EuclideanLearner implements OnlineLearner {

    private final double radius;
    private final double stepSize;
    private final double[] weights;

    /**
     * @param radius B, positive
     * @param rounds m for which η is tuned, at least 1
     */
    public EuclideanLearner(int dimension, double radius, long rounds) {
        this.radius = radius;
        this.stepSize = radius / Math.sqrt((double) dimension * rounds);
        this.weights = new double[dimension];
    }

    @Override
    public double[] weights() {
        return weights;
    }

    @Override
    public void learn(double[] gradient) {
        for (int j = 0; j < weights.length; j++) {
            weights[j] = Math.fma(-stepSize, gradient[j], weights[j]);
        }
    }

    @Override
    public double regretBound(long rounds) {
        return radius * radius / (2 * stepSize) + stepSize / 2 * weights.length * rounds;
    }

    @Override
    public void save(StateWriter out) {
        out.put("weights", weights);
    }

    @Override
    public void restore(StateReader in) {
        in.getDoubles("weights", weights);
    }
}
