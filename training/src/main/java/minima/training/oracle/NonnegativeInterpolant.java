package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.Samples;
import org.ojalgo.optimisation.Variable;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The nonnegative interpolant of least sum: {@code argmin Σ wⱼ s.t. Xw = y, w ≥ 0}.
 *
 * <p>The duals ν have {@code Xᵀν ≤ 1} and {@code y·ν = Σ wⱼ}, which proves that no such w has a smaller sum. w need not
 * be the only one. Certified: {@code Xw = y} and the {@link DualityGap} each to 1e-9, relative. Cost: two linear
 * programs of n + d variables.
 */
public final class NonnegativeInterpolant {

    private static final double OPTIMAL = 1e-9;

    private final double[] weights;
    private final double[] duals;
    private final double residual;
    private final DualityGap certificate;

    private NonnegativeInterpolant(double[][] x, double[] y, double[] weights, double[] duals) {
        this.weights = weights;
        this.duals = duals;
        double[] error = Rows.images(x, weights);
        Rows.add(error, -1, y);
        this.residual = Rows.largest(y) == 0 ? 0 : Rows.norm(error) / Rows.norm(y);
        this.certificate = new DualityGap(Arrays.stream(weights).sum(), Rows.dot(duals, y));
    }

    /**
     * Solves for the given samples.
     *
     * @throws InvalidInput if no w ≥ 0 interpolates, or if double precision cannot show that its sum is least
     */
    public static NonnegativeInterpolant of(Samples real) {
        double[][] x = real.rows();
        double[] y = real.targets();
        double[] weights = weights(x, y);
        NonnegativeInterpolant answer = new NonnegativeInterpolant(x, y, weights, duals(x, y, weights));
        if (!(Math.max(answer.residual, answer.certificate.relative()) <= OPTIMAL)) {
            throw new InvalidInput(String.format(
                    Locale.ROOT,
                    "samples must be interpolated by some w ≥ 0: residual=%.1e, duality gap=%.1e in %s",
                    answer.residual,
                    answer.certificate.relative(),
                    real.name()));
        }
        return answer;
    }

    /** A vertex, moved to where the equations hold to rounding. */
    private static double[] weights(double[][] x, double[] y) {
        LinearProgram program = new LinearProgram();
        Variable[] w = program.positive(x[0].length, 1);
        for (int i = 0; i < x.length; i++) {
            program.row(x[i], w).level(y[i]);
        }
        double[] found = program.minimized().values(w);
        int[] face = face(found);
        double[] onFace = Arrays.stream(face).mapToDouble(j -> found[j]).toArray();
        double[] moved = face.length == 0 ? onFace : LeastSquares.nearest(columns(x, face), y, onFace);
        double[] weights = new double[found.length];
        for (int k = 0; k < face.length; k++) {
            weights[face[k]] = Math.max(0, moved[k]);
        }
        return weights;
    }

    /** {@code (Xᵀν)ⱼ = 1} where wⱼ is not 0, scaled to keep {@code Xᵀν ≤ 1}. */
    private static double[] duals(double[][] x, double[] y, double[] weights) {
        LinearProgram program = new LinearProgram();
        Variable[] up = new Variable[y.length];
        Variable[] down = new Variable[y.length];
        for (int i = 0; i < y.length; i++) {
            up[i] = program.positive(-y[i]);
            down[i] = program.positive(y[i]);
        }
        for (int j = 0; j < weights.length; j++) {
            program.row(Rows.column(x, j), up, down).upper(1);
        }
        double[] found = program.minimized().values(up, down);
        int[] face = face(weights);
        double[] ones = new double[face.length];
        Arrays.fill(ones, 1);
        double[] moved =
                face.length == 0 ? found : LeastSquares.nearest(Rows.transposed(columns(x, face)), ones, found);
        double largest = Arrays.stream(Rows.combination(moved, x)).max().orElse(0);
        return Rows.divided(moved, Math.max(1, largest));
    }

    private static int[] face(double[] w) {
        double vanishing = OPTIMAL * Rows.largest(w);
        return IntStream.range(0, w.length).filter(j -> w[j] > vanishing).toArray();
    }

    /** These columns of x, shape [n, face]. */
    private static double[][] columns(double[][] x, int[] face) {
        return Arrays.stream(x)
                .map(row -> IntStream.of(face).mapToDouble(j -> row[j]).toArray())
                .toArray(double[][]::new);
    }

    /** Shape [d]. */
    public double[] weights() {
        return weights.clone();
    }

    /** {@code Σ wⱼ}. */
    public double sum() {
        return certificate.primal();
    }

    /** ν, shape [n]. */
    public double[] duals() {
        return duals.clone();
    }

    /** How far Σ wⱼ and y·ν are apart. */
    public DualityGap certificate() {
        return certificate;
    }
}
