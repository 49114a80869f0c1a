package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.Samples;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * The equations {@code Xw = y} in an orthonormal basis Q of the span of the rows of X: {@code Qw = c}. By a QR
 * decomposition where the rows are independent, else by singular values; rows that share no coordinate, as observed
 * entries, are orthogonal as they are.
 */
final class RowSpan {

    private static final double INDEPENDENT = 1e-10;

    private final double[][] basis;
    private final double[] coordinates;
    private final UnaryOperator<double[]> toDuals;

    private RowSpan(double[][] basis, double[] coordinates, UnaryOperator<double[]> toDuals) {
        this.basis = basis;
        this.coordinates = coordinates;
        this.toDuals = toDuals;
    }

    /** @throws InvalidInput if no w solves {@code Xw = y} */
    static RowSpan of(Samples real) {
        Balanced balanced = Balanced.of(real);
        double[][] x = balanced.samples().rows();
        double[] y = balanced.samples().targets();
        if (disjoint(x)) {
            return ofDisjoint(x, y, balanced);
        }
        if (x.length <= real.dimension()) {
            Triangle triangle = new Triangle(Rows.asColumns(x));
            if (triangle.independent(INDEPENDENT)) {
                return new RowSpan(
                        triangle.basis(), triangle.solveTransposed(y), mu -> balanced.duals(triangle.solve(mu)));
            }
        }
        MinNorm euclidean = MinNorm.of(balanced.samples()).requireConsistent(real.name());
        double[][] modes = euclidean.modes();
        return new RowSpan(
                modes,
                euclidean.coordinates(euclidean.weights()),
                mu -> balanced.duals(
                        LeastSquares.nearest(Rows.transposed(x), Rows.combination(mu, modes), new double[x.length])));
    }

    private static boolean disjoint(double[][] x) {
        boolean[] taken = new boolean[x[0].length];
        for (double[] row : x) {
            boolean empty = true;
            for (int j = 0; j < row.length; j++) {
                if (row[j] != 0 && taken[j]) {
                    return false;
                }
                taken[j] |= row[j] != 0;
                empty &= row[j] == 0;
            }
            if (empty) {
                return false;
            }
        }
        return true;
    }

    private static RowSpan ofDisjoint(double[][] x, double[] y, Balanced balanced) {
        double[][] basis = new double[x.length][];
        double[] coordinates = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double length = Rows.norm(x[i]);
            basis[i] = Rows.divided(x[i], length);
            coordinates[i] = y[i] / length;
        }
        return new RowSpan(basis, coordinates, mu -> {
            double[] nu = mu.clone();
            Arrays.setAll(nu, i -> mu[i] / Rows.norm(x[i]));
            return balanced.duals(nu);
        });
    }

    /** Q, shape [rank, d]. */
    double[][] basis() {
        return basis;
    }

    /** c, shape [rank]. */
    double[] coordinates() {
        return coordinates;
    }

    /** ν, shape [n], with {@code Xᵀν = Qᵀμ}. */
    double[] duals(double[] mu) {
        return toDuals.apply(mu);
    }
}
