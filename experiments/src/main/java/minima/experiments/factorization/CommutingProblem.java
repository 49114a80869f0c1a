package minima.experiments.factorization;

import minima.training.data.Samples;
import minima.training.descent.GradientFlow;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.model.LinearModel;
import minima.training.model.SymmetricFactor;
import minima.training.oracle.EntropyProjection;
import minima.training.oracle.NonnegativeInterpolant;
import minima.training.random.Haar;
import minima.training.random.Streams;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A positive semidefinite matrix {@code Qᵀ diag(x) Q} to be found from measurements by matrices with its eigenvectors,
 * the rows of Q: {@code ⟨Qᵀ diag(aₖ) Q, Qᵀ diag(x) Q⟩ = aₖ·x}. So what is claimed of matrices is a program in x.
 */
final class CommutingProblem {

    private final double[][] basis;
    private final Samples equations;
    private final NonnegativeInterpolant least;

    private CommutingProblem(double[][] basis, Samples equations) {
        this.basis = basis;
        this.equations = equations;
        this.least = NonnegativeInterpolant.of(equations);
    }

    /** aₖ is Gaussian, and y is measured of a matrix of this rank, its eigenvalues uniform in [½, 3/2). */
    static CommutingProblem of(int size, int measurements, int rank, Streams streams) {
        SplittableRandom random = streams.stream("data");
        double[][] basis = Haar.orthogonal(random, size);
        double[] x = random.doubles(rank, 0.5, 1.5).toArray();
        double[][] a = new double[measurements][];
        double[] y = new double[measurements];
        for (int k = 0; k < measurements; k++) {
            a[k] = Streams.gaussians(random, size, 1);
            for (int i = 0; i < rank; i++) {
                y[k] += a[k][i] * x[i];
            }
        }
        return new CommutingProblem(basis, new Samples("%d commuting measurements".formatted(measurements), a, y));
    }

    /** Gradient flow on {@code ½‖A(UUᵀ) − y‖²}; a step lasts {@code duration}. */
    ParametrizedDescent flow(double duration, double tolerance, double... start) {
        double[][] rows = Arrays.stream(equations.rows()).map(this::matrix).toArray(double[][]::new);
        return new ParametrizedDescent(
                LinearModel.regression(new Samples(equations.name(), rows, equations.targets())),
                new SymmetricFactor(basis.length, basis.length),
                GradientFlow.inTime(tolerance),
                new Schedule.Constant(Regulation.ofStepSize(duration)),
                start);
    }

    /** {@code Qᵀ diag(x) Q}, row by row. */
    double[] matrix(double... x) {
        int n = basis.length;
        double[] matrix = new double[n * n];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    matrix[i * n + j] = Math.fma(x[k] * basis[k][i], basis[k][j], matrix[i * n + j]);
                }
            }
        }
        return matrix;
    }

    /** The eigenvalues at which gradient flow on UUᵀ from U = αI ends: nearest to α² in relative entropy. */
    double[] limit(double alpha) {
        double[] start = new double[equations.dimension()];
        Arrays.fill(start, alpha * alpha);
        return EntropyProjection.of(equations, start);
    }

    /** The least {@code ‖X‖* = Σ xᵢ}. */
    double least() {
        return least.sum();
    }

    /** What {@code ‖X‖*} may exceed the least by, from U = αI: {@code (Σ x̂ᵢ(log x̂ᵢ − 1) + n) / (2 log 1/α)}. */
    double excess(double alpha) {
        double[] x = least.weights();
        double entropy = Arrays.stream(x)
                .filter(xi -> xi > 0)
                .map(xi -> xi * (StrictMath.log(xi) - 1))
                .sum();
        return (entropy + x.length) / (-2 * StrictMath.log(alpha));
    }
}
