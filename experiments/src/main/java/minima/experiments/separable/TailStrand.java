package minima.experiments.separable;

import minima.training.claim.Assumption;
import minima.training.claim.History;
import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.descent.LinearSimulation;
import minima.training.loss.PolynomialTail;
import minima.training.measure.OracleMeasures;
import minima.training.oracle.HardMargin;
import minima.training.oracle.PolynomialTailDirection;

import java.util.ArrayList;
import java.util.List;

import static minima.training.measure.Metrics.ANGLE_ORACLE;
import static minima.training.measure.Metrics.ANGLE_TAIL;
import static minima.training.measure.Metrics.NORM_L2;

/**
 * Gradient flow in log time on a loss with a polynomial tail, with the direction that the tail predicts.
 *
 * @param strand a control
 * @param angleToSvm between ŵ and that direction, the argmin over the unit sphere of {@code Σ (w·zₙ)^(−p)}, in radians
 * @param svmMargin γ
 */
record TailStrand(Strand strand, double angleToSvm, double svmMargin) implements OtherLimit {

    private static final String SOURCE = "derived: argmin over the sphere of Σ (w·zₙ)^(−p), docs/papers.md";

    /** {@code (1 + z)^(−p)} differs from the pure power by a share of p/z, so directions agree up to O(1/(γ‖w‖)). */
    private static final double SHIFT = 10;

    /** Of the integrator and of Newton's method, each exact to 1e-10 a step. */
    private static final double NUMERICAL = 1e-8;

    /** The loss {@code (1 + z)^(−p)} on data that are separable. */
    static TailStrand of(SeparableProblem problem, int p, double factor, long steps) {
        HardMargin svm = problem.svm();
        LinearSimulation descent = problem.flow(new PolynomialTail(p), factor);
        double[] direction = PolynomialTailDirection.of(problem.data(), p);
        List<Measure> measures = new ArrayList<>(problem.ofFlow(descent, factor));
        measures.add(new Measure(
                ANGLE_TAIL, new OracleMeasures(descent, direction).angle().read()));
        return new TailStrand(
                new Strand("polynomial-" + p, descent, measures, steps, true, problem.boundary(descent)),
                OracleMeasures.angle(direction, svm.weights()),
                svm.margin());
    }

    @Override
    public List<Prediction> predictions() {
        return List.of(
                new Limit(strand.name(), ANGLE_TAIL, 0, SOURCE, Provenance.V),
                new Limit(strand.name(), ANGLE_ORACLE, angleToSvm, SOURCE, Provenance.V));
    }

    @Override
    public List<Verdict> own(History history) {
        return List.of(Verdict.within(
                asClaim(),
                ANGLE_TAIL + " → 0",
                0,
                history.last(strand, ANGLE_TAIL),
                shift(history),
                "10/(γ‖w‖), as the tail is a pure power up to O(1/z), and 1e-8 of the integrator",
                SOURCE));
    }

    @Override
    public Assumption another(History history) {
        return Assumption.of(
                "a direction of its own",
                angleToSvm > shift(history),
                "%.3g rad from ŵ, told apart from %.3g on".formatted(angleToSvm, shift(history)));
    }

    private double shift(History history) {
        return SHIFT / (svmMargin * history.last(strand, NORM_L2)) + NUMERICAL;
    }
}
