package minima.training.measure;

import minima.training.claim.Measure;
import minima.training.descent.LinearSimulation;
import minima.training.linalg.Exp;
import minima.training.linalg.Kernels;
import minima.training.linalg.Lanes;
import minima.training.model.Evaluation;
import minima.training.model.LinearModel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * The measures of a linear simulation that need no oracle, by their names in {@link Metrics}.
 *
 * <p>A margin is {@code min zᵢ·w} over a norm of w, and 0 at w = 0. {@code margin.upper} is {@code ‖Σ pᵢzᵢ‖₂} with p =
 * softmax(−margins): for any weights p on the simplex {@code min zᵢ·v ≤ Σ pᵢ zᵢ·v ≤ ‖Σ pᵢzᵢ‖₂ ‖v‖₂}, so at every w
 * {@code margin.l2 ≤ γ* ≤ margin.upper}, where γ* is the largest ℓ2 margin. Margins, {@code error.train} and
 * {@code support.count} are those of a classifier.
 */
public final class LinearMeasures {

    /** Softmax weight above which a sample counts as a support vector. */
    private static final double SUPPORT_WEIGHT = 0.01;

    private static final double SMALLEST_SAFE_LOSS = 1e-290;

    private final LinearSimulation simulation;
    private final LinearModel model;
    private final Map<String, DoubleSupplier> reads = new LinkedHashMap<>();
    private final double[] softmax;
    private final double[] combination;
    private final Once minMargin;
    private final Once softmaxFilled;
    private final Once loss;
    private final Once norm1;
    private final Once norm2;
    private final Once normInfinity;

    public LinearMeasures(LinearSimulation simulation) {
        this.simulation = simulation;
        this.model = simulation.model();
        this.softmax = new double[Lanes.padded(model.samples())];
        this.combination = new double[Lanes.padded(model.dimension())];
        this.minMargin = new Once(simulation, () -> Kernels.min(outputs(), model.samples()));
        this.softmaxFilled = new Once(simulation, this::fillSoftmax);
        this.loss = new Once(simulation, () -> model.loss(outputs()));
        this.norm1 = new Once(simulation, this::norm1);
        this.norm2 = new Once(simulation, this::norm2);
        this.normInfinity = new Once(simulation, this::normInfinity);
        readLossAndWeights();
        if (model.isClassifier()) {
            readMargins();
        }
    }

    private void readLossAndWeights() {
        reads.put(Metrics.LOSS_TRAIN, loss);
        reads.put(Metrics.LOSS_LOG, this::logLoss);
        reads.put(Metrics.LOSS_TIMES_STEP, () -> simulation.steps() * loss.getAsDouble());
        reads.put(Metrics.NORM_L2, norm2);
        reads.put(Metrics.NORM_L1, norm1);
        reads.put(Metrics.NORM_LINF, normInfinity);
        reads.put(Metrics.DISTANCE_INIT, this::distanceFromStart);
        reads.put(Metrics.GRADIENT_L2, this::gradientNorm);
        reads.put(Metrics.STEP_SIZE, () -> simulation.regulation().stepSize());
    }

    /** From the loss where it is in a double's safe range, which is what the model's own does too. */
    private double logLoss() {
        double value = loss.getAsDouble();
        boolean safe = value > SMALLEST_SAFE_LOSS && value < Double.POSITIVE_INFINITY;
        return safe ? StrictMath.log(value) : model.logLoss(outputs());
    }

    private void readMargins() {
        reads.put(Metrics.ERROR_TRAIN, this::error);
        reads.put(Metrics.MARGIN_L2, () -> marginOver(norm2));
        reads.put(Metrics.MARGIN_L1, () -> marginOver(norm1));
        reads.put(Metrics.MARGIN_LINF, () -> marginOver(normInfinity));
        reads.put(Metrics.MARGIN_UPPER, this::marginUpper);
        reads.put(Metrics.SUPPORT_COUNT, this::supportCount);
    }

    /**
     * The measure of this name.
     *
     * @throws IllegalArgumentException if this model has no such measure
     */
    public Measure measure(String metric) {
        DoubleSupplier read = reads.get(metric);
        if (read == null) {
            throw new IllegalArgumentException(
                    "a linear measure must be one of %s: metric=%s".formatted(reads.keySet(), metric));
        }
        return new Measure(metric, read);
    }

    /** The measures of these names, in their order. */
    public List<Measure> measures(String... metrics) {
        return Stream.of(metrics).map(this::measure).toList();
    }

    /**
     * What a claim about a classifier watches, the margin first; the rest of {@link #all} is for claims about other
     * norms.
     */
    public List<Measure> ofClassifier() {
        return measures(
                Metrics.MARGIN_L2,
                Metrics.MARGIN_UPPER,
                Metrics.MARGIN_L1,
                Metrics.MARGIN_LINF,
                Metrics.LOSS_TRAIN,
                Metrics.LOSS_LOG,
                Metrics.LOSS_TIMES_STEP,
                Metrics.ERROR_TRAIN,
                Metrics.NORM_L2,
                Metrics.GRADIENT_L2,
                Metrics.SUPPORT_COUNT,
                Metrics.STEP_SIZE);
    }

    /** All that this model has. */
    public List<Measure> all() {
        return reads.keySet().stream().map(this::measure).toList();
    }

    private double[] outputs() {
        return simulation.evaluation().outputs();
    }

    private double marginOver(Once norm) {
        return norm.getAsDouble() == 0 ? 0 : minMargin.getAsDouble() / norm.getAsDouble();
    }

    private double fillSoftmax() {
        Kernels.softmaxOfNegated(outputs(), model.samples(), softmax);
        return 1;
    }

    private double marginUpper() {
        softmaxFilled.getAsDouble();
        model.combine(softmax, combination);
        return Math.sqrt(Kernels.squaredNorm(combination, combination.length));
    }

    private double supportCount() {
        softmaxFilled.getAsDouble();
        int count = 0;
        for (int i = 0; i < model.samples(); i++) {
            count += softmax[i] > SUPPORT_WEIGHT ? 1 : 0;
        }
        return count;
    }

    private double error() {
        double[] margins = outputs();
        int wrong = 0;
        for (int i = 0; i < model.samples(); i++) {
            wrong += margins[i] <= 0 ? 1 : 0;
        }
        return (double) wrong / model.samples();
    }

    private double gradientNorm() {
        Evaluation evaluation = simulation.evaluation();
        double[] gradient = evaluation.gradient();
        return Math.sqrt(Kernels.squaredNorm(gradient, gradient.length)) * Exp.exp(evaluation.logScale());
    }

    private double norm1() {
        double sum = 0;
        for (int j = 0; j < model.dimension(); j++) {
            sum += Math.abs(simulation.weight(j));
        }
        return sum;
    }

    private double norm2() {
        double sum = 0;
        for (int j = 0; j < model.dimension(); j++) {
            sum = Math.fma(simulation.weight(j), simulation.weight(j), sum);
        }
        return Math.sqrt(sum);
    }

    private double normInfinity() {
        double max = 0;
        for (int j = 0; j < model.dimension(); j++) {
            max = Math.max(max, Math.abs(simulation.weight(j)));
        }
        return max;
    }

    private double distanceFromStart() {
        double sum = 0;
        for (int j = 0; j < model.dimension(); j++) {
            double difference = simulation.weight(j) - simulation.startWeight(j);
            sum = Math.fma(difference, difference, sum);
        }
        return Math.sqrt(sum);
    }
}
