package minima.training.descent;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * The norm {@code ‖v‖_P = √(v·Pv)} of a positive definite matrix P: {@code v = P⁻¹g / √(g·P⁻¹g)}, so that descent is
 * preconditioned gradient descent.
 *
 * <p>Cost: O(p²). It keeps scratch memory, so one geometry belongs to one simulation.
 *
 * <p>Source: Gunasekar, Lee, Soudry, Srebro, "Characterizing Implicit Bias in Terms of Optimization Geometry", ICML
 * 2018.
 */
public final class QuadraticGeometry implements Geometry {

    private final double[][] matrix;
    private final double[][] inverse;

    /**
     * @param matrix P, shape [p, p]
     * @throws org.hipparchus.exception.MathIllegalArgumentException if P is not symmetric and positive definite
     */
    public QuadraticGeometry(double[][] matrix) {
        Array2DRowRealMatrix p = new Array2DRowRealMatrix(matrix);
        this.matrix = p.getData();
        this.inverse = new CholeskyDecomposition(p).getSolver().getInverse().getData();
    }

    @Override
    public double ascent(double[] g, double[] into) {
        double largest = 0;
        for (int j = 0; j < matrix.length; j++) {
            largest = Math.max(largest, Math.abs(g[j]));
        }
        double square = 0;
        for (int j = 0; j < matrix.length; j++) {
            into[j] = largest == 0 ? 0 : dot(inverse[j], g) / largest;
            square = Math.fma(into[j], largest == 0 ? 0 : g[j] / largest, square);
        }
        double dual = Math.sqrt(square);
        for (int j = 0; j < matrix.length && dual > 0; j++) {
            into[j] /= dual;
        }
        return largest * dual;
    }

    @Override
    public double norm(double[] v) {
        double square = 0;
        for (int j = 0; j < matrix.length; j++) {
            square = Math.fma(v[j], dot(matrix[j], v), square);
        }
        return Math.sqrt(square);
    }

    private static double dot(double[] row, double[] v) {
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            sum = Math.fma(row[j], v[j], sum);
        }
        return sum;
    }
}
