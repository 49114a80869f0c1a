package minima.training.measure;

import minima.training.claim.Measure;
import minima.training.claim.VectorMeasure;
import minima.training.descent.Descent;
import minima.training.linalg.Exp;
import minima.training.model.SoftmaxObjective;

import java.util.Arrays;
import java.util.List;

/**
 * The measures of a linear classifier of K classes, W of shape [K][d], by their names in {@link Metrics}.
 *
 * <p>Norms are over all of W, {@code ‖W‖² = Σ ‖w_k‖²}; the margin is {@code min (w_y − w_k)·x} over samples and other
 * classes, over ‖W‖, and 0 at W = 0.
 */
public final class ClassMeasures {

    private final Descent descent;
    private final SoftmaxObjective objective;

    /** @param objective of this descent */
    public ClassMeasures(Descent descent, SoftmaxObjective objective) {
        this.descent = descent;
        this.objective = objective;
    }

    /** Margin, losses, error, norms and the sum over classes, the margin first. */
    public List<Measure> all() {
        return List.of(
                new Measure(Metrics.MARGIN_L2, this::margin),
                new Measure(Metrics.LOSS_TRAIN, this::loss),
                new Measure(Metrics.LOSS_LOG, () -> objective.logLoss(descent.liveParameters())),
                new Measure(Metrics.LOSS_TIMES_STEP, () -> descent.steps() * loss()),
                new Measure(Metrics.ERROR_TRAIN, this::error),
                new Measure(Metrics.NORM_L2, this::norm),
                new Measure(
                        Metrics.GRADIENT_L2,
                        () -> OracleMeasures.norm(descent.gradient()) * Exp.exp(descent.logScale())),
                new Measure(Metrics.SUM_CLASSES, this::sumOfClasses),
                new Measure(Metrics.STEP_SIZE, () -> descent.regulation().stepSize()));
    }

    /** The angle between W and the oracle's Ŵ, shape [K][d]. */
    public Measure angle(double[][] oracle) {
        double[] flat = Arrays.stream(oracle).flatMapToDouble(Arrays::stream).toArray();
        return new Measure(Metrics.ANGLE_ORACLE, () -> OracleMeasures.angle(descent.liveParameters(), flat));
    }

    /** {@code (γ − γ_t) log t}. */
    public Measure marginGap(double best) {
        return new Measure(
                Metrics.MARGIN_GAP_LOG,
                () -> (best - margin()) * StrictMath.log((double) Math.max(1, descent.steps())));
    }

    /** All pairwise margins over ‖W‖, smallest first; shape [n (K − 1)]. */
    public VectorMeasure marginDistribution() {
        return new VectorMeasure(
                Metrics.MARGIN_DISTRIBUTION, objective.samples() * (objective.classes() - 1), this::fillMargins);
    }

    /** ‖w_k‖ by class. */
    public VectorMeasure classNorms() {
        return new VectorMeasure(Metrics.NORM_CLASSES, objective.classes(), into -> {
            for (int k = 0; k < into.length; k++) {
                into[k] = OracleMeasures.norm(Arrays.copyOfRange(
                        descent.liveParameters(), k * objective.dimension(), (k + 1) * objective.dimension()));
            }
        });
    }

    private double norm() {
        return OracleMeasures.norm(descent.liveParameters());
    }

    private double margin() {
        descent.gradient();
        return norm() == 0 ? 0 : objective.leastMargin() / norm();
    }

    private double loss() {
        return objective.loss(descent.liveParameters());
    }

    private double error() {
        descent.gradient();
        int wrong = 0;
        for (int i = 0; i < objective.samples(); i++) {
            wrong += objective.leastMargin(i) <= 0 ? 1 : 0;
        }
        return (double) wrong / objective.samples();
    }

    private double sumOfClasses() {
        double squares = 0;
        for (int j = 0; j < objective.dimension(); j++) {
            double moved = 0;
            for (int k = 0; k < objective.classes(); k++) {
                int at = k * objective.dimension() + j;
                moved += descent.parameter(at) - descent.startParameter(at);
            }
            squares = Math.fma(moved, moved, squares);
        }
        return Math.sqrt(squares);
    }

    private void fillMargins(double[] into) {
        descent.gradient();
        double norm = norm();
        int next = 0;
        for (int i = 0; i < objective.samples(); i++) {
            for (int k = 0; k < objective.classes(); k++) {
                if (k != objective.target(i)) {
                    into[next++] = norm == 0 ? 0 : objective.margin(i, k) / norm;
                }
            }
        }
        Arrays.sort(into);
    }
}
