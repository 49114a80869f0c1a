package minima.experiments.factorization;

import minima.training.claim.Measure;
import minima.training.claim.Strand;
import minima.training.data.Entries;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.descent.LpGeometry;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.SteepestDescent;
import minima.training.loss.Loss;
import minima.training.measure.LinearMeasures;
import minima.training.measure.MatrixMeasures;
import minima.training.measure.Stationarity;
import minima.training.model.FactoredMatrix;
import minima.training.model.LinearModel;
import minima.training.model.Parametrization;
import minima.training.oracle.NuclearMargin;
import minima.training.random.Streams;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;

import static minima.training.measure.Metrics.ERROR_TEST;
import static minima.training.measure.Metrics.ERROR_TRAIN;
import static minima.training.measure.Metrics.LOSS_LOG;

/** Signs of some entries of a matrix, and those of all of them where they are known. */
final class ObservedSigns {

    private final Entries entries;
    private final double @Nullable [] all;
    private final boolean[] seen;

    private ObservedSigns(Entries entries, double @Nullable [] all) {
        this.entries = entries;
        this.all = all;
        this.seen = new boolean[entries.rows() * entries.columns()];
        for (int k = 0; k < entries.samples().size(); k++) {
            seen[entries.position(k)] = true;
        }
    }

    /** The user's, with targets ±1. */
    static ObservedSigns of(Samples signs) {
        return new ObservedSigns(Entries.of(signs.requireBinary()), null);
    }

    /** 13 signs of the outer product of the two vectors of signs. */
    static ObservedSigns ofRankOne() {
        double[] a = {-1, 1, -1, 1, 1};
        double[] b = {1, 1, 1, 1, -1};
        return new ObservedSigns(Entries.of(Fixtures.rankOneSigns()), product(a, b, 1));
    }

    /** The signs of a Gaussian matrix of this rank, each seen with the probability {@code share}. */
    static ObservedSigns gaussian(int size, int rank, double share, Streams streams) {
        SplittableRandom random = streams.stream("data");
        double[] u = Streams.gaussians(random, size * rank, 1);
        double[] all = product(u, Streams.gaussians(random, size * rank, 1), rank);
        List<double[]> places = new ArrayList<>();
        List<Double> signs = new ArrayList<>();
        for (int k = 0; k < all.length; k++) {
            if (random.nextDouble() < share) {
                int row = k / size;
                places.add(new double[] {row, k - row * size});
                signs.add(Math.signum(all[k]));
            }
        }
        Samples samples = new Samples(
                "%d signs of rank %d".formatted(places.size(), rank),
                places.toArray(double[][]::new),
                signs.stream().mapToDouble(Double::doubleValue).toArray());
        return new ObservedSigns(new Entries(samples.requireBinary(), size, size), all);
    }

    /** {@code UVᵀ}, row by row; u and v of shape [size, rank]. */
    private static double[] product(double[] u, double[] v, int rank) {
        double[] product = new double[u.length / rank * (v.length / rank)];
        new FactoredMatrix(u.length / rank, v.length / rank, rank)
                .weights(DoubleStream.concat(Arrays.stream(u), Arrays.stream(v)).toArray(), product);
        return product;
    }

    int rows() {
        return entries.rows();
    }

    int columns() {
        return entries.columns();
    }

    /** The predictor's samples {@code eᵢeⱼᵀ} with the signs as targets. */
    Samples measurements() {
        return entries.asMeasurements();
    }

    /** Factors U and V of full rank. */
    FactoredMatrix factors() {
        return new FactoredMatrix(rows(), columns(), Math.min(rows(), columns()));
    }

    /** Steps of one length on θ. */
    Strand strand(
            String name,
            Loss loss,
            Parametrization parametrization,
            double[] start,
            OneBitCompletion.Settings settings) {
        ParametrizedDescent descent = new ParametrizedDescent(
                LinearModel.classifier(measurements(), loss),
                parametrization,
                SteepestDescent.normalizedIn(new LpGeometry(2), parametrization.parameters()),
                new Schedule.Constant(Regulation.ofStepSize(settings.stepSize())),
                start);
        MatrixMeasures matrix = new MatrixMeasures(descent, rows(), columns());
        List<Measure> measures = new ArrayList<>(List.of(
                matrix.nuclearNormOverMargin(),
                matrix.nuclearMargin(),
                new Stationarity(descent).measure(),
                matrix.effectiveRank()));
        measures.addAll(new LinearMeasures(descent).measures(LOSS_LOG, ERROR_TRAIN));
        if (canTest()) {
            measures.add(new Measure(ERROR_TEST, () -> error(descent::weight)));
        }
        return new Strand(name, descent, measures, settings.steps(), false).with(matrix.spectrum());
    }

    /** Whether there are signs that were not seen, and are known. */
    boolean canTest() {
        return all != null && unseen() > 0;
    }

    private int unseen() {
        int unseen = 0;
        for (boolean one : seen) {
            unseen += one ? 0 : 1;
        }
        return unseen;
    }

    /** Share of the signs not seen that W, given entry by entry, has wrong; 0 is wrong. */
    private double error(IntToDoubleFunction w) {
        double[] truth = Objects.requireNonNull(all);
        int wrong = 0;
        for (int k = 0; k < truth.length; k++) {
            wrong += !seen[k] && !(w.applyAsDouble(k) * truth[k] > 0) ? 1 : 0;
        }
        return (double) wrong / unseen();
    }

    /** The same of the oracle's matrix. */
    double errorOf(NuclearMargin least) {
        double[][] w = least.matrix();
        return error(k -> w[k / columns()][k % columns()]);
    }
}
