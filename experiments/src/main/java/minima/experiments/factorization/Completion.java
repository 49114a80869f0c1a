package minima.experiments.factorization;

import minima.training.data.Entries;
import minima.training.data.Samples;
import minima.training.measure.SingularValues;
import minima.training.oracle.NuclearInterpolant;
import minima.training.random.Haar;
import minima.training.random.Streams;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A square matrix of low rank and spectral norm 1 with some entries observed, and its completion of least nuclear norm.
 */
final class Completion {

    private final int size;
    private final double[] truth;
    private final Entries entries;
    private final NuclearInterpolant nuclear;
    private final Streams streams;

    private Completion(int size, double[] truth, Entries entries, Streams streams) {
        this.size = size;
        this.truth = truth;
        this.entries = entries;
        this.nuclear = NuclearInterpolant.of(entries.asMeasurements(), size);
        this.streams = streams;
    }

    /** {@code ABᵀ} of Gaussian A and B, of shape [size, rank]; entries drawn without replacement. */
    static Completion of(int size, int rank, int observed, Streams streams) {
        SplittableRandom random = streams.stream("truth");
        double[] a = Streams.gaussians(random, size * rank, 1);
        double[] b = Streams.gaussians(random, size * rank, 1);
        double[] w = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                for (int k = 0; k < rank; k++) {
                    w[i * size + j] = Math.fma(a[i * rank + k], b[j * rank + k], w[i * size + j]);
                }
            }
        }
        double largest = SingularValues.of(w, 0, size, size)[0];
        double[] truth = Arrays.stream(w).map(x -> x / largest).toArray();
        int[] chosen = chosen(size * size, observed, streams.stream("observed"));
        double[][] indices = IntStream.of(chosen)
                .mapToObj(k -> {
                    int row = k / size;
                    return new double[] {row, k - size * row};
                })
                .toArray(double[][]::new);
        double[] targets = IntStream.of(chosen).mapToDouble(k -> truth[k]).toArray();
        Entries entries = new Entries(new Samples("observed entries", indices, targets), size, size);
        return new Completion(size, truth, entries, streams);
    }

    /** The first {@code count} of a shuffle of 0 … all − 1. */
    private static int[] chosen(int all, int count, SplittableRandom random) {
        int[] order = IntStream.range(0, all).toArray();
        for (int k = 0; k < count; k++) {
            int other = random.nextInt(k, all);
            int kept = order[k];
            order[k] = order[other];
            order[other] = kept;
        }
        return Arrays.copyOf(order, count);
    }

    int size() {
        return size;
    }

    double[] truth() {
        return truth.clone();
    }

    /** Features eᵢeⱼᵀ, target the entry. */
    Samples observed() {
        return entries.asMeasurements();
    }

    NuclearInterpolant nuclear() {
        return nuclear;
    }

    double nuclearRank() {
        return SingularValues.effectiveRank(nuclear.singularValues());
    }

    /** {@code ‖Ŵ − W*‖_F / ‖W*‖_F}. */
    double nuclearError() {
        double[] completed =
                Arrays.stream(nuclear.matrix()).flatMapToDouble(Arrays::stream).toArray();
        return relativeError(completed);
    }

    /**
     * L factors, each an orthogonal matrix times the L-th root of {@code scale}: balanced, but for the first, which is
     * {@code imbalance} times as large, and the last, as much smaller.
     */
    double[] start(int layers, double scale, double imbalance) {
        SplittableRandom random = streams.stream("init " + layers);
        double[] theta = new double[layers * size * size];
        for (int l = 0; l < layers; l++) {
            double factor =
                    StrictMath.pow(scale, 1.0 / layers) * (l == 0 ? imbalance : l == layers - 1 ? 1 / imbalance : 1);
            double[][] orthogonal = Haar.orthogonal(random, size);
            for (int k = 0; k < size * size; k++) {
                theta[l * size * size + k] = factor * orthogonal[k / size][k % size];
            }
        }
        return theta;
    }

    /** The relative error of the observed entries with all others as they stand in the start of one factor. */
    double errorWithStart(double scale) {
        double[] w = start(1, scale, 1);
        for (int k = 0; k < entries.samples().size(); k++) {
            w[entries.position(k)] = entries.samples().target(k);
        }
        return relativeError(w);
    }

    private double relativeError(double... w) {
        double off = 0;
        double whole = 0;
        for (int k = 0; k < truth.length; k++) {
            off = Math.fma(w[k] - truth[k], w[k] - truth[k], off);
            whole = Math.fma(truth[k], truth[k], whole);
        }
        return Math.sqrt(off / whole);
    }
}
