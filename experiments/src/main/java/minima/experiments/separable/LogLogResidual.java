package minima.experiments.separable;

import minima.training.claim.Measure;
import minima.training.descent.LinearSimulation;
import minima.training.loss.Exponential;
import minima.training.oracle.SecondSeparator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

import static minima.training.measure.Metrics.LOSS_LOG;
import static minima.training.measure.Metrics.MARGIN_L2;
import static minima.training.measure.Metrics.NORM_L2;
import static minima.training.measure.Metrics.RESIDUAL_LOGLOG;

/**
 * The component of w along ŵ₂ less what the duals predict: {@code w·ŵ₂/‖ŵ₂‖² − log log t − limit}.
 *
 * @param second that of the degenerate data, also where the simulation has others
 */
record LogLogResidual(SecondSeparator second) {

    boolean defined() {
        return !second.degeneracy().fails();
    }

    /** What is watched of a simulation on these data, with the residual where it is defined. */
    List<Measure> measures(SeparableProblem problem, LinearSimulation simulation, double eta, DoubleSupplier logTime) {
        List<Measure> measures = new ArrayList<>(problem.watched(simulation, MARGIN_L2, NORM_L2, LOSS_LOG));
        if (defined()) {
            double limit = second.residual(eta);
            measures.add(new Measure(
                    RESIDUAL_LOGLOG,
                    () -> second.component(simulation.weights()) - log(logTime.getAsDouble()) - limit));
        }
        return measures;
    }

    /** What gradient flow on these data has at time ηT, when descent with step η has taken T steps; else NaN. */
    double ofFlow(SeparableProblem problem, double eta, long steps) {
        if (!defined()) {
            return Double.NaN;
        }
        double logTime = Math.log((double) steps);
        LinearSimulation flow = problem.flow(new Exponential(), logTime + Math.log(eta) - problem.logTime(0, 0));
        flow.advance(1);
        return second.component(flow.weights()) - log(logTime) - second.residual(eta);
    }

    /** log log t, and 0 before t = e. */
    static double log(double logTime) {
        return Math.log(Math.max(1, logTime));
    }
}
