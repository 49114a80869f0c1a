package minima.training.oracle;

import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.store.R064Store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Anderson's acceleration of a fixed-point iteration: the next point is the image of that affine combination of the
 * last points whose residual would be least if the map were linear.
 *
 * <p>It is taken only while residuals fall as {@code 2 r₀ k^(−1−ε)} at least over the k accelerated steps, ten to a
 * unit, so that the iteration of a nonexpansive map still converges; else the plain image is.
 *
 * <p>Source: D. G. Anderson, "Iterative Procedures for Nonlinear Integral Equations", Journal of the ACM 12(4), 1965;
 * the safeguard as in J. Zhang, B. O'Donoghue, S. Boyd, "Globally Convergent Type-I Anderson Acceleration for Nonsmooth
 * Fixed-Point Iterations", SIAM Journal on Optimization 30(4), 2020, for our type-II form.
 */
final class Anderson {

    private static final int MEMORY = 20;
    private static final double REGULAR = 1e-14;
    private static final double SLACK = 2;
    private static final double SUMMABLE = 1.0001;
    private static final double STEPS_A_UNIT = 10;

    private final Deque<double[]> moves = new ArrayDeque<>();
    private final Deque<double[]> changes = new ArrayDeque<>();
    private double[] point = new double[0];
    private double[] residual = new double[0];
    private double first;
    private long accelerated;

    /** The point after {@code z}, given its image; the arrays are kept. */
    double[] next(double[] z, double[] image) {
        double[] rest = image.clone();
        Rows.add(rest, -1, z);
        double size = Rows.norm(rest);
        if (point.length == 0) {
            first = size;
        } else {
            remember(moves, z, point);
            remember(changes, rest, residual);
        }
        point = z;
        residual = rest;
        double allowed = SLACK * first * StrictMath.pow(accelerated / STEPS_A_UNIT + 1, -SUMMABLE);
        if (moves.isEmpty() || size > allowed) {
            return image.clone();
        }
        accelerated++;
        return mixed(image);
    }

    private static void remember(Deque<double[]> memory, double[] now, double[] before) {
        double[] difference = now.clone();
        Rows.add(difference, -1, before);
        memory.addLast(difference);
        if (memory.size() > MEMORY) {
            memory.removeFirst();
        }
    }

    private double[] mixed(double[] image) {
        List<double[]> ofResiduals = new ArrayList<>(changes);
        int k = ofResiduals.size();
        R064Store gram = R064Store.FACTORY.make(k, k);
        R064Store right = R064Store.FACTORY.make(k, 1);
        double trace = 0;
        for (int i = 0; i < k; i++) {
            right.set(i, 0, Rows.dot(ofResiduals.get(i), residual));
            for (int j = 0; j <= i; j++) {
                double product = Rows.dot(ofResiduals.get(i), ofResiduals.get(j));
                gram.set(i, j, product);
                gram.set(j, i, product);
            }
            trace += gram.doubleValue(i, i);
        }
        for (int i = 0; i < k; i++) {
            gram.add(i, i, REGULAR * trace);
        }
        LU<Double> lu = LU.R064.make(gram);
        lu.decompose(gram);
        double[] shares = lu.isSolvable() ? lu.getSolution(right).toRawCopy1D() : new double[k];
        double[] mixed = image.clone();
        int i = 0;
        for (double[] move : moves) {
            Rows.add(mixed, -shares[i], move);
            Rows.add(mixed, -shares[i], ofResiduals.get(i));
            i++;
        }
        return Double.isFinite(Rows.norm(mixed)) ? mixed : image.clone();
    }
}
