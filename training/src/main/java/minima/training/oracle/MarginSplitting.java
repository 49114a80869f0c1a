package minima.training.oracle;

import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

import java.util.Arrays;

/**
 * The least w of any {@link Gauge} with {@code zᵢ·w ≥ 1}, and duals α ≥ 0 with {@code ‖Σ αᵢzᵢ‖_* ≤ 1}, by the splitting
 * of Douglas and Rachford with {@link Anderson}'s acceleration.
 *
 * <p>The pair (w, s) is to lie on the graph {@code s = Z w}, on which it is projected, and to have a small ‖w‖ and s ≥
 * 1. Rows come at equal length and the graph with a given slope, both of which only change the speed. In the limit
 * {@code v = (I + ZZᵀ)⁻¹(s − Zw)} is τ times the duals. The best w and α of all steps are kept, each by its own bound
 * of the optimum.
 *
 * <p>Source: J. Eckstein, D. P. Bertsekas, "On the Douglas-Rachford splitting method and the proximal point algorithm
 * for maximal monotone operators", Mathematical Programming 55, 1992; N. Parikh, S. Boyd, "Block splitting for
 * distributed optimization", Mathematical Programming Computation 6, 2014, for the graph.
 */
final class MarginSplitting {

    private static final double RIDGE = 1e-3;
    private static final int CHECKED_EVERY = 10;

    private final SparseRows z;
    private final Gauge gauge;
    private final SparseRows rows;
    private final double[] thresholds;
    private final double[][] inverse;
    private final double tau;
    private final Anderson anderson = new Anderson();
    private double[] at;
    private double[] weights;
    private double[] duals;
    private double primal = Double.POSITIVE_INFINITY;
    private double dual = Double.NEGATIVE_INFINITY;

    /**
     * Starts at a ridge regression to 1.
     *
     * @param z rows of entries near 1, none of them 0; shape [n, d]
     * @param slope of the graph at most: 5 is fast, narrow margins need more
     * @param step τ in units of the largest part of the start
     */
    MarginSplitting(double[][] z, Gauge gauge, double slope, double step) {
        this.z = new SparseRows(z);
        this.gauge = gauge;
        this.weights = new double[z[0].length];
        this.duals = new double[z.length];
        double[][] unit = new double[z.length][];
        this.thresholds = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            thresholds[i] = 1 / Rows.norm(z[i]);
            unit[i] = Rows.divided(z[i], 1 / thresholds[i]);
        }
        double steeper = slope / Math.sqrt(Spectrum.largestEigenvalue(gram(unit)));
        double[][] steep = Rows.divided(unit, 1 / steeper);
        this.rows = new SparseRows(steep);
        for (int i = 0; i < z.length; i++) {
            thresholds[i] *= steeper;
        }
        MatrixStore<Double> gram = gram(steep);
        this.inverse = inverseOf(gram, 1);
        double[] start = rows.combination(Rows.images(inverseOf(gram, RIDGE * slope * slope), thresholds));
        this.tau = step * gauge.dual(start);
        this.at = joined(start, rows.images(start));
    }

    private static MatrixStore<Double> gram(double[][] rows) {
        R064Store columns = Rows.asColumns(rows);
        return columns.transpose().multiply(columns);
    }

    private static double[][] inverseOf(MatrixStore<Double> gram, double added) {
        R064Store sum = R064Store.FACTORY.copy(gram);
        for (int i = 0; i < sum.countRows(); i++) {
            sum.add(i, i, added);
        }
        Cholesky<Double> cholesky = Cholesky.R064.make(sum);
        cholesky.decompose(sum);
        return cholesky.getInverse().toRawCopy2D();
    }

    /** Takes over what is known from another way to the same answer. */
    MarginSplitting knowing(MarginSplitting other) {
        primal = other.primal;
        weights = other.weights;
        dual = other.dual;
        duals = other.duals;
        return this;
    }

    /** Steps until the bracket is as narrow as {@code relative}, or {@code most} times. */
    MarginSplitting advance(int most, double relative) {
        for (int step = 1; step <= most && !closed(relative); step++) {
            step(step % CHECKED_EVERY == 0);
        }
        return this;
    }

    boolean closed(double relative) {
        return separates() && primal - dual <= relative * primal;
    }

    private void step(boolean checked) {
        int d = weights.length;
        double[] w = Arrays.copyOf(at, d);
        double[] s = Arrays.copyOfRange(at, d, at.length);
        double[] off = s.clone();
        Rows.add(off, -1, rows.images(w));
        double[] v = Rows.images(inverse, off);
        double[] onGraph = w.clone();
        Rows.add(onGraph, 1, rows.combination(v));
        double[] shrunk = gauge.shrunk(reflected(onGraph, w), tau);
        double[] image = at.clone();
        for (int j = 0; j < d; j++) {
            image[j] += shrunk[j] - onGraph[j];
        }
        for (int i = 0; i < s.length; i++) {
            double graph = s[i] - v[i];
            image[d + i] += Math.max(2 * graph - s[i], thresholds[i]) - graph;
        }
        if (checked) {
            offer(shrunk);
            offer(onGraph);
            offerDuals(v);
        }
        at = anderson.next(at, image);
    }

    private static double[] reflected(double[] a, double[] b) {
        double[] reflected = new double[a.length];
        for (int j = 0; j < a.length; j++) {
            reflected[j] = 2 * a[j] - b[j];
        }
        return reflected;
    }

    private void offer(double[] w) {
        double least = Arrays.stream(z.images(w)).min().orElseThrow();
        double norm = gauge.of(w) / least;
        if (least > 0 && norm < primal) {
            primal = norm;
            weights = Rows.divided(w, least);
        }
    }

    private void offerDuals(double[] v) {
        double[] alpha = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            alpha[i] = Math.max(0, v[i]) * thresholds[i];
        }
        double size = gauge.dual(z.combination(alpha));
        double value = Arrays.stream(alpha).sum() / size;
        if (value > dual) {
            dual = value;
            duals = Rows.divided(alpha, size);
        }
    }

    private static double[] joined(double[] a, double[] b) {
        double[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    /** Whether some w with all {@code zᵢ·w > 0} was met. */
    boolean separates() {
        return primal < Double.POSITIVE_INFINITY;
    }

    /** w with {@code min zᵢ·w = 1}, shape [d]. */
    double[] weights() {
        return weights;
    }

    /** α with {@code ‖Σ αᵢzᵢ‖_* = 1}, shape [n]. */
    double[] duals() {
        return duals;
    }
}
