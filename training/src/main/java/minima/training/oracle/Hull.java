package minima.training.oracle;

import minima.training.oracle.ActiveSet.Minimum;

import java.util.Arrays;

/**
 * The convex hull of rows of norm near 1 and its point nearest to the origin.
 *
 * <p>The weights p of that point are u / Σu, where u minimizes {@code ‖Zᵀu‖² + (Σuᵢ − 1)²} over u ≥ 0: the
 * least-distance problem of Lawson and Hanson, "Solving Least Squares Problems", 1974, chapter 23. Its least-squares
 * problems have a bounded condition even where the nearest point is the origin, as long as active rows are affinely
 * independent.
 */
final class Hull {

    private final double[][] z;

    private Hull(double[][] z) {
        this.z = z;
    }

    /** p ≥ 0 with Σp = 1 for which {@code ‖Σ pᵢzᵢ‖} is least; shape [n]. */
    static double[] nearestToOrigin(double[][] z) {
        int shortest = 0;
        for (int i = 1; i < z.length; i++) {
            shortest = Rows.norm(z[i]) < Rows.norm(z[shortest]) ? i : shortest;
        }
        double[] start = new double[z.length];
        start[shortest] = 1;
        double[] u = ActiveSet.solve(z, new Hull(z)::over, start);
        return Rows.divided(u, Arrays.stream(u).sum());
    }

    private Minimum over(int[] rows) {
        double[] u = affine(z, rows);
        double[] image = new double[z[0].length];
        double sum = 0;
        for (int k = 0; k < rows.length; k++) {
            Rows.add(image, u[k], z[rows[k]]);
            sum += u[k];
        }
        double distance = Rows.norm(image) / sum;
        return new Minimum(u, image, distance * distance * sum, 1, distance);
    }

    /** The u over {@code rows}, at most d + 1, that minimizes {@code ‖Zᵀu‖² + (Σuᵢ − 1)²}, whatever its sign. */
    static double[] affine(double[][] z, int[] rows) {
        int d = z[0].length;
        double[][] columns = new double[rows.length][];
        for (int k = 0; k < rows.length; k++) {
            columns[k] = Arrays.copyOf(z[rows[k]], d + 1);
            columns[k][d] = 1;
        }
        Triangle triangle = new Triangle(columns);
        return triangle.solve(triangle.lastRow());
    }
}
