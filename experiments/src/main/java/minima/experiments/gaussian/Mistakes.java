package minima.experiments.gaussian;

import minima.training.claim.Measure;
import minima.training.data.Samples;
import minima.training.descent.PerceptronRule;
import minima.training.measure.Metrics;
import minima.training.oracle.HardMargin;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What bounds the mistakes of a perceptron on given samples.
 *
 * @param squaredRadius R² = max ‖zᵢ‖²
 */
record Mistakes(HardMargin svm, double squaredRadius) {

    static Mistakes of(Samples data) {
        return new Mistakes(
                HardMargin.of(data),
                Arrays.stream(data.rows())
                        .mapToDouble(row -> dot(row, row))
                        .max()
                        .orElseThrow());
    }

    /** {@code ‖ŵ‖²R²}; NaN if nothing separates. */
    double bound() {
        return svm.separable() ? svm.norm() * svm.norm() * squaredRadius : Double.NaN;
    }

    /** The data with the first sample again, under the other label. */
    static Samples contradicted(Samples data) {
        double[][] rows = Stream.concat(Arrays.stream(data.rows()), Stream.of(data.rows()[0]))
                .toArray(double[][]::new);
        double[] targets = Arrays.copyOf(data.targets(), rows.length);
        targets[data.size()] = -targets[0];
        return new Samples(data.name() + ", one with both labels", rows, targets);
    }

    /** The number of mistakes, and where there is a separator the two sides of the proof, for each mistake. */
    List<Measure> measures(PerceptronRule perceptron) {
        Measure updates = new Measure(Metrics.MISTAKES, perceptron::updates);
        if (!svm.separable()) {
            return List.of(updates);
        }
        double[] separator = svm.weights();
        return List.of(
                updates,
                new Measure(Metrics.PROGRESS_ORACLE, () -> each(perceptron, dot(perceptron.weights(), separator))),
                new Measure(Metrics.GROWTH_RATIO, () -> {
                    double[] w = perceptron.weights();
                    return each(perceptron, dot(w, w) / squaredRadius);
                }));
    }

    /** A total over the number of mistakes; 1 before the first. */
    private static double each(PerceptronRule perceptron, double total) {
        return perceptron.updates() == 0 ? 1 : total / perceptron.updates();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum = Math.fma(a[j], b[j], sum);
        }
        return sum;
    }
}
