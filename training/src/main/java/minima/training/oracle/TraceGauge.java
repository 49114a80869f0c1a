package minima.training.oracle;

import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * The trace of symmetric matrices without negative eigenvalues, given by their rows, one after the other. Its dual is
 * the largest eigenvalue; what is shrunk comes out without negative eigenvalues.
 */
final class TraceGauge implements Gauge {

    private final int size;

    TraceGauge(int size) {
        this.size = size;
    }

    @Override
    public double of(double[] w) {
        double trace = 0;
        for (int j = 0; j < size; j++) {
            trace += w[j * size + j];
        }
        return trace;
    }

    /** At least 0. */
    @Override
    public double dual(double[] v) {
        return Spectrum.largestEigenvalue(matrix(v));
    }

    /** Each eigenvalue falls by t, to 0 at least. */
    @Override
    public double[] shrunk(double[] v, double t) {
        R064Store symmetric = matrix(v);
        Eigenvalue<Double> eigen = Eigenvalue.R064.make(symmetric, true);
        eigen.decompose(symmetric);
        MatrixStore<Double> vectors = eigen.getV();
        R064Store scaled = R064Store.FACTORY.copy(vectors);
        for (int k = 0; k < size; k++) {
            double smaller = Math.max(0, eigen.getD().doubleValue(k, k) - t);
            for (int j = 0; j < size; j++) {
                scaled.set(j, k, smaller * vectors.doubleValue(j, k));
            }
        }
        return symmetric(scaled.multiply(vectors.transpose()).toRawCopy1D());
    }

    /** {@code (V + Vᵀ)/2}. */
    double[] symmetric(double[] v) {
        double[] symmetric = new double[v.length];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                symmetric[i * size + j] = (v[i * size + j] + v[j * size + i]) / 2;
            }
        }
        return symmetric;
    }

    private R064Store matrix(double[] w) {
        R064Store store = R064Store.FACTORY.make(size, size);
        for (int k = 0; k < w.length; k++) {
            store.set(k, w[k]);
        }
        return store;
    }
}
