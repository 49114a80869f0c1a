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
 * <p>A point whose residual is more than twice the least so far is taken back: the plain image of the point of least
 * residual comes next, the memory starts anew, and each time twice as many plain images come before the next
 * combination. Images of a nonexpansive map have residuals that do not grow, so the iteration goes on at least as it
 * would have gone without.
 *
 * <p>Source: D. G. Anderson, "Iterative Procedures for Nonlinear Integral Equations", Journal of the ACM 12(4), 1965.
 */
final class Anderson {

    private static final int MEMORY = 20;
    private static final double REGULAR = 1e-14;
    private static final double RISE = 2;

    /** What rounding adds to a residual. */
    private static final double SAME = 1 + 1e-9;

    private static final int LONGEST_WAIT = 64;

    private final Deque<double[]> moves = new ArrayDeque<>();
    private final Deque<double[]> changes = new ArrayDeque<>();
    private double[] point = new double[0];
    private double[] residual = new double[0];
    private double[] bestImage = new double[0];
    private double least = Double.POSITIVE_INFINITY;
    private int wait = 1;
    private int since;

    /** The point after {@code z}, given its image; the arrays are kept. */
    double[] next(double[] z, double[] image) {
        double[] rest = image.clone();
        Rows.add(rest, -1, z);
        double size = Rows.norm(rest);
        if (!(size <= RISE * least)) {
            return takenBack();
        }
        if (size <= SAME * least) {
            least = Math.min(size, least);
            bestImage = image;
        }
        if (point.length > 0) {
            remember(moves, z, point);
            remember(changes, rest, residual);
        }
        point = z;
        residual = rest;
        since++;
        if (since > wait + 2 * MEMORY) {
            wait = 1;
        }
        return since > wait ? mixed(image) : image;
    }

    private double[] takenBack() {
        moves.clear();
        changes.clear();
        point = new double[0];
        since = 0;
        wait = Math.min(2 * wait, LONGEST_WAIT);
        return bestImage;
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
        return mixed;
    }
}
