package minima.experiments.leastsquares;

import minima.training.claim.Simulation;
import minima.training.claim.StateReader;
import minima.training.claim.StateWriter;
import minima.training.random.Streams;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Data sets drawn one a step, on each of which a class is chosen, and what the choices came to so far.
 *
 * <p>A data set has n points x uniform on [−1, 1], seen through the Legendre polynomials that are orthonormal there,
 * and targets {@code truth · p(x) + noise}. So the excess risk of a predictor w is exactly {@code ‖w − truth‖²}. Data
 * set k is a function of the seed and k alone.
 */
final class ClassChoice implements Simulation {

    private final NestedClasses classes;
    private final int folds;
    private final int samples;
    private final double noise;
    private final double[] truth;
    private final Streams streams;
    private final double[] sums = new double[3];
    private long steps;

    /** @param folds of the cross-validation; 0 chooses by the training error itself */
    ClassChoice(NestedClasses classes, int folds, int samples, double noise, double[] truth, Streams streams) {
        this.classes = classes;
        this.folds = folds;
        this.samples = samples;
        this.noise = noise;
        this.truth = truth.clone();
        this.streams = streams;
    }

    /** Share of data sets on which the choice was at most one class from the best. */
    double near() {
        return sums[0] / Math.max(1, steps);
    }

    /** Mean of log(excess risk of the last class/excess risk of the choice). */
    double advantage() {
        return sums[1] / Math.max(1, steps);
    }

    /** The standard error of that mean. */
    double advantageError() {
        double mean = advantage();
        return steps < 2 ? 0 : Math.sqrt(Math.max(0, sums[2] / steps - mean * mean) / (steps - 1));
    }

    @Override
    public void advance(long count) {
        for (long k = 0; k < count; k++) {
            SplittableRandom random = streams.stream("data", steps);
            double[][] p = new double[samples][];
            double[] y = new double[samples];
            for (int i = 0; i < samples; i++) {
                p[i] = legendre(2 * random.nextDouble() - 1, truth.length);
                y[i] = NestedClasses.dot(p[i], truth) + noise * Streams.gaussian(random);
            }
            choose(p, y);
            steps++;
        }
    }

    private void choose(double[][] p, double[] y) {
        double[] risks = IntStream.range(0, classes.count())
                .mapToDouble(c -> NestedClasses.squaredDistance(classes.fit(p, y, c), truth))
                .toArray();
        int best = least(c -> risks[c]);
        int chosen = least(
                c -> folds == 0 ? NestedClasses.squaredError(p, y, classes.fit(p, y, c)) : crossValidated(p, y, c));
        double advantage = StrictMath.log(risks[classes.count() - 1] / risks[chosen]);
        sums[0] += Math.abs(chosen - best) <= 1 ? 1 : 0;
        sums[1] += advantage;
        sums[2] += advantage * advantage;
    }

    private int least(IntToDoubleFunction score) {
        int least = 0;
        double value = Double.POSITIVE_INFINITY;
        for (int c = 0; c < classes.count(); c++) {
            double scored = score.applyAsDouble(c);
            if (scored < value) {
                value = scored;
                least = c;
            }
        }
        return least;
    }

    /** Sample i is in fold i mod folds. */
    private double crossValidated(double[][] p, double[] y, int c) {
        double error = 0;
        for (int fold = 0; fold < folds; fold++) {
            int left = fold;
            int[] kept =
                    IntStream.range(0, samples).filter(i -> i % folds != left).toArray();
            int[] held =
                    IntStream.range(0, samples).filter(i -> i % folds == left).toArray();
            double[] w = classes.fit(rows(p, kept), targets(y, kept), c);
            error += NestedClasses.squaredError(rows(p, held), targets(y, held), w);
        }
        return error;
    }

    private static double[][] rows(double[][] p, int... chosen) {
        return IntStream.of(chosen).mapToObj(i -> p[i]).toArray(double[][]::new);
    }

    private static double[] targets(double[] y, int... chosen) {
        return IntStream.of(chosen).mapToDouble(i -> y[i]).toArray();
    }

    /** {@code √(2k + 1) P_k(x)}, k = 0 … count − 1, by Bonnet's recursion. */
    static double[] legendre(double x, int count) {
        double[] values = new double[count];
        double before = 0;
        double now = 1;
        for (int k = 0; k < count; k++) {
            values[k] = Math.sqrt(2.0 * k + 1) * now;
            double next = ((2 * k + 1) * x * now - k * before) / (k + 1);
            before = now;
            now = next;
        }
        return values;
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public void save(StateWriter out) {
        out.put("steps", steps);
        out.put("sums", sums);
    }

    @Override
    public void restore(StateReader in) {
        steps = in.getLong("steps");
        in.getDoubles("sums", sums);
    }
}
