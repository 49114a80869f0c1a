package minima.experiments.separable;

import minima.training.claim.Assumption;
import minima.training.claim.Measure;
import minima.training.claim.Plane;
import minima.training.claim.Strand;
import minima.training.claim.VectorMeasure;
import minima.training.data.Samples;
import minima.training.descent.GradientDescent;
import minima.training.descent.GradientFlow;
import minima.training.descent.LinearSimulation;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.loss.Loss;
import minima.training.loss.Squared;
import minima.training.measure.DecisionMeasures;
import minima.training.measure.LinearMeasures;
import minima.training.measure.OracleMeasures;
import minima.training.measure.SeparatorMeasures;
import minima.training.model.LinearModel;
import minima.training.oracle.HardMargin;
import minima.training.oracle.MinNorm;
import minima.training.oracle.Spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static minima.training.measure.Metrics.LOSS_LOG;
import static minima.training.measure.Metrics.LOSS_TRAIN;
import static minima.training.measure.Metrics.MARGIN_GAP_LOG;
import static minima.training.measure.Metrics.MARGIN_L2;
import static minima.training.measure.Metrics.NORM_L2;

/**
 * Two classes with their hard-margin separator, and the strands that claims about them are made of.
 *
 * @param data targets ±1
 * @param svm the oracle's answer, or its proof that nothing separates
 * @param sigmaMax largest singular value of the data
 */
public record SeparableProblem(Samples data, HardMargin svm, double sigmaMax) {

    /** Relative and absolute, for a step of the integrator. */
    private static final double FLOW_TOLERANCE = 1e-10;

    public static SeparableProblem of(Samples data) {
        return new SeparableProblem(data, HardMargin.of(data), Spectrum.sigmaMax(data));
    }

    public LinearModel model(Loss loss) {
        return LinearModel.classifier(data, loss);
    }

    /** {@code 2/(β σ²max)}: below it gradient descent on a β-smooth loss converges. */
    public double largestStep(double smoothness) {
        return 2 / (smoothness * sigmaMax * sigmaMax);
    }

    /**
     * A strand with the usual measures, the margin first.
     *
     * @param eta the step by which the claim's constants are reckoned, also for a control
     */
    public Strand strand(String name, LinearSimulation descent, double eta, long steps) {
        LinearMeasures own = new LinearMeasures(descent);
        List<Measure> measures = new ArrayList<>(own.ofClassifier());
        if (svm.separable()) {
            measures.addAll(new SeparatorMeasures(descent, own, svm.weights(), svm.duals(), eta).all());
        }
        return new Strand(name, descent, measures, steps, false, boundary(descent));
    }

    /** Where it decides, beside the separator ŵ if there is one: of two features, which have a plane; else nothing. */
    List<VectorMeasure> boundary(LinearSimulation descent) {
        if (data.dimension() != 2) {
            return List.of();
        }
        Plane plane = Plane.around(data);
        Plane drawn = svm.separable() ? plane.predicting(DecisionMeasures.distances(plane, svm.weights())) : plane;
        return List.of(DecisionMeasures.distance(descent, drawn));
    }

    /** The measures of these names, and the angle to ŵ where there is one. */
    List<Measure> watched(LinearSimulation descent, String... metrics) {
        List<Measure> measures = new ArrayList<>(new LinearMeasures(descent).measures(metrics));
        if (svm.separable()) {
            measures.add(new OracleMeasures(descent, svm.weights()).angle());
        }
        return measures;
    }

    /** The control whose loss has a finite minimum: squared loss at half of its largest step. */
    Strand squaredControl(double eta, long steps) {
        Schedule stable = new Schedule.Constant(Regulation.ofStepSize(largestStep(1) / 2));
        return strand("squared", new GradientDescent(model(new Squared()), stable), eta, steps)
                .asControl();
    }

    /**
     * Whether some sample is not on the margin of ŵ. Where all are, zₙ·ŵ = 1 for each, and least squares and squared
     * hinge from 0 go to the SVM too.
     */
    Assumption samplesOffMargin() {
        int support = svm.separable() ? svm.support().length : 0;
        return Assumption.of(
                "samples off the margin", support < data.size(), "%d of %d on it".formatted(support, data.size()));
    }

    /** Gradient flow from 0 at time 1/σ²max; a step multiplies the time by e^factor. */
    ParametrizedDescent flow(Loss loss, double factor) {
        return new ParametrizedDescent(
                model(loss),
                GradientFlow.inLogTime(logTime(0, factor), FLOW_TOLERANCE),
                new Schedule.Constant(Regulation.ofStepSize(factor)));
    }

    /** What is watched on such a flow, the margin first. */
    List<Measure> ofFlow(LinearSimulation flow, double factor) {
        List<Measure> measures = new ArrayList<>(watched(flow, MARGIN_L2, NORM_L2, LOSS_TRAIN, LOSS_LOG));
        if (svm.separable()) {
            Measure margin = measures.get(0);
            double best = svm.margin();
            measures.add(new Measure(
                    MARGIN_GAP_LOG, () -> (best - margin.read().getAsDouble()) * logTime(flow.steps(), factor)));
        }
        return measures;
    }

    /** log t of such a flow after these steps. */
    double logTime(long steps, double factor) {
        return (double) steps * factor - 2 * Math.log(sigmaMax);
    }

    /**
     * The limit of ρ in the span of the support: least norm w̃ with {@code w̃·zₙ = bₙ = −log(αₙ/η)} where αₙ > 0; shape
     * [d].
     */
    double[] residualLimit(double eta) {
        double[] duals = svm.duals();
        double[][] z = data.signedRows();
        int[] support =
                IntStream.range(0, duals.length).filter(n -> duals[n] > 0).toArray();
        double[][] rows = IntStream.of(support).mapToObj(n -> z[n]).toArray(double[][]::new);
        double[] b = IntStream.of(support)
                .mapToDouble(n -> -Math.log(duals[n] / eta))
                .toArray();
        return MinNorm.of(new Samples("support vectors", rows, b)).weights();
    }
}
