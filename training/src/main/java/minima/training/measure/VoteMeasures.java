package minima.training.measure;

import minima.training.claim.Measure;
import minima.training.claim.VectorMeasure;
import minima.training.descent.LinearSimulation;
import minima.training.linalg.Kernels;
import minima.training.linalg.Lanes;
import minima.training.model.LinearModel;

import java.util.Arrays;

/**
 * How a weighted vote w of weak learners stands: margins {@code mᵢ/‖w‖₁} in [−1, 1] for answers in [−1, 1], and the
 * distribution p = softmax(−m) over samples, for which the next learner is chosen.
 *
 * <p>Cost: O(n d), and O(n log n) for the sorted margins.
 */
public final class VoteMeasures {

    private final LinearSimulation simulation;
    private final LinearModel model;
    private final double[] distribution;
    private final double[] edges;

    public VoteMeasures(LinearSimulation simulation) {
        this.simulation = simulation;
        this.model = simulation.model();
        this.distribution = new double[Lanes.padded(model.samples())];
        this.edges = new double[Lanes.padded(model.dimension())];
    }

    /** {@code max |Σ pᵢzᵢⱼ|} over weak learners j: by duality never below the largest ℓ1 margin. */
    public Measure edge() {
        return new Measure(Metrics.EDGE, this::edgeNow);
    }

    /** {@code −Σ pᵢ log pᵢ}, in nats: log n where all samples weigh the same. */
    public Measure entropy() {
        return new Measure(Metrics.ENTROPY_SAMPLES, () -> {
            fillDistribution();
            double entropy = 0;
            for (int i = 0; i < model.samples(); i++) {
                double p = distribution[i];
                entropy -= p > 0 ? p * StrictMath.log(p) : 0;
            }
            return entropy;
        });
    }

    /** The margins {@code mᵢ/‖w‖₁}, smallest first; 0 at w = 0. */
    public VectorMeasure margins() {
        return new VectorMeasure(Metrics.MARGIN_DISTRIBUTION, model.samples(), this::fillMargins);
    }

    /** Share of samples with {@code mᵢ/‖w‖₁ ≤ theta}. */
    public double shareBelow(double theta) {
        double norm = norm();
        double[] outputs = simulation.evaluation().outputs();
        int below = 0;
        for (int i = 0; i < model.samples(); i++) {
            below += outputs[i] <= theta * norm ? 1 : 0;
        }
        return (double) below / model.samples();
    }

    private void fillMargins(double[] into) {
        double norm = norm();
        double[] outputs = simulation.evaluation().outputs();
        for (int i = 0; i < into.length; i++) {
            into[i] = norm == 0 ? 0 : outputs[i] / norm;
        }
        Arrays.sort(into);
    }

    private double norm() {
        double sum = 0;
        for (int j = 0; j < model.dimension(); j++) {
            sum += Math.abs(simulation.weight(j));
        }
        return sum;
    }

    private void fillDistribution() {
        Kernels.softmaxOfNegated(simulation.evaluation().outputs(), model.samples(), distribution);
    }

    private double edgeNow() {
        fillDistribution();
        model.combine(distribution, edges);
        double largest = 0;
        for (int j = 0; j < model.dimension(); j++) {
            largest = Math.max(largest, Math.abs(edges[j]));
        }
        return largest;
    }
}
