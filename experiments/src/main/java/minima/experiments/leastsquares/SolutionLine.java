package minima.experiments.leastsquares;

import minima.training.claim.Assumption;
import minima.training.claim.History;
import minima.training.claim.Measure;
import minima.training.claim.Strand;
import minima.training.data.Samples;
import minima.training.descent.LpGeometry;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.SteepestDescent;
import minima.training.measure.LinearMeasures;
import minima.training.measure.OracleMeasures;
import minima.training.model.Identity;
import minima.training.model.LinearModel;
import minima.training.oracle.LpInterpolant;
import minima.training.oracle.MinNorm;

import java.util.ArrayList;
import java.util.List;

import static minima.training.measure.Metrics.LOSS_TRAIN;
import static minima.training.measure.Metrics.NORM_L1;
import static minima.training.measure.Metrics.NORM_L2;
import static minima.training.measure.Metrics.NORM_LINF;
import static minima.training.measure.Metrics.NORM_LP;
import static minima.training.measure.Metrics.POSITION_LINE;
import static minima.training.measure.Metrics.STEP_SIZE;

/**
 * The line from the interpolant of least ℓ2 norm to that of least ℓp norm, 1 < p < ∞, and steepest descents that are
 * watched along it. Where the interpolants are one line, it is that line.
 */
final class SolutionLine {

    private final Samples data;
    private final double p;
    private final MinNorm euclidean;
    private final double[] leastP;
    private final double[] direction;
    private final double length;

    SolutionLine(Samples data, double p) {
        this.data = data;
        this.p = p;
        this.euclidean = MinNorm.of(data);
        this.leastP = euclidean.consistent() ? LpInterpolant.of(data, p).weights() : euclidean.weights();
        this.direction = minus(leastP, euclidean.weights());
        this.length = norm(direction);
        for (int j = 0; j < direction.length && length > 0; j++) {
            direction[j] /= length;
        }
    }

    /** ‖ŵ_p − ŵ₂‖₂, which is the position of ŵ_p. */
    double length() {
        return length;
    }

    /** The coordinate of w along the line, from ŵ₂. */
    double position(double[] w) {
        double[] from = minus(w, euclidean.weights());
        double sum = 0;
        for (int j = 0; j < from.length; j++) {
            sum = Math.fma(direction[j], from[j], sum);
        }
        return sum;
    }

    Assumption stable(double eta) {
        double relative = eta / inverseCurvature();
        return Assumption.of("ηκ < 2", relative < 2, "ηκ = %.4g".formatted(relative));
    }

    /**
     * 1/κ, κ = {@code σ²max d^max(0, 1 − 2/p)}: {@code ‖Xv‖₂² ≤ κ‖v‖_p²}, so that descent in ℓp is stable for η below
     * 2/κ.
     */
    double inverseCurvature() {
        double widest = Math.pow(data.dimension(), Math.max(0, 1 - 2 / p));
        return 1 / (Math.pow(sigma(0), 2) * widest);
    }

    Assumption turns() {
        boolean several = euclidean.consistent()
                && euclidean.rank() >= 2
                && euclidean.rank() < data.dimension()
                && length > 1e-6 * norm(leastP);
        String detail = "rank %d of %d dimensions, relative residual %.1e, ‖ŵ_p − ŵ₂‖ = %.3g"
                .formatted(euclidean.rank(), data.dimension(), euclidean.residual(), length);
        return Assumption.of("two equations and more, many solutions, ŵ_p ≠ ŵ₂", several, detail);
    }

    /** The singular value of this rank from 0, decreasing; 1 of the zero matrix. */
    private double sigma(int k) {
        double[] sigma = euclidean.singularValues();
        return sigma.length == 0 ? 1 : sigma[k];
    }

    /** How far w may be from an interpolant: {@code ‖Xw − y‖/σmin}. */
    double open(Strand strand, History history) {
        return Math.sqrt(2 * history.last(strand, LOSS_TRAIN)) / sigma(Math.max(0, euclidean.rank() - 1));
    }

    /** {@code share · ŵ₂}: a start in the span of the rows, which changes nothing for gradient descent. */
    double[] towardsLeastNorm(double share) {
        double[] start = euclidean.weights();
        for (int j = 0; j < start.length; j++) {
            start[j] *= share;
        }
        return start;
    }

    /** Steepest descent in ℓp, measured against ŵ_p, or in ℓ2, against ŵ₂. */
    Strand descent(String name, boolean inL2, double eta, long steps, double[] start) {
        double norm = inL2 ? 2 : p;
        ParametrizedDescent descent = new ParametrizedDescent(
                LinearModel.regression(data),
                new Identity(data.dimension()),
                SteepestDescent.in(new LpGeometry(norm), data.dimension()),
                new Schedule.Constant(Regulation.ofStepSize(eta)),
                start);
        List<Measure> measures = new ArrayList<>();
        measures.add(new Measure(POSITION_LINE, () -> position(descent.weights())));
        measures.add(new OracleMeasures(descent, inL2 ? euclidean.weights() : leastP).distance());
        measures.add(new Measure(NORM_LP, () -> lp(norm, descent.weights())));
        measures.addAll(new LinearMeasures(descent).measures(NORM_L1, NORM_L2, NORM_LINF, LOSS_TRAIN, STEP_SIZE));
        return new Strand(name, descent, measures, steps, false);
    }

    private static double lp(double p, double[] w) {
        double sum = 0;
        for (double component : w) {
            sum += StrictMath.pow(Math.abs(component), p);
        }
        return StrictMath.pow(sum, 1 / p);
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = a.clone();
        for (int j = 0; j < a.length; j++) {
            difference[j] -= b[j];
        }
        return difference;
    }

    private static double norm(double[] x) {
        return lp(2, x);
    }
}
