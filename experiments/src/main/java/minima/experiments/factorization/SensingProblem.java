package minima.experiments.factorization;

import minima.training.claim.Assumption;
import minima.training.claim.Measure;
import minima.training.claim.Strand;
import minima.training.data.Samples;
import minima.training.descent.Optimizer;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.measure.MatrixMeasures;
import minima.training.measure.SingularValues;
import minima.training.model.FactoredMatrix;
import minima.training.model.LinearModel;
import minima.training.model.Parametrization;
import minima.training.model.SymmetricFactor;
import minima.training.random.Streams;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A matrix X* of low rank and unit Frobenius norm, and Gaussian measurements {@code yₖ = ⟨Aₖ, X*⟩} of it, the entries
 * of Aₖ of variance 1/m.
 */
final class SensingProblem {

    private final int size;
    private final double[] truth;
    private final Samples samples;
    private final Streams streams;

    private SensingProblem(int size, double[] truth, double[][] a, Streams streams) {
        this.size = size;
        this.truth = truth;
        this.streams = streams;
        double[] y = Arrays.stream(a).mapToDouble(matrix -> dot(matrix, truth)).toArray();
        this.samples = new Samples("%d measurements".formatted(a.length), a, y);
    }

    /** X* = UUᵀ, and Aₖ the symmetric part of a Gaussian matrix. */
    static SensingProblem semidefinite(int size, int measurements, int rank, Streams streams) {
        SplittableRandom random = streams.stream("semidefinite");
        double[] truth = unit(new SymmetricFactor(size, rank), random);
        double[][] a = gaussian(size, measurements, random);
        for (double[] matrix : a) {
            symmetrize(matrix, size);
        }
        return new SensingProblem(size, truth, a, streams);
    }

    /** X* = UVᵀ. */
    static SensingProblem general(int size, int measurements, int rank, Streams streams) {
        SplittableRandom random = streams.stream("general");
        double[] truth = unit(new FactoredMatrix(size, size, rank), random);
        return new SensingProblem(size, truth, gaussian(size, measurements, random), streams);
    }

    private static double[] unit(Parametrization factors, SplittableRandom random) {
        double[] matrix = new double[factors.dimension()];
        factors.weights(Streams.gaussians(random, factors.parameters(), 1), matrix);
        double norm = Math.sqrt(dot(matrix, matrix));
        for (int j = 0; j < matrix.length; j++) {
            matrix[j] /= norm;
        }
        return matrix;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum = Math.fma(a[j], b[j], sum);
        }
        return sum;
    }

    private static double[][] gaussian(int size, int measurements, SplittableRandom random) {
        double[][] a = new double[measurements][];
        for (int k = 0; k < measurements; k++) {
            a[k] = Streams.gaussians(random, size * size, 1 / Math.sqrt(measurements));
        }
        return a;
    }

    private static void symmetrize(double[] matrix, int size) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                double mean = (matrix[i * size + j] + matrix[j * size + i]) / 2;
                matrix[i * size + j] = mean;
                matrix[j * size + i] = mean;
            }
        }
    }

    /** σ₁ ≥ σ₂ ≥ … of X*. */
    double[] singularValues() {
        return SingularValues.of(truth, 0, size, size);
    }

    /** Whether X* itself has the least norm that the oracle found, to 0.1 %, or not, by 1 % and more. */
    Assumption assumption(String name, boolean itself, double least) {
        double norm = SingularValues.sum(singularValues());
        boolean holds = itself ? norm <= 1.001 * least : norm > 1.01 * least;
        return Assumption.of(name, holds, "‖X*‖* = %.6g, least %.6g".formatted(norm, least));
    }

    Samples samples() {
        return samples;
    }

    /** An optimizer on the factors of {@code ½‖A(W) − y‖²}, from a random θ of the given length. */
    ParametrizedDescent descent(Parametrization factors, Optimizer optimizer, Regulation regulation, double length) {
        double[] start = Streams.gaussians(streams.stream("init"), factors.parameters(), 1);
        double norm = Math.sqrt(dot(start, start));
        for (int j = 0; j < start.length; j++) {
            start[j] *= length / norm;
        }
        return new ParametrizedDescent(
                LinearModel.regression(samples), factors, optimizer, new Schedule.Constant(regulation), start);
    }

    /** A strand that is measured against X*, its spectrum too. */
    Strand strand(String name, ParametrizedDescent descent, long steps, Measure... more) {
        MatrixMeasures matrix = new MatrixMeasures(descent, size, size);
        List<Measure> measures = new ArrayList<>(List.of(
                matrix.relativeError(truth),
                matrix.nuclearNorm(),
                matrix.effectiveRank(),
                matrix.frobeniusNorm(),
                matrix.residual()));
        measures.addAll(List.of(more));
        return new Strand(name, descent, measures, steps, false).with(matrix.spectrum());
    }
}
