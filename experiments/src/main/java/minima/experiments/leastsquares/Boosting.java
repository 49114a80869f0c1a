package minima.experiments.leastsquares;

import minima.training.claim.Assumption;
import minima.training.claim.History;
import minima.training.claim.Measure;
import minima.training.claim.Strand;
import minima.training.data.Samples;
import minima.training.descent.CoordinateDescent;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.measure.LinearMeasures;
import minima.training.model.LinearModel;
import minima.training.oracle.LassoPath;
import minima.training.oracle.MinNorm;
import minima.training.oracle.Norm;

import java.util.ArrayList;
import java.util.List;

import static minima.training.measure.Metrics.ACTIVE_COUNT;
import static minima.training.measure.Metrics.DISTANCE_LASSO;
import static minima.training.measure.Metrics.LOSS_TRAIN;
import static minima.training.measure.Metrics.NORM_L1;
import static minima.training.measure.Metrics.NORM_ORACLE_RATIO;

/** Least squares with the path of its Lasso, and greedy coordinate descents that are measured against it. */
final class Boosting {

    private final Samples data;
    private final LassoPath path;
    private final MinNorm euclidean;

    Boosting(Samples data) {
        this.data = data;
        this.path = LassoPath.of(data);
        this.euclidean = MinNorm.of(data);
    }

    /** The least ‖w‖₁ of an interpolant. */
    double length() {
        return path.length();
    }

    /** What boosting follows is the monotone Lasso, which is the Lasso where no |wⱼ| ever falls on its path. */
    Assumption monotone() {
        double fall = 0;
        for (int k = 1; k < path.knots().size(); k++) {
            double[] before = path.knots().get(k - 1).weights();
            double[] after = path.knots().get(k).weights();
            for (int j = 0; j < after.length; j++) {
                double alongSign = (after[j] - before[j]) * Math.signum(before[j]);
                fall = Math.max(fall, before[j] == 0 ? 0 : -alongSign);
            }
        }
        return Assumption.of(
                "no entry falls along the Lasso's path",
                fall <= 1e-9 * path.length(),
                "|wⱼ| falls by at most %.3g between two knots".formatted(fall));
    }

    Assumption interpolated() {
        boolean several = euclidean.consistent() && path.knots().size() > 2;
        String detail = "relative residual %.1e, %d knots"
                .formatted(euclidean.residual(), path.knots().size());
        return Assumption.of("Xw = y has solutions, the sparsest path to one has several pieces", several, detail);
    }

    /** By ε a step from 0, or with exact line search where ε is as large as that. */
    Strand boost(String name, double epsilon, long steps) {
        double[] curvatures = new double[data.dimension()];
        for (int j = 0; j < curvatures.length; j++) {
            for (int i = 0; i < data.size(); i++) {
                curvatures[j] = Math.fma(data.feature(i, j), data.feature(i, j), curvatures[j]);
            }
        }
        ParametrizedDescent descent = new ParametrizedDescent(
                LinearModel.regression(data),
                new CoordinateDescent(curvatures),
                new Schedule.Constant(Regulation.ofStepSize(epsilon)));
        List<Measure> measures = new ArrayList<>();
        measures.add(new Measure(DISTANCE_LASSO, () -> fromPath(descent.weights())));
        measures.addAll(new LinearMeasures(descent).measures(NORM_L1, LOSS_TRAIN));
        measures.add(new Measure(NORM_ORACLE_RATIO, () -> Norm.L1.of(descent.weights()) / Math.max(length(), 1e-300)));
        measures.add(new Measure(ACTIVE_COUNT, () -> active(descent.weights())));
        return new Strand(name, descent, measures, steps, false);
    }

    private double fromPath(double[] w) {
        double[] lasso = path.at(Norm.L1.of(w));
        double squares = 0;
        for (int j = 0; j < w.length; j++) {
            squares = Math.fma(w[j] - lasso[j], w[j] - lasso[j], squares);
        }
        return Math.sqrt(squares);
    }

    private static double active(double[] w) {
        int count = 0;
        for (double component : w) {
            count += component == 0 ? 0 : 1;
        }
        return count;
    }

    /** How far ‖w‖₁ may be from that of an interpolant: {@code √d ‖Xw − y‖/σmin}. */
    double open(Strand strand, History history) {
        double[] sigma = euclidean.singularValues();
        double residual = Math.sqrt(2 * history.last(strand, LOSS_TRAIN));
        return sigma.length == 0 ? 0 : Math.sqrt(data.dimension()) * residual / sigma[sigma.length - 1];
    }
}
