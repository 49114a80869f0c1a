package minima.experiments.leastsquares;

import minima.training.claim.Assumption;
import minima.training.claim.History;
import minima.training.claim.Measure;
import minima.training.claim.Strand;
import minima.training.claim.VectorMeasure;
import minima.training.data.Samples;
import minima.training.descent.AdaGrad;
import minima.training.descent.HeavyBall;
import minima.training.descent.Optimizer;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.measure.LinearMeasures;
import minima.training.measure.OracleMeasures;
import minima.training.model.Identity;
import minima.training.model.LinearModel;
import minima.training.oracle.MinNorm;
import minima.training.oracle.Norm;
import minima.training.oracle.PolyhedralInterpolant;
import minima.training.oracle.Spectrum;

import java.util.ArrayList;
import java.util.List;

import static minima.training.measure.Metrics.GRADIENT_ACCUMULATED;
import static minima.training.measure.Metrics.LOSS_TRAIN;
import static minima.training.measure.Metrics.NORM_L2;
import static minima.training.measure.Metrics.NORM_LINF;
import static minima.training.measure.Metrics.NORM_ORACLE_RATIO;

/** Least squares whose interpolant of least ℓ∞ norm is known, and descents that are measured against it. */
final class LeastInfinity {

    /** {@code X sign(Xᵀy)} and y count as of one direction up to this angle. */
    private static final double ROUNDING = 1e-12;

    private final Samples data;
    private final MinNorm euclidean;

    /** min ‖w‖∞ s.t. Xw = y; 1 where there is no such w or 0 is one. */
    private final double norm;

    private final long steps;

    LeastInfinity(Samples data, long steps) {
        this.data = data;
        this.euclidean = MinNorm.of(data);
        double least = euclidean.consistent()
                ? PolyhedralInterpolant.of(data, Norm.LINF).norm()
                : 0;
        this.norm = least == 0 ? 1 : least;
        this.steps = steps;
    }

    int dimension() {
        return data.dimension();
    }

    Assumption choice() {
        boolean several =
                euclidean.consistent() && euclidean.rank() < data.dimension() && Norm.LINF.of(data.targets()) > 0;
        String detail = "rank %d of %d dimensions, relative residual %.1e"
                .formatted(euclidean.rank(), data.dimension(), euclidean.residual());
        return Assumption.of("several w ≠ 0 interpolate", several, detail);
    }

    /** Where there is such a c, AdaGrad's solution is the least in ℓ∞. */
    Assumption noSigns() {
        double[] y = data.targets();
        double[] signs = new double[data.dimension()];
        for (int j = 0; j < signs.length; j++) {
            for (int i = 0; i < y.length; i++) {
                signs[j] += data.feature(i, j) * y[i];
            }
            signs[j] = Math.signum(signs[j]);
        }
        double[] images = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < signs.length; j++) {
                images[i] += data.feature(i, j) * signs[j];
            }
        }
        double angle = OracleMeasures.angle(images, y);
        return Assumption.of(
                "no c with X sign(Xᵀy) = c y", angle > ROUNDING, "the angle between them is %.3g".formatted(angle));
    }

    Strand adagrad(String name, double eta, double epsilon, double momentum, double[] start) {
        AdaGrad adagrad = new AdaGrad(data.dimension(), epsilon);
        Strand strand = watched(name, adagrad, new Regulation(eta, momentum, 0), start);
        return strand.with(new VectorMeasure(GRADIENT_ACCUMULATED, data.dimension(), into -> {
            for (int j = 0; j < into.length; j++) {
                into[j] = adagrad.accumulated(j);
            }
        }));
    }

    /** From 0. */
    Strand adagrad(String name, double eta, double epsilon, double momentum) {
        return adagrad(name, eta, epsilon, momentum, new double[data.dimension()]);
    }

    /** With η = 1/σ²max, from 0. */
    Strand gradientDescent(String name) {
        double sigma = Spectrum.sigmaMax(data);
        return watched(
                name,
                new HeavyBall(data.dimension()),
                Regulation.ofStepSize(1 / (sigma * sigma)),
                new double[data.dimension()]);
    }

    private Strand watched(String name, Optimizer optimizer, Regulation regulation, double... start) {
        ParametrizedDescent descent = new ParametrizedDescent(
                LinearModel.regression(data),
                new Identity(data.dimension()),
                optimizer,
                new Schedule.Constant(regulation),
                start);
        List<Measure> measures = new ArrayList<>(new LinearMeasures(descent).measures(NORM_LINF, NORM_L2, LOSS_TRAIN));
        measures.add(0, new Measure(NORM_ORACLE_RATIO, () -> Norm.LINF.of(descent.weights()) / norm));
        return new Strand(name, descent, measures, steps, false);
    }

    /** How far the ratio may be from that of an interpolant: w − X⁺(Xw − y) is one, ‖Xw − y‖/σmin away. */
    double open(Strand strand, History history) {
        double[] sigma = euclidean.singularValues();
        double residual = Math.sqrt(2 * history.last(strand, LOSS_TRAIN));
        return sigma.length == 0 ? 0 : residual / sigma[sigma.length - 1] / norm;
    }
}
