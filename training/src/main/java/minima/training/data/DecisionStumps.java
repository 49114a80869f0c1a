package minima.training.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Weak learners that look at one feature: {@code h(x) = +1} if {@code xⱼ > θ} and −1 otherwise, and the one that always
 * says +1.
 *
 * <p>The thresholds θ of a feature lie midway between neighbouring values of the samples it is made from, at most a
 * given number, evenly spread over them. Votes w may be negative, so that the opposite of each learner is there too.
 */
public final class DecisionStumps {

    private final int[] feature;
    private final double[] threshold;

    private DecisionStumps(List<Integer> features, List<Double> thresholds) {
        this.feature = features.stream().mapToInt(j -> j).toArray();
        this.threshold = thresholds.stream().mapToDouble(theta -> theta).toArray();
    }

    /** Those that tell samples apart, with at most {@code most} thresholds a feature, at least 1. */
    public static DecisionStumps of(Samples samples, int most) {
        List<Integer> features = new ArrayList<>();
        List<Double> thresholds = new ArrayList<>();
        for (int j = 0; j < samples.dimension(); j++) {
            double[] values = distinct(samples, j);
            int gaps = values.length - 1;
            int taken = Math.min(gaps, most);
            for (int k = 0; k < taken; k++) {
                int gap = (int) ((2L * k + 1) * gaps / (2L * taken));
                features.add(j);
                thresholds.add(values[gap] + (values[gap + 1] - values[gap]) / 2);
            }
        }
        return new DecisionStumps(features, thresholds);
    }

    private static double[] distinct(Samples samples, int j) {
        double[] values = new double[samples.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = samples.feature(i, j);
        }
        return Arrays.stream(values).sorted().distinct().toArray();
    }

    /** How many there are, with the constant one, which comes last. */
    public int size() {
        return feature.length + 1;
    }

    /** What each says of each sample, ±1, as features of the same targets; shape [n, {@link #size()}]. */
    public Samples votes(Samples samples) {
        double[][] votes = new double[samples.size()][size()];
        for (int i = 0; i < votes.length; i++) {
            for (int k = 0; k < feature.length; k++) {
                votes[i][k] = samples.feature(i, feature[k]) > threshold[k] ? 1 : -1;
            }
            votes[i][feature.length] = 1;
        }
        return new Samples("stumps on " + samples.name(), votes, samples.targets());
    }
}
