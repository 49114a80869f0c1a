package minima.experiments.separable;

import minima.training.claim.Always;
import minima.training.claim.Assumption;
import minima.training.claim.History;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Bound;
import minima.training.claim.Series;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.descent.GradientDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.loss.Hinge;
import minima.training.loss.Loss;

import java.util.List;

import static minima.training.measure.Metrics.LOSS_TRAIN;
import static minima.training.measure.Metrics.MARGIN_L2;
import static minima.training.measure.Metrics.NORM_L2;

/**
 * Gradient descent with step 1/σ²max on the hinge or the squared hinge, which are least at finite w.
 *
 * @param strand a control
 * @param largestNorm {@code ‖w(0) − 3ŵ‖ + 3‖ŵ‖}: each step brings w nearer to 3ŵ
 * @param mostSteps {@code σ²max ‖w(0) − 3ŵ‖²/3}: on the hinge by so much that it stops after these
 * @param another whether samples lie off the margin; if none does, the squared hinge goes to the SVM too
 */
record HingeStrand(Strand strand, Loss loss, double largestNorm, double mostSteps, Assumption another)
        implements OtherLimit {

    private static final String SOURCE = "derived: each step comes nearer to 3ŵ, docs/papers.md";

    private static final double ROUNDING = 1e-9;

    /** From {@code start}, on data that are separable. */
    static HingeStrand of(String name, Loss loss, SeparableProblem problem, double[] start, long steps) {
        double stepSize = 1 / (problem.sigmaMax() * problem.sigmaMax());
        Schedule schedule = new Schedule.Constant(Regulation.ofStepSize(stepSize));
        GradientDescent descent = new GradientDescent(problem.model(loss), schedule, start);
        double[] separator = problem.svm().weights();
        double squares = 0;
        for (int j = 0; j < start.length; j++) {
            squares += (start[j] - 3 * separator[j]) * (start[j] - 3 * separator[j]);
        }
        return new HingeStrand(
                new Strand(
                        name,
                        descent,
                        problem.watched(descent, MARGIN_L2, NORM_L2, LOSS_TRAIN),
                        steps,
                        true,
                        problem.boundary(descent)),
                loss,
                Math.sqrt(squares) + 3 * problem.svm().norm(),
                squares / (3 * stepSize),
                problem.samplesOffMargin());
    }

    @Override
    public List<Prediction> predictions() {
        return List.of(Bound.upper(strand.name(), NORM_L2, t -> largestNorm, SOURCE));
    }

    @Override
    public List<Verdict> own(History history) {
        Verdict bounded = Always.atMost(asClaim(), NORM_L2, t -> largestNorm, ROUNDING, history, SOURCE);
        return loss instanceof Hinge ? List.of(bounded, stops(history)) : List.of(bounded);
    }

    private Verdict stops(History history) {
        long last = lastStepWithLoss(history.series(strand.name(), LOSS_TRAIN));
        Verdict verdict = Verdict.atMost(
                asClaim(),
                "last measured step with a loss",
                mostSteps,
                (double) last,
                0,
                "σ²max ‖w(0) − 3ŵ‖²/3",
                SOURCE);
        return verdict.supported() && last == strand.steps()
                ? verdict.as(Outcome.INCONCLUSIVE, "may take %.3g steps. Maybe more --steps".formatted(mostSteps))
                : verdict;
    }

    private static long lastStepWithLoss(Series loss) {
        int i = loss.size() - 1;
        while (i >= 0 && loss.value(i) == 0) {
            i--;
        }
        return i < 0 ? 0 : loss.step(i);
    }

    @Override
    public Assumption another(History history) {
        return another;
    }
}
