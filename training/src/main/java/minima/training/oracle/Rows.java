package minima.training.oracle;

import org.ojalgo.matrix.store.R064Store;

/** Arithmetic on matrices that are given as rows, summed in order. */
final class Rows {

    private Rows() {}

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    /** ‖a‖₂, also where the squares would overflow or vanish. */
    static double norm(double[] a) {
        double largest = largest(a);
        if (largest == 0) {
            return 0;
        }
        double unit = Math.scalb(1.0, Math.getExponent(largest));
        double sum = 0;
        for (double value : a) {
            sum += value / unit * (value / unit);
        }
        return unit * Math.sqrt(sum);
    }

    /** max |aⱼ|. */
    static double largest(double... a) {
        double largest = 0;
        for (double value : a) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** The power of two next to the largest |entry|, or 1 if all are 0: dividing by it rounds nothing. */
    static double powerOfTwoNear(double[][] rows) {
        double largest = 0;
        for (double[] row : rows) {
            largest = Math.max(largest, largest(row));
        }
        return largest == 0 ? 1 : Math.scalb(1.0, Math.getExponent(largest));
    }

    /** {@code Σ cᵢ rowsᵢ}, shape [d]. */
    static double[] combination(double[] c, double[][] rows) {
        double[] sum = new double[rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            if (c[i] != 0) {
                add(sum, c[i], rows[i]);
            }
        }
        return sum;
    }

    /** {@code rowsᵢ·w}, shape [n]. */
    static double[] images(double[][] rows, double[] w) {
        double[] images = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            images[i] = dot(rows[i], w);
        }
        return images;
    }

    /** {@code ‖rows w − y‖₂ / ‖y‖₂}; 0 if y is 0. */
    static double residual(double[][] rows, double[] w, double[] y) {
        double[] error = images(rows, w);
        add(error, -1, y);
        double size = norm(y);
        return size == 0 ? 0 : norm(error) / size;
    }

    /** Column j, shape [n]. */
    static double[] column(double[][] rows, int j) {
        double[] column = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            column[i] = rows[i][j];
        }
        return column;
    }

    /** Shape [d, n]. */
    static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = column(rows, j);
        }
        return columns;
    }

    /** {@code sum += c a}. */
    static void add(double[] sum, double c, double[] a) {
        for (int j = 0; j < a.length; j++) {
            sum[j] += c * a[j];
        }
    }

    /** {@code a / c}, a new array. */
    static double[] divided(double[] a, double c) {
        double[] quotient = new double[a.length];
        for (int j = 0; j < a.length; j++) {
            quotient[j] = a[j] / c;
        }
        return quotient;
    }

    /** {@code a / c}, a new matrix. */
    static double[][] divided(double[][] a, double c) {
        double[][] quotient = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            quotient[i] = divided(a[i], c);
        }
        return quotient;
    }

    /** The given rows as columns, shape [d, k]. */
    static R064Store asColumns(double[][] rows) {
        R064Store columns = R064Store.FACTORY.make(rows[0].length, rows.length);
        for (int k = 0; k < rows.length; k++) {
            for (int j = 0; j < rows[k].length; j++) {
                columns.set(j, k, rows[k][j]);
            }
        }
        return columns;
    }
}
