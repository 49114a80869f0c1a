package minima.training.oracle;

import minima.training.oracle.ActiveSet.Minimum;

import java.util.Arrays;

/**
 * The cone {@code Σ uᵢzᵢ, u ≥ 0} of rows, and how far a point lies from it: non-negative least squares.
 *
 * <p>Cost: about k singular value decompositions of shape [d, k] for k rows that the nearest point needs, and O(n d k).
 */
final class Cone {

    private final double[][] z;
    private final double[] point;
    private double nearest = Double.POSITIVE_INFINITY;

    private Cone(double[][] z, double[] point) {
        this.z = z;
        this.point = point;
    }

    /** {@code min ‖Σ uᵢzᵢ − point‖} over u ≥ 0; rows of any length, those of zeros aside. */
    static double distance(double[][] rows, double[] point) {
        double[][] z = Arrays.stream(rows)
                .filter(row -> Rows.norm(row) > 0)
                .map(row -> Rows.divided(row, Rows.norm(row)))
                .toArray(double[][]::new);
        double[] start = new double[z.length];
        int first = 0;
        for (int i = 0; i < z.length; i++) {
            start[i] = Rows.dot(z[i], point);
            first = start[i] > start[first] ? i : first;
        }
        if (z.length == 0 || start[first] <= 0) {
            return Rows.norm(point);
        }
        for (int i = 0; i < z.length; i++) {
            start[i] = i == first ? start[i] : 0;
        }
        Cone cone = new Cone(z, point);
        ActiveSet.solve(z, cone::over, start);
        return cone.nearest;
    }

    /** Keeps the distance to the nearest point in the cone that it came by: rounding may lead on to a worse one. */
    private Minimum over(int[] rows) {
        double[][] columns = Arrays.stream(rows).mapToObj(i -> z[i]).toArray(double[][]::new);
        double[] u = rows.length == 0
                ? new double[0]
                : LeastSquares.nearest(Rows.transposed(columns), point, new double[rows.length]);
        double[] rest = Rows.divided(point, -1);
        for (int k = 0; k < rows.length; k++) {
            Rows.add(rest, u[k], columns[k]);
        }
        if (Arrays.stream(u).allMatch(weight -> weight >= 0)) {
            nearest = Math.min(nearest, Rows.norm(rest));
        }
        return new Minimum(u, rest, 0, Rows.norm(point), Rows.norm(rest));
    }
}
