package minima.training.oracle;

import org.ojalgo.matrix.decomposition.QR;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.R064Store;

import java.util.Arrays;

/**
 * Newton's method for {@code min Σ|wⱼ|^p / p s.t. Qw = c}, Q of orthonormal rows, or for its dual {@code min Σ|vⱼ|^q /
 * q − c·μ} with {@code v = Qᵀμ} and 1/p + 1/q = 1.
 *
 * <p>Both are smooth where their exponent is at least 2, so the first is solved for p ≥ 2, along directions that Q does
 * not see, the second for p < 2. The one's answer gives the other's: {@code v = sign w |w|^(p−1)} at the optimum, and
 * back with q. Steps are halved until the value falls by a ten-thousandth of what the slope promises, as long as a fall
 * can be seen.
 */
final class PowerNewton {

    /** The factor from one exponent to the next, from 2 on: each answer is where the next starts. */
    private static final double FURTHER = 1.5;

    private static final int MOST_STEPS = 200;
    private static final double SUFFICIENT = 1e-4;
    private static final double CONVERGED = 1e-28;

    /** A fall by less, relatively, does not show against rounding, and full steps are taken: they are near the end. */
    private static final double UNSEEN = 1e-11;

    /** Added to second derivatives, as a share of the largest: where an entry is 0 there is none. */
    private static final double REGULAR = 1e-11;

    private final double[][] basis;
    private final double[] target;
    private double exponent = 2;
    private final double[] x;

    /**
     * Minimizes {@code Σ|xⱼ|^r / r − t·u} over {@code x = x₀ + Bᵀu}.
     *
     * @param basis B, orthonormal rows, shape [k, d]
     * @param target t, shape [k]
     * @param start a first x
     * @param last r, at least 2
     */
    private PowerNewton(double[][] basis, double[] target, double[] start, double last) {
        this.basis = basis;
        this.target = target;
        this.x = start;
        while (exponent < last && basis.length > 0) {
            exponent = Math.min(last, FURTHER * exponent);
            descend();
        }
    }

    /**
     * w and then v, each of shape [d].
     *
     * @param c of norm 1
     */
    static double[][] solve(double[][] q, double[] c, double p) {
        double[] least = Rows.combination(c, q);
        if (p >= 2) {
            double[][] beside = beside(q);
            double[] w = new PowerNewton(beside, new double[beside.length], least, p).x;
            return new double[][] {w, slopes(w, p - 1)};
        }
        double[] v = new PowerNewton(q, c, least, p / (p - 1)).x;
        return new double[][] {slopes(v, 1 / (p - 1)), v};
    }

    /** An orthonormal basis of the vectors that are orthogonal to all rows of q; shape [d − rank, d]. */
    private static double[][] beside(double[][] q) {
        R064Store columns = Rows.asColumns(q);
        QR<Double> qr = QR.R064.make(true);
        qr.decompose(columns);
        double[][] all = qr.getQ().transpose().toRawCopy2D();
        return Arrays.copyOfRange(all, q.length, q[0].length);
    }

    private void descend() {
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] gradient = Rows.images(basis, slopes(x, exponent - 1));
            Rows.add(gradient, -1, target);
            double[] u = Rows.divided(solved(curvatures(), gradient), -1);
            double length = length(Rows.combination(u, basis), Rows.dot(target, u), -Rows.dot(gradient, u));
            if (length == 0) {
                return;
            }
            Rows.add(x, length, Rows.combination(u, basis));
        }
    }

    /** The longest of 1, ½, ¼, … at which the value falls enough; 0 if none does, or if all is done. */
    private double length(double[] direction, double slope, double fall) {
        double value = power(x);
        if (!(fall > CONVERGED * value)) {
            return 0;
        }
        for (double length = 1; length > Math.ulp(1.0); length /= 2) {
            double[] moved = x.clone();
            Rows.add(moved, length, direction);
            double rise = power(moved) - value - slope * length;
            if (rise <= -SUFFICIENT * length * fall || fall < UNSEEN * value) {
                return length;
            }
        }
        return 0;
    }

    private double power(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += Math.pow(Math.abs(value), exponent);
        }
        return sum / exponent;
    }

    /** {@code sign x |x|^r}. */
    private static double[] slopes(double[] x, double r) {
        double[] slopes = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            slopes[j] = Math.signum(x[j]) * Math.pow(Math.abs(x[j]), r);
        }
        return slopes;
    }

    private double[] curvatures() {
        double[] curvatures = new double[x.length];
        double least = REGULAR * (exponent - 1) * Math.pow(Rows.largest(x), exponent - 2);
        for (int j = 0; j < x.length; j++) {
            curvatures[j] = least + (exponent - 1) * Math.pow(Math.abs(x[j]), exponent - 2);
        }
        return curvatures;
    }

    private static double[] times(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int j = 0; j < a.length; j++) {
            product[j] = a[j] * b[j];
        }
        return product;
    }

    /** The y of {@code B diag(h) Bᵀ y = right}. */
    private double[] solved(double[] h, double[] right) {
        R064Store gram = R064Store.FACTORY.make(basis.length, basis.length);
        for (int i = 0; i < basis.length; i++) {
            double[] row = times(basis[i], h);
            for (int k = 0; k <= i; k++) {
                double product = Rows.dot(row, basis[k]);
                gram.set(i, k, product);
                gram.set(k, i, product);
            }
        }
        SingularValue<Double> svd = SingularValue.R064.make(gram);
        svd.decompose(gram);
        return svd.getSolution(R064Store.FACTORY.column(right)).toRawCopy1D();
    }
}
