package minima.experiments.separable;

import minima.training.claim.Measure;
import minima.training.claim.Strand;
import minima.training.data.Samples;
import minima.training.descent.GradientDescent;
import minima.training.descent.LinearSimulation;
import minima.training.descent.NormalizedGradientDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.loss.Loss;
import minima.training.loss.PolynomialTail;
import minima.training.loss.Squared;
import minima.training.measure.LinearMeasures;
import minima.training.measure.OracleMeasures;
import minima.training.measure.SeparatorMeasures;
import minima.training.model.LinearModel;
import minima.training.oracle.HardMargin;
import minima.training.oracle.MinNorm;
import minima.training.oracle.PolynomialTailDirection;
import minima.training.oracle.Spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two classes with their hard-margin separator, and the strands that claims about them are made of.
 *
 * @param data targets ±1
 * @param svm the oracle's answer, or its proof that nothing separates
 * @param sigmaMax largest singular value of the data
 */
record SeparableProblem(Samples data, HardMargin svm, double sigmaMax) {

    static SeparableProblem of(Samples data) {
        return new SeparableProblem(data, HardMargin.of(data), Spectrum.sigmaMax(data));
    }

    LinearModel model(Loss loss) {
        return LinearModel.classifier(data, loss);
    }

    /** {@code 2/(β σ²max)}: below it gradient descent on a β-smooth loss converges. */
    double largestStep(double smoothness) {
        return 2 / (smoothness * sigmaMax * sigmaMax);
    }

    /**
     * A strand with the usual measures, the margin first.
     *
     * @param eta the step by which the claim's constants are reckoned, also for a control
     */
    Strand strand(String name, LinearSimulation descent, double eta, long steps) {
        LinearMeasures own = new LinearMeasures(descent);
        List<Measure> measures = new ArrayList<>(own.ofClassifier());
        if (svm.separable()) {
            measures.addAll(new SeparatorMeasures(descent, own, svm.weights(), svm.duals(), eta).all());
        }
        return new Strand(name, descent, measures, steps, false);
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

    /** The control whose loss has the tail {@code (1 + z)^(−p)}, by normalized descent with steps of length 1/σ_max. */
    TailStrand tailControl(int p, double eta, long steps) {
        LinearSimulation descent = new NormalizedGradientDescent(
                model(new PolynomialTail(p)), new Schedule.Constant(Regulation.ofStepSize(1 / sigmaMax)));
        Strand plain = strand("polynomial-" + p, descent, eta, steps).asControl();
        return TailStrand.of(plain, descent, PolynomialTailDirection.of(data, p), svm);
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
