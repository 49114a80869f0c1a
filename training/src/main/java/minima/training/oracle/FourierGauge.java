package minima.training.oracle;

import java.util.Arrays;

/** {@code Σ_k |v̂_k|} of the unitary discrete Fourier transform; its dual is {@code max_k |v̂_k|}. */
final class FourierGauge implements Gauge {

    private final Dft dft;

    FourierGauge(int size) {
        this.dft = new Dft(size);
    }

    @Override
    public double of(double[] w) {
        return Arrays.stream(dft.modulus(w)).sum();
    }

    @Override
    public double dual(double[] v) {
        return Rows.largest(dft.modulus(v));
    }

    /** Each frequency comes nearer to 0 by t, as the transform keeps lengths. */
    @Override
    public double[] shrunk(double[] v, double t) {
        double[][] transform = dft.of(v);
        for (int k = 0; k < v.length; k++) {
            double modulus = Math.hypot(transform[0][k], transform[1][k]);
            double share = modulus > t ? 1 - t / modulus : 0;
            transform[0][k] *= share;
            transform[1][k] *= share;
        }
        return dft.inverse(transform);
    }
}
