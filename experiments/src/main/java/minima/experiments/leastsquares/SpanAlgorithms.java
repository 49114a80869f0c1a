package minima.experiments.leastsquares;

import minima.training.data.BatchOrder;
import minima.training.data.BatchOrder.Sampling;
import minima.training.data.Samples;
import minima.training.descent.AdaGrad;
import minima.training.descent.Adam;
import minima.training.descent.AveragedStochasticGradientDescent;
import minima.training.descent.ConjugateGradient;
import minima.training.descent.GradientDescent;
import minima.training.descent.Kaczmarz;
import minima.training.descent.LimitedMemoryBfgs;
import minima.training.descent.LinearSimulation;
import minima.training.descent.LpGeometry;
import minima.training.descent.Nesterov;
import minima.training.descent.Optimizer;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.PreconditionedDescent;
import minima.training.descent.RandomStepDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.SpanWalk;
import minima.training.descent.SteepestDescent;
import minima.training.descent.StochasticAverageGradient;
import minima.training.descent.StochasticGradientDescent;
import minima.training.model.LinearModel;
import minima.training.random.Streams;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The algorithms that solve one system of equations from w = 0, by name: those whose steps lie in the span of its rows,
 * and those that scale coordinates differently and so leave it.
 *
 * <p>Each step size is one that is known to be stable, from σ²max, the longest row and the longest column.
 */
final class SpanAlgorithms {

    /** Weight of iterate k in the average grows like its third power, as Shamir and Zhang advise. */
    private static final double AVERAGE_DECAY = 3;

    private final Samples data;
    private final AnyAlgorithmInTheSpan.Settings settings;
    private final Streams streams;
    private final LinearModel model;
    private final double squaredSigma;
    private final double longestRow;
    private final double longestColumn;

    SpanAlgorithms(Samples data, double sigmaMax, AnyAlgorithmInTheSpan.Settings settings, Streams streams) {
        this.data = data;
        this.settings = settings;
        this.streams = streams;
        this.model = LinearModel.regression(data);
        this.squaredSigma = sigmaMax * sigmaMax;
        this.longestRow = IntStream.range(0, data.size())
                .mapToDouble(this::squaredRow)
                .max()
                .orElseThrow();
        this.longestColumn = IntStream.range(0, data.dimension())
                .mapToDouble(this::squaredColumn)
                .max()
                .orElseThrow();
    }

    Map<String, LinearSimulation> keepTheSpan() {
        int n = data.size();
        int d = data.dimension();
        double plain = 1 / squaredSigma;
        double one = 1 / (n * longestRow);
        int batch = Math.min(settings.batchSize(), n);
        double few = batch / (n * Math.min(squaredSigma, batch * longestRow));
        Map<String, LinearSimulation> algorithms = new LinkedHashMap<>();
        algorithms.put("gradient-descent", new GradientDescent(model, step(plain, 0)));
        algorithms.put("stochastic", new StochasticGradientDescent(model, step(one, 0), singles()));
        algorithms.put("mini-batch", new StochasticGradientDescent(model, step(few, 0), batches(batch)));
        algorithms.put("heavy-ball", new GradientDescent(model, step(plain, settings.momentum())));
        algorithms.put("nesterov", optimized(new Nesterov(new double[d]), plain, settings.momentum()));
        algorithms.put("conjugate-gradient", optimized(new ConjugateGradient(d), 0, 0));
        algorithms.put("l-bfgs", optimized(LimitedMemoryBfgs.of(d, settings.memory()), 0, 0));
        algorithms.put("kaczmarz", new Kaczmarz(model, step(1, 0), singles()));
        algorithms.put("average-gradient", new StochasticAverageGradient(model, step(one / 16, 0), singles()));
        algorithms.put(
                "averaged-iterates",
                new AveragedStochasticGradientDescent(model, step(one, 0), singles(), AVERAGE_DECAY));
        algorithms.put("random-steps", optimized(new RandomStepDescent(streams), plain, 0));
        algorithms.put("span-walk", new SpanWalk(model, step(1, 0), streams));
        return algorithms;
    }

    /** The adaptive ones have an ε so large that they end as gradient descent with step 1/σ²max, and so converge. */
    Map<String, LinearSimulation> leaveTheSpan() {
        int d = data.dimension();
        double unit = unit();
        double small = unit / 100;
        double epsilon = small * squaredSigma;
        double[] scales =
                IntStream.range(0, d).mapToDouble(j -> 1 + (double) j / d).toArray();
        Map<String, LinearSimulation> algorithms = new LinkedHashMap<>();
        algorithms.put("adagrad", optimized(new AdaGrad(d, 0), unit, 0));
        algorithms.put("rmsprop", optimized(Adam.rmsProp(d, 0.99, epsilon), small, 0));
        algorithms.put("adam", optimized(Adam.of(d, 0.9, 0.999, epsilon), small, 0));
        algorithms.put(
                "sign-descent",
                optimized(SteepestDescent.in(new LpGeometry(Double.POSITIVE_INFINITY), d), 1 / (d * squaredSigma), 0));
        algorithms.put("coordinate-descent", optimized(SteepestDescent.in(new LpGeometry(1), d), 1 / longestColumn, 0));
        algorithms.put("preconditioned", optimized(new PreconditionedDescent(scales), 1 / (2 * squaredSigma), 0));
        algorithms.put("l-bfgs-scaled", optimized(new LimitedMemoryBfgs(settings.memory(), scales), 0, 0));
        return algorithms;
    }

    LinearSimulation from(double[] start) {
        return new GradientDescent(model, step(1 / squaredSigma, 0), start);
    }

    /** The largest component of gradient descent's first step. */
    private double unit() {
        double[] first = new double[data.dimension()];
        for (int i = 0; i < data.size(); i++) {
            for (int j = 0; j < first.length; j++) {
                first[j] += data.feature(i, j) * data.target(i) / squaredSigma;
            }
        }
        return Arrays.stream(first).map(Math::abs).max().orElseThrow();
    }

    private LinearSimulation optimized(Optimizer optimizer, double stepSize, double momentum) {
        return new ParametrizedDescent(model, optimizer, step(stepSize, momentum));
    }

    private static Schedule step(double stepSize, double momentum) {
        return new Schedule.Constant(new Regulation(stepSize, momentum, 0));
    }

    private BatchOrder singles() {
        return batches(1);
    }

    private BatchOrder batches(int size) {
        return new BatchOrder(data.size(), size, Sampling.WITHOUT_REPLACEMENT, streams);
    }

    private double squaredRow(int i) {
        return IntStream.range(0, data.dimension())
                .mapToDouble(j -> data.feature(i, j) * data.feature(i, j))
                .sum();
    }

    private double squaredColumn(int j) {
        return IntStream.range(0, data.size())
                .mapToDouble(i -> data.feature(i, j) * data.feature(i, j))
                .sum();
    }
}
