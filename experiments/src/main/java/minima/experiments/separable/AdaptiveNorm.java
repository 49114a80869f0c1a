package minima.experiments.separable;

import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Strand;
import minima.training.claim.VectorMeasure;
import minima.training.descent.AdaGrad;
import minima.training.descent.LinearSimulation;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.loss.Logistic;
import minima.training.measure.LinearMeasures;
import minima.training.measure.OracleMeasures;
import minima.training.measure.SeparatorMeasures;
import minima.training.model.Identity;
import minima.training.oracle.QuadraticMargin;

import java.util.ArrayList;
import java.util.List;

import static minima.training.measure.Metrics.ANGLE_ADAPTIVE;
import static minima.training.measure.Metrics.GRADIENT_ACCUMULATED;
import static minima.training.measure.Metrics.LOSS_TIMES_STEP;
import static minima.training.measure.Metrics.MARGIN_L2;
import static minima.training.measure.Metrics.RESIDUAL_SUPPORT;

/**
 * The norm {@code √(Σ √Gⱼ wⱼ²)} that AdaGrad makes for itself by its sums of squares G, and its separator.
 *
 * <p>G is that of the same descent, rehearsed for at most 10⁵ steps: what is added later is of order 1/t.
 */
final class AdaptiveNorm {

    private static final long REHEARSED = 100_000;

    private static final String QIAN = "Qian, Qian, NeurIPS 2019";

    private final SeparableProblem problem;
    private final double eta;
    private final double[] start;
    private final QuadraticMargin margin;

    private AdaptiveNorm(SeparableProblem problem, double eta, double[] start, QuadraticMargin margin) {
        this.problem = problem;
        this.eta = eta;
        this.start = start.clone();
        this.margin = margin;
    }

    /** Of AdaGrad with step η from {@code start} on the logistic loss. */
    static AdaptiveNorm of(SeparableProblem problem, double eta, double[] start, long steps) {
        AdaGrad optimizer = new AdaGrad(start.length, 0);
        descent(problem, optimizer, eta, start).advance(Math.min(steps, REHEARSED));
        double[] diagonal = new double[start.length];
        for (int j = 0; j < start.length; j++) {
            double squares = optimizer.accumulated(j);
            diagonal[j] = squares > 0 ? Math.sqrt(squares) : 1; // a feature that is always 0 has no weight in any norm
        }
        return new AdaptiveNorm(problem, eta, start, QuadraticMargin.of(problem.data(), diagonal));
    }

    private static ParametrizedDescent descent(
            SeparableProblem problem, AdaGrad optimizer, double eta, double[] start) {
        return new ParametrizedDescent(
                problem.model(new Logistic()),
                new Identity(start.length),
                optimizer,
                new Schedule.Constant(Regulation.ofStepSize(eta)),
                start);
    }

    /** The descent itself, with its residual {@code w − ŵ log t} on the support of its own separator ŵ. */
    Strand strand(String name, long steps) {
        AdaGrad optimizer = new AdaGrad(start.length, 0);
        ParametrizedDescent descent = descent(problem, optimizer, eta, start);
        LinearMeasures own = new LinearMeasures(descent);
        List<Measure> measures = new ArrayList<>(own.ofClassifier());
        if (margin.separable()) {
            measures.add(angle(descent));
            measures.add(new OracleMeasures(descent, problem.svm().weights()).angle());
            measures.add(
                    new SeparatorMeasures(descent, own, margin.weights(), margin.duals(), eta).residualOnSupport());
        }
        VectorMeasure squares = new VectorMeasure(GRADIENT_ACCUMULATED, start.length, into -> {
            for (int j = 0; j < into.length; j++) {
                into[j] = optimizer.accumulated(j);
            }
        });
        return new Strand(name, descent, measures, steps, false).with(squares);
    }

    /** Of any descent's weights to this norm's separator. */
    Measure angle(LinearSimulation descent) {
        return new Measure(
                ANGLE_ADAPTIVE,
                new OracleMeasures(descent, margin.weights()).angle().read());
    }

    /** To the separator of least ℓ2 norm. */
    double angleToSvm() {
        return OracleMeasures.angle(margin.weights(), problem.svm().weights());
    }

    List<Prediction> predictions(String name) {
        double[] separator = margin.weights();
        double squares = 0;
        for (double weight : separator) {
            squares += weight * weight;
        }
        double ofDuals = 0;
        for (double alpha : margin.duals()) {
            ofDuals += alpha;
        }
        return List.of(
                new Limit(name, MARGIN_L2, 1 / Math.sqrt(squares), QIAN, Provenance.V),
                new Limit(name, ANGLE_ADAPTIVE, 0, QIAN, Provenance.M),
                new Limit(name, RESIDUAL_SUPPORT, 0, "derived, docs/papers.md", Provenance.D),
                new Limit(name, LOSS_TIMES_STEP, ofDuals / eta, "derived, docs/papers.md", Provenance.D));
    }
}
