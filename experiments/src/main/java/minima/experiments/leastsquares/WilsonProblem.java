package minima.experiments.leastsquares;

import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Strand;
import minima.training.data.BatchOrder;
import minima.training.data.BatchOrder.Sampling;
import minima.training.data.WilsonSamples;
import minima.training.descent.GradientDescent;
import minima.training.descent.LinearSimulation;
import minima.training.descent.Optimizer;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.StochasticGradientDescent;
import minima.training.measure.LinearMeasures;
import minima.training.measure.OracleMeasures;
import minima.training.model.Identity;
import minima.training.model.LinearModel;
import minima.training.oracle.Spectrum;
import minima.training.random.Streams;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ERROR_TEST;
import static minima.training.measure.Metrics.LOSS_TRAIN;
import static minima.training.measure.Metrics.MASS_PRIVATE;
import static minima.training.measure.Metrics.MASS_SHARED;
import static minima.training.measure.Metrics.MASS_TRUE;
import static minima.training.measure.Metrics.NORM_L2;

/** Least squares on {@link WilsonSamples}, by methods that are watched for where their weights go. */
final class WilsonProblem {

    /** c of {@code X sign(Xᵀy) = c y}. */
    static final double C = 4;

    private static final String DERIVED = "closed form, derived";

    private final WilsonSamples samples;
    private final LinearModel model;
    private final double positiveShare;
    private final long steps;

    /** @param positiveShare probability that a new sample is positive */
    WilsonProblem(WilsonSamples samples, double positiveShare, long steps) {
        this.samples = samples;
        this.model = LinearModel.regression(samples.samples());
        this.positiveShare = positiveShare;
        this.steps = steps;
    }

    /** {@code sign(Xᵀy)/c}, shape [d]. */
    double[] alongSigns() {
        return Arrays.stream(samples.signs()).map(sign -> sign / C).toArray();
    }

    /** Gradient descent with heavy-ball momentum and η = 1/σ²max, against X⁺y. */
    Strand descent(String name, double momentum, double[] start) {
        double sigma = Spectrum.sigmaMax(samples.samples());
        Schedule schedule = new Schedule.Constant(new Regulation(1 / (sigma * sigma), momentum, 0));
        return watched(name, new GradientDescent(model, schedule, start), samples.minNorm());
    }

    /**
     * Thirds of the samples in random order, against X⁺y. No batch of b has a curvature above {@code (n/b)(3b + k)},
     * the largest row sum of its Gram matrix; η is one over that.
     */
    Strand stochastic(String name, Streams streams) {
        int n = model.samples();
        int b = Math.max(1, n / 3);
        double curvature = (double) n / b * (3 * b + samples.ofNegative());
        return watched(
                name,
                new StochasticGradientDescent(
                        model,
                        new Schedule.Constant(Regulation.ofStepSize(1 / curvature)),
                        new BatchOrder(n, b, Sampling.WITHOUT_REPLACEMENT, streams)),
                samples.minNorm());
    }

    /** An adaptive method, against {@link #alongSigns()}. */
    Strand adaptive(String name, Optimizer optimizer, double eta, double[] start) {
        Schedule schedule = new Schedule.Constant(Regulation.ofStepSize(eta));
        return watched(
                name,
                new ParametrizedDescent(model, new Identity(model.dimension()), optimizer, schedule, start),
                alongSigns());
    }

    private Strand watched(String name, LinearSimulation simulation, double[] answer) {
        OracleMeasures oracle = new OracleMeasures(simulation, answer);
        List<Measure> measures = new ArrayList<>();
        measures.add(new Measure(ERROR_TEST, () -> WilsonSamples.errorOnNew(positiveShare, simulation.weights())));
        measures.add(new Measure(MASS_TRUE, () -> onLabel(simulation.weights())));
        measures.add(new Measure(MASS_SHARED, () -> onShared(simulation.weights())));
        measures.add(new Measure(MASS_PRIVATE, () -> onPrivate(simulation.weights())));
        measures.add(oracle.distance());
        measures.add(oracle.angle());
        measures.addAll(new LinearMeasures(simulation).measures(LOSS_TRAIN, NORM_L2));
        return new Strand(name, simulation, measures, steps, false);
    }

    /** What strands show that come to w. */
    static List<Prediction> limits(List<Strand> strands, double[] w, double error) {
        return strands.stream()
                .flatMap(strand -> Stream.<Prediction>of(
                        new Limit(strand.name(), ERROR_TEST, error, DERIVED, Provenance.D),
                        new Limit(strand.name(), MASS_TRUE, onLabel(w), DERIVED, Provenance.D),
                        new Limit(strand.name(), MASS_SHARED, onShared(w), DERIVED, Provenance.D),
                        new Limit(strand.name(), MASS_PRIVATE, onPrivate(w), DERIVED, Provenance.D)))
                .toList();
    }

    private static double onLabel(double[] w) {
        return Math.abs(w[0]);
    }

    private static double onShared(double[] w) {
        return Math.max(Math.abs(w[1]), Math.abs(w[2]));
    }

    private static double onPrivate(double[] w) {
        return Arrays.stream(w, 3, w.length).map(Math::abs).max().orElse(0);
    }
}
