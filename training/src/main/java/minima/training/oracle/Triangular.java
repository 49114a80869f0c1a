package minima.training.oracle;

/** A lower triangular matrix L, or a diagonal one. */
final class Triangular {

    private final double[][] rows;
    private final boolean diagonal;

    private Triangular(double[][] rows, boolean diagonal) {
        this.rows = rows;
        this.diagonal = diagonal;
    }

    /** @param rows shape [d][d], what is above the diagonal is not looked at */
    static Triangular lower(double[][] rows) {
        return new Triangular(rows, false);
    }

    static Triangular diagonal(double[] entries) {
        return new Triangular(new double[][] {entries}, true);
    }

    /** The x of {@code L x = c}. */
    double[] solve(double[] c) {
        double[] x = c.clone();
        for (int k = 0; k < c.length; k++) {
            for (int l = 0; l < k && !diagonal; l++) {
                x[k] -= rows[k][l] * x[l];
            }
            x[k] /= entry(k);
        }
        return x;
    }

    /** The x of {@code Lᵀ x = c}. */
    double[] solveTransposed(double[] c) {
        double[] x = c.clone();
        for (int k = c.length - 1; k >= 0; k--) {
            for (int l = k + 1; l < c.length && !diagonal; l++) {
                x[k] -= rows[l][k] * x[l];
            }
            x[k] /= entry(k);
        }
        return x;
    }

    private double entry(int k) {
        return diagonal ? rows[0][k] : rows[k][k];
    }
}
