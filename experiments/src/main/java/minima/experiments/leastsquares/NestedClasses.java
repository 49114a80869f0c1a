package minima.experiments.leastsquares;

import minima.training.data.Samples;
import minima.training.oracle.MinNorm;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Classes of linear predictors in order of growing capacity, and the one of least squares in each. */
interface NestedClasses {

    /** How many there are; empirical risk minimization takes the last. */
    int count();

    /** The predictor of class c with the least squared error on rows p of shape [n, d] with targets y; shape [d]. */
    double[] fit(double[][] p, double[] y, int c);

    /** Class c uses the first c + 1 coordinates: polynomials of degree c. */
    static NestedClasses degrees(int largest) {
        return of(
                largest + 1,
                (p, y, c) -> restricted(p, y, IntStream.rangeClosed(0, c).toArray()));
    }

    /** Class c has the norm that the penalty {@code λ_c ‖w‖²} gives, λ decreasing. */
    static NestedClasses ridge(double... lambdas) {
        return of(lambdas.length, (p, y, c) -> ridge(p, y, lambdas[c]));
    }

    /** Class c uses the best c of the d coordinates. */
    static NestedClasses subsets(int dimension) {
        return of(dimension + 1, (p, y, c) -> IntStream.range(0, 1 << dimension)
                .filter(mask -> Integer.bitCount(mask) == c)
                .mapToObj(mask -> restricted(
                        p,
                        y,
                        IntStream.range(0, dimension)
                                .filter(j -> (mask >> j & 1) == 1)
                                .toArray()))
                .min((a, b) -> Double.compare(squaredError(p, y, a), squaredError(p, y, b)))
                .orElseThrow());
    }

    /** How a class is fitted. */
    interface Fit {
        double[] of(double[][] p, double[] y, int c);
    }

    private static NestedClasses of(int count, Fit fit) {
        return new NestedClasses() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public double[] fit(double[][] p, double[] y, int c) {
                return fit.of(p, y, c);
            }
        };
    }

    /** {@code argmin ‖Pw − y‖² + λ‖w‖²}, as least squares with √λ I below P and zeros below y. */
    static double[] ridge(double[][] p, double[] y, double lambda) {
        int d = p[0].length;
        double[][] rows = Arrays.copyOf(p, p.length + d);
        for (int j = 0; j < d; j++) {
            rows[p.length + j] = new double[d];
            rows[p.length + j][j] = Math.sqrt(lambda);
        }
        return MinNorm.of(new Samples("ridge", rows, Arrays.copyOf(y, rows.length)))
                .weights();
    }

    private static double[] restricted(double[][] p, double[] y, int... columns) {
        double[] w = new double[p[0].length];
        if (columns.length > 0) {
            double[][] rows = Arrays.stream(p)
                    .map(row -> IntStream.of(columns).mapToDouble(j -> row[j]).toArray())
                    .toArray(double[][]::new);
            double[] fitted = MinNorm.of(new Samples("columns", rows, y)).weights();
            for (int k = 0; k < columns.length; k++) {
                w[columns[k]] = fitted[k];
            }
        }
        return w;
    }

    static double squaredError(double[][] p, double[] y, double[] w) {
        return IntStream.range(0, p.length)
                .mapToDouble(i -> y[i] - dot(p[i], w))
                .map(residual -> residual * residual)
                .sum();
    }

    static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(j -> a[j] * b[j]).sum();
    }

    /** {@code ‖a − b‖²}. */
    static double squaredDistance(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(j -> a[j] - b[j])
                .flatMap(x -> DoubleStream.of(x * x))
                .sum();
    }
}
