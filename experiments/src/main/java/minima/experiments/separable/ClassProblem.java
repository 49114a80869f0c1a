package minima.experiments.separable;

import minima.training.claim.Measure;
import minima.training.claim.Strand;
import minima.training.data.Samples;
import minima.training.descent.Descent;
import minima.training.descent.Optimizer;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.measure.ClassMeasures;
import minima.training.model.SoftmaxObjective;
import minima.training.oracle.MulticlassMargin;
import minima.training.oracle.Spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Samples of K classes with their hard-margin separator, and the strands that claims about them are made of.
 *
 * @param data targets 0..K-1
 * @param svm the oracle's answer, or its proof that nothing separates
 * @param sigmaMax largest singular value of the data
 */
record ClassProblem(Samples data, MulticlassMargin svm, double sigmaMax) {

    static ClassProblem of(Samples data) {
        return new ClassProblem(data, MulticlassMargin.of(data), Spectrum.sigmaMax(data));
    }

    int parameters() {
        return svm.classes() * data.dimension();
    }

    /**
     * {@code 4/σ²max}: below it gradient descent converges, as the softmax loss of an output is ½-smooth, the Hessian
     * {@code diag p − ppᵀ} being at most ½.
     */
    double largestStep() {
        return 4 / (sigmaMax * sigmaMax);
    }

    /** A strand of this optimizer on the softmax loss, with the usual measures, the margin first. */
    Strand strand(String name, IntFunction<Optimizer> optimizer, Regulation fixed, double[] start, long steps) {
        Optimizer own = optimizer.apply(parameters());
        SoftmaxObjective objective = new SoftmaxObjective(data, own.scaleFree());
        Descent descent = new Descent(objective, own, new Schedule.Constant(fixed), start);
        ClassMeasures ofClasses = new ClassMeasures(descent, objective);
        List<Measure> measures = new ArrayList<>(ofClasses.all());
        if (svm.separable()) {
            measures.add(ofClasses.angle(svm.weights()));
            measures.add(ofClasses.marginGap(svm.margin()));
        }
        return new Strand(name, descent, measures, steps, false)
                .with(ofClasses.marginDistribution(), ofClasses.classNorms());
    }
}
