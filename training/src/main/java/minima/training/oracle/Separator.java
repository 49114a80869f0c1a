package minima.training.oracle;

import minima.training.oracle.ActiveSet.Minimum;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The least w with {@code zᵢ·w ≥ 1} for distinct rows zᵢ, and its duals α, which maximize {@code Σαᵢ − ‖Zᵀα‖²/2} over α
 * ≥ 0.
 *
 * <p>Over active rows S both come from {@code Z_Sᵀ = QR}: {@code w = Q c} and {@code R α = c} with {@code Rᵀ c = 1}. So
 * each {@code zᵢ·w = 1} holds to {@code ε ‖zᵢ‖ ‖w‖}, as exactly as doubles can say it.
 */
final class Separator {

    /** Beyond any dual. */
    private static final double FAR = 1e60;

    private final double[][] z;

    private Separator(double[][] z) {
        this.z = z;
    }

    /**
     * α, shape [n].
     *
     * @param z rows, shape [n, d]
     * @param start weights of a point of their hull near the origin, but not the origin
     */
    static double[] duals(double[][] z, double[] start) {
        double[] nearest = Rows.combination(start, z);
        double square = Rows.dot(nearest, nearest);
        return ActiveSet.solve(z, new Separator(z)::over, Rows.divided(start, square));
    }

    /** w for the rows with α > 0, shape [d]. */
    static double[] weights(double[][] z, double[] duals) {
        int[] support = IntStream.range(0, z.length).filter(i -> duals[i] > 0).toArray();
        return new Separator(z).over(support).direction();
    }

    private Minimum over(int[] rows) {
        int d = z[0].length;
        if (rows.length > d) {
            return farAlong(Hull.affine(z, rows));
        }
        Triangle triangle = new Triangle(IntStream.of(rows).mapToObj(i -> z[i]).toArray(double[][]::new));
        double[] ones = new double[rows.length];
        Arrays.fill(ones, 1);
        double[] c = triangle.solveTransposed(ones);
        double[] w = triangle.image(c);
        return new Minimum(triangle.solve(c), w, 1, Rows.norm(w), -Rows.norm(w));
    }

    /** Over d + 1 rows the objective falls for ever along the ray with {@code Zᵀray = 0} and {@code Σrayᵢ = 1}. */
    private Minimum farAlong(double[] ray) {
        return new Minimum(Rows.divided(ray, 1 / FAR), new double[z[0].length], 0, 0, Double.NEGATIVE_INFINITY);
    }
}
