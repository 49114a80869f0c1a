package minima.training.oracle;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/** The decomposition {@code A = QR} of k columns of dimension m ≥ k: Q of shape [m, k], R of shape [k, k]. */
final class Triangle {

    private final DMatrixRMaj q;
    private final DMatrixRMaj r;

    /** @param columns the columns of A, shape [k, m] */
    Triangle(double[][] columns) {
        QRDecomposition<DMatrixRMaj> qr = decomposed(columns);
        this.q = qr.getQ(null, true);
        this.r = qr.getR(null, true);
    }

    /** An orthonormal basis of the vectors that are orthogonal to k independent columns, shape [m − k, m]. */
    static double[][] beside(double[][] columns) {
        DMatrixRMaj all = decomposed(columns).getQ(null, false);
        return columnsOf(all, columns.length, columns[0].length);
    }

    private static QRDecomposition<DMatrixRMaj> decomposed(double[][] columns) {
        DMatrixRMaj a = new DMatrixRMaj(columns[0].length, columns.length);
        for (int k = 0; k < columns.length; k++) {
            for (int j = 0; j < columns[k].length; j++) {
                a.set(j, k, columns[k][j]);
            }
        }
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(a.numRows, a.numCols);
        qr.decompose(a); // says whether the rank is full; Q and R are right in either case
        return qr;
    }

    /** Whether the columns of A are independent: no diagonal entry of R below {@code rounding} of the largest. */
    boolean independent(double rounding) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int k = 0; k < r.numCols; k++) {
            least = Math.min(least, Math.abs(r.get(k, k)));
            most = Math.max(most, Math.abs(r.get(k, k)));
        }
        return least > rounding * most;
    }

    /** The columns of Q as rows, shape [k, m]. */
    double[][] basis() {
        return columnsOf(q, 0, q.numCols);
    }

    /** {@code Q c}. */
    double[] image(double[] c) {
        double[] image = new double[q.numRows];
        for (int j = 0; j < image.length; j++) {
            for (int k = 0; k < c.length; k++) {
                image[j] += q.get(j, k) * c[k];
            }
        }
        return image;
    }

    /** {@code Qᵀ e}, e the last unit vector. */
    double[] lastRow() {
        double[] last = new double[q.numCols];
        for (int k = 0; k < last.length; k++) {
            last[k] = q.get(q.numRows - 1, k);
        }
        return last;
    }

    /** The x of {@code R x = c}; not finite where R is singular. */
    double[] solve(double[] c) {
        double[] x = new double[c.length];
        for (int k = c.length - 1; k >= 0; k--) {
            double rest = c[k];
            for (int l = k + 1; l < c.length; l++) {
                rest -= r.get(k, l) * x[l];
            }
            x[k] = rest / r.get(k, k);
        }
        return x;
    }

    /** The x of {@code Rᵀ x = c}. */
    double[] solveTransposed(double[] c) {
        double[] x = new double[c.length];
        for (int k = 0; k < c.length; k++) {
            double rest = c[k];
            for (int l = 0; l < k; l++) {
                rest -= r.get(l, k) * x[l];
            }
            x[k] = rest / r.get(k, k);
        }
        return x;
    }

    /** The columns of R, shape [k, k]: the coordinates of the columns of A in their span. */
    double[][] coordinates() {
        return columnsOf(r, 0, r.numCols);
    }

    private static double[][] columnsOf(DMatrixRMaj matrix, int from, int to) {
        double[][] columns = new double[to - from][matrix.numRows];
        for (int k = from; k < to; k++) {
            for (int j = 0; j < matrix.numRows; j++) {
                columns[k - from][j] = matrix.get(j, k);
            }
        }
        return columns;
    }
}
