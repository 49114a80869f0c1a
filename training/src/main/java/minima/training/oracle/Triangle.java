package minima.training.oracle;

import org.ojalgo.matrix.decomposition.QR;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/** The decomposition {@code A = QR} of k columns of dimension m ≥ k: Q of shape [m, k], R of shape [k, k]. */
final class Triangle {

    private final MatrixStore<Double> q;
    private final double[][] r;

    Triangle(R064Store columns) {
        QR<Double> qr = QR.R064.make(columns);
        qr.decompose(columns);
        this.q = qr.getQ();
        this.r = qr.getR().toRawCopy2D();
    }

    /** Whether the columns of A are independent: no diagonal entry of R below {@code rounding} of the largest. */
    boolean independent(double rounding) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int k = 0; k < r[0].length; k++) {
            least = Math.min(least, Math.abs(r[k][k]));
            most = Math.max(most, Math.abs(r[k][k]));
        }
        return least > rounding * most;
    }

    /** The columns of Q as rows, shape [k, m]. */
    double[][] basis() {
        return q.transpose().toRawCopy2D();
    }

    /** {@code Q c}. */
    double[] image(double[] c) {
        return q.multiply(R064Store.FACTORY.column(c)).toRawCopy1D();
    }

    /** {@code Qᵀ e}, e the last unit vector. */
    double[] lastRow() {
        double[] last = new double[(int) q.countColumns()];
        for (int k = 0; k < last.length; k++) {
            last[k] = q.doubleValue(q.countRows() - 1, k);
        }
        return last;
    }

    /** The x of {@code R x = c}; not finite where R is singular. */
    double[] solve(double[] c) {
        double[] x = new double[c.length];
        for (int k = c.length - 1; k >= 0; k--) {
            double rest = c[k];
            for (int l = k + 1; l < c.length; l++) {
                rest -= r[k][l] * x[l];
            }
            x[k] = rest / r[k][k];
        }
        return x;
    }

    /** The x of {@code Rᵀ x = c}. */
    double[] solveTransposed(double[] c) {
        double[] x = new double[c.length];
        for (int k = 0; k < c.length; k++) {
            double rest = c[k];
            for (int l = 0; l < k; l++) {
                rest -= r[l][k] * x[l];
            }
            x[k] = rest / r[k][k];
        }
        return x;
    }

    /** The columns of R, shape [k, k]: the coordinates of the columns of A in their span. */
    double[][] coordinates() {
        double[][] columns = new double[r[0].length][r.length];
        for (int k = 0; k < columns.length; k++) {
            for (int l = 0; l < columns[k].length; l++) {
                columns[k][l] = r[l][k];
            }
        }
        return columns;
    }
}
