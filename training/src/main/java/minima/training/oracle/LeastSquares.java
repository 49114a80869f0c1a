package minima.training.oracle;

import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.R064Store;

/** Linear equations {@code M x = b}, by the singular value decomposition; singular values below rounding count as 0. */
final class LeastSquares {

    private static final int PASSES = 2;

    private LeastSquares() {}

    /**
     * The solution of {@code M x = b} nearest to {@code start}, {@code start + M⁺(b − M start)}; a second pass takes
     * what rounding left.
     *
     * @param m rows, shape [k, l]
     * @param b shape [k]
     * @param start shape [l]
     */
    static double[] nearest(double[][] m, double[] b, double[] start) {
        R064Store store = Rows.asColumns(Rows.transposed(m));
        SingularValue<Double> svd = SingularValue.R064.make(store);
        svd.decompose(store);
        double[] x = start.clone();
        for (int pass = 0; pass < PASSES; pass++) {
            double[] rest = b.clone();
            Rows.add(rest, -1, Rows.images(m, x));
            Rows.add(x, 1, svd.getSolution(R064Store.FACTORY.column(rest)).toRawCopy1D());
        }
        return x;
    }
}
