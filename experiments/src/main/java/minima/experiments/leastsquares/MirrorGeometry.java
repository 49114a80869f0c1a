package minima.experiments.leastsquares;

import minima.training.claim.Assumption;
import minima.training.claim.Measure;
import minima.training.claim.Strand;
import minima.training.data.Samples;
import minima.training.descent.MirrorDescent;
import minima.training.descent.NaturalGradient;
import minima.training.descent.Optimizer;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Potential;
import minima.training.descent.PrimalMomentum;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.measure.LinearMeasures;
import minima.training.measure.OracleMeasures;
import minima.training.model.Identity;
import minima.training.model.LinearModel;
import minima.training.oracle.BregmanProjection;
import minima.training.oracle.MinNorm;

import java.util.ArrayList;
import java.util.List;

import static minima.training.measure.Metrics.BREGMAN_ORACLE;
import static minima.training.measure.Metrics.LOSS_TRAIN;
import static minima.training.measure.Metrics.NORM_L1;
import static minima.training.measure.Metrics.STATIONARITY;
import static minima.training.measure.Metrics.WEIGHT_ENTROPY;

/** Least squares seen through one potential from one start, and methods that are watched in it. */
final class MirrorGeometry {

    private final Samples data;
    private final MinNorm span;
    private final Potential potential;
    private final double[] start;
    private final BregmanProjection projection;

    MirrorGeometry(Samples data, MinNorm span, Potential potential, double... start) {
        this.data = data;
        this.span = span;
        this.potential = potential;
        this.start = start;
        this.projection = BregmanProjection.of(data, potential, start);
    }

    /** argmin D(w, w(0)) s.t. Xw = y. */
    BregmanProjection projection() {
        return projection;
    }

    Assumption solvable(String name) {
        return Assumption.of(
                "Xw = y has a solution in the domain of " + name,
                projection.attained(),
                "Newton's method leaves a residual of %.1e".formatted(projection.residual()));
    }

    /** η for which ηκ is {@code relative}, κ the larger curvature of the start and the limit. */
    double step(double relative) {
        return relative / projection.curvature();
    }

    Strand mirror(String name, double eta, double momentum, long steps) {
        return watched(name, new MirrorDescent(potential, start), eta, momentum, steps);
    }

    Strand primalMomentum(String name, double eta, double momentum, long steps) {
        return watched(name, new PrimalMomentum(potential, start), eta, momentum, steps);
    }

    Strand natural(String name, double eta, long steps) {
        return watched(name, new NaturalGradient(potential, start.length), eta, 0, steps);
    }

    private Strand watched(String name, Optimizer optimizer, double eta, double momentum, long steps) {
        ParametrizedDescent descent = new ParametrizedDescent(
                LinearModel.regression(data),
                new Identity(start.length),
                optimizer,
                new Schedule.Constant(new Regulation(eta, momentum, 0)),
                start);
        double[] answer = projection.weights();
        List<Measure> measures = new ArrayList<>();
        measures.add(new OracleMeasures(descent, answer).distance());
        measures.add(new Measure(BREGMAN_ORACLE, () -> potential.divergence(answer, descent.weights())));
        measures.add(new Measure(STATIONARITY, () -> stationarity(descent.weights())));
        measures.addAll(new LinearMeasures(descent).measures(LOSS_TRAIN, NORM_L1));
        measures.add(new Measure(WEIGHT_ENTROPY, () -> entropy(descent.weights())));
        return new Strand(name, descent, measures, steps, false);
    }

    /** The share of {@code ∇ψ(w) − ∇ψ(w(0))} that lies outside of the span of the rows. */
    private double stationarity(double[] w) {
        double[] moved = new double[w.length];
        double[] from = new double[w.length];
        potential.mirror(w, moved);
        potential.mirror(start, from);
        double squares = 0;
        for (int j = 0; j < w.length; j++) {
            moved[j] -= from[j];
            squares = Math.fma(moved[j], moved[j], squares);
        }
        return squares == 0 ? 0 : span.distanceToSpan(moved) / Math.sqrt(squares);
    }

    private static double entropy(double[] w) {
        double sum = 0;
        for (double component : w) {
            sum += Math.abs(component);
        }
        double entropy = 0;
        for (double component : w) {
            double p = Math.abs(component) / sum;
            entropy -= p > 0 ? p * StrictMath.log(p) : 0;
        }
        return entropy;
    }
}
