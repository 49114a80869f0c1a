package minima.training.oracle;

import minima.training.claim.InvalidInput;
import minima.training.data.Samples;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.R064Store;

import java.util.Locale;

/**
 * The positive interpolant nearest to a start in relative entropy: {@code argmin Σ wⱼ log(wⱼ/sⱼ) − wⱼ + sⱼ s.t. Xw =
 * y}.
 *
 * <p>It is {@code wⱼ = sⱼ exp((Xᵀν)ⱼ)} for the ν that maximizes the concave {@code y·ν − Σ sⱼ exp((Xᵀν)ⱼ)}, found by
 * Newton's method with halved steps. Cost: O(n² d + n³) a step, and about as many steps as the largest exponent.
 *
 * <p>Source: I. Csiszár, "I-divergence geometry of probability distributions and minimization problems", Annals of
 * Probability 3(1), 1975.
 */
public final class EntropyProjection {

    private static final int MOST_STEPS = 1_000;
    private static final double INTERPOLATED = 1e-10;
    private static final double SHORTEST = 1e-12;
    private static final double SUFFICIENT = 1e-4;

    private final double[][] x;
    private final double[] y;
    private final double[] start;
    private double[] nu;

    private EntropyProjection(double[][] x, double[] y, double[] start) {
        this.x = x;
        this.y = y;
        this.start = start;
        this.nu = new double[y.length];
    }

    /**
     * The nearest interpolant, shape [d].
     *
     * @param start s, shape [d], positive
     * @throws InvalidInput if no w > 0 interpolates, or if the rows depend on each other
     */
    public static double[] of(Samples real, double... start) {
        EntropyProjection newton = new EntropyProjection(real.rows(), real.targets(), start.clone());
        newton.maximize();
        double left = Rows.norm(newton.error(newton.weights(newton.nu))) / Math.max(Rows.norm(newton.y), 1e-300);
        if (!(left <= INTERPOLATED)) {
            throw new InvalidInput(String.format(
                    Locale.ROOT,
                    "samples must be independent and interpolated by some w > 0: residual=%.1e in %s",
                    left,
                    real.name()));
        }
        return newton.weights(newton.nu);
    }

    private void maximize() {
        double length = 1;
        double left = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS && length > SHORTEST && left > 0; step++) {
            double[] w = weights(nu);
            double[] gradient = error(w);
            double[] newton = solution(w, gradient);
            double rise = Rows.dot(gradient, newton);
            double before = left;
            left = Rows.norm(gradient);
            length = rise > 0 && (left < before || left > INTERPOLATED * Rows.norm(y)) ? climbed(newton, rise) : 0;
        }
    }

    /** Moves ν along {@code newton}, and gives how much of it was taken; 0 if no part of it rises. */
    private double climbed(double[] newton, double rise) {
        double value = value(nu);
        for (double length = 1; length > SHORTEST; length /= 2) {
            double[] next = nu.clone();
            Rows.add(next, length, newton);
            if (value(next) >= value + SUFFICIENT * length * rise - Math.ulp(value)) {
                nu = next;
                return length;
            }
        }
        return 0;
    }

    private double[] weights(double[] at) {
        double[] w = Rows.combination(at, x);
        for (int j = 0; j < w.length; j++) {
            w[j] = start[j] * StrictMath.exp(w[j]);
        }
        return w;
    }

    private double value(double[] at) {
        double value = Rows.dot(y, at);
        for (double weight : weights(at)) {
            value -= weight;
        }
        return value;
    }

    /** {@code y − Xw}. */
    private double[] error(double[] w) {
        double[] error = y.clone();
        Rows.add(error, -1, Rows.images(x, w));
        return error;
    }

    /** {@code (X diag(w) Xᵀ)⁻¹ gradient}. */
    private double[] solution(double[] w, double[] gradient) {
        double[][] scaled = new double[x.length][w.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < w.length; j++) {
                scaled[i][j] = x[i][j] * Math.sqrt(w[j]);
            }
        }
        R064Store columns = Rows.asColumns(scaled);
        R064Store hessian = R064Store.FACTORY.make(x.length, x.length);
        hessian.fillByMultiplying(columns.transpose(), columns);
        Cholesky<Double> cholesky = Cholesky.R064.make(hessian);
        cholesky.decompose(hessian);
        return cholesky.getSolution(Rows.asColumns(new double[][] {gradient})).toRawCopy1D();
    }
}
