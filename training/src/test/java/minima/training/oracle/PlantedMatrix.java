package minima.training.oracle;

import minima.training.random.Streams;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.decomposition.QR;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

import java.util.SplittableRandom;

/**
 * Square matrices by their rows, one after the other, with chosen singular values and subgradients of the nuclear norm.
 */
final class PlantedMatrix {

    private PlantedMatrix() {}

    /**
     * {@code W = Σ σ_k u_k v_kᵀ} of rank r and {@code G = Σ u_k v_kᵀ + 0.9 Σ s_l u_l v_lᵀ} over the rest, |s_l| ≤ 1.
     */
    static double[][] ofRank(int rank, int size, boolean symmetric, SplittableRandom random) {
        double[][] left = orthonormal(size, random);
        double[][] right = symmetric ? left : orthonormal(size, random);
        double[] w = new double[size * size];
        double[] g = new double[size * size];
        for (int k = 0; k < size; k++) {
            double value = k < rank ? 0.5 + random.nextDouble() : 0;
            double dual = k < rank ? 1 : 0.9 * (2 * random.nextDouble() - 1);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    w[i * size + j] += value * left[k][i] * right[k][j];
                    g[i * size + j] += dual * left[k][i] * right[k][j];
                }
            }
        }
        return new double[][] {w, g};
    }

    private static double[][] orthonormal(int size, SplittableRandom random) {
        R064Store gaussian = R064Store.FACTORY.make(size, size);
        for (int k = 0; k < size * size; k++) {
            gaussian.set(k, Streams.gaussian(random));
        }
        QR<Double> qr = QR.R064.make(gaussian);
        qr.decompose(gaussian);
        return qr.getQ().toRawCopy2D();
    }

    /** m different entries, each a matrix that is 1 there and 0 elsewhere. */
    static double[][] entries(int size, int m, SplittableRandom random) {
        int[] place = new int[size * size];
        double[][] x = new double[m][size * size];
        for (int k = 0; k < place.length; k++) {
            place[k] = k;
        }
        for (int i = 0; i < m; i++) {
            int other = i + random.nextInt(place.length - i);
            int chosen = place[other];
            place[other] = place[i];
            x[i][chosen] = 1;
        }
        return x;
    }

    static double largestSingularValue(double[] v) {
        return svd(v).getOperatorNorm();
    }

    static double nuclearNorm(double[] v) {
        return svd(v).getTraceNorm();
    }

    private static SingularValue<Double> svd(double[] v) {
        SingularValue<Double> svd = SingularValue.R064.make(matrix(v));
        svd.decompose(matrix(v));
        return svd;
    }

    /** Of a symmetric matrix, increasing. */
    static double[] eigenvalues(double[] v) {
        Eigenvalue<Double> eigen = Eigenvalue.R064.make(matrix(v), true);
        eigen.decompose(matrix(v));
        return eigen.getEigenvalues().stream()
                .mapToDouble(value -> value.getReal())
                .sorted()
                .toArray();
    }

    private static MatrixStore<Double> matrix(double[] v) {
        int size = (int) Math.round(Math.sqrt(v.length));
        R064Store store = R064Store.FACTORY.make(size, size);
        for (int k = 0; k < v.length; k++) {
            store.set(k / size, k % size, v[k]);
        }
        return store;
    }

    /** Shape [rows · columns]. */
    static double[] joined(double[][] matrix) {
        double[] joined = new double[matrix.length * matrix[0].length];
        for (int i = 0; i < matrix.length; i++) {
            System.arraycopy(matrix[i], 0, joined, i * matrix[0].length, matrix[0].length);
        }
        return joined;
    }
}
