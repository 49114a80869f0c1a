package minima.training.oracle;

/**
 * The unitary discrete Fourier transform of real vectors, by its definition: {@code v̂_k = Σ_j v_j e^(−2πi jk/D) / √D}.
 * Cost: O(D²).
 */
public final class Dft {

    private final int size;
    private final double[] cosine;
    private final double[] sine;

    public Dft(int size) {
        this.size = size;
        this.cosine = new double[size];
        this.sine = new double[size];
        for (int j = 0; j < size; j++) {
            cosine[j] = StrictMath.cos(2 * Math.PI * j / size) / Math.sqrt(size);
            sine[j] = StrictMath.sin(2 * Math.PI * j / size) / Math.sqrt(size);
        }
    }

    /** The real and the imaginary part of v̂, shape [2][D]. */
    double[][] of(double[] v) {
        double[][] transform = new double[2][size];
        for (int k = 0; k < size; k++) {
            for (int j = 0; j < size; j++) {
                int angle = (int) ((long) j * k % size);
                transform[0][k] += v[j] * cosine[angle];
                transform[1][k] -= v[j] * sine[angle];
            }
        }
        return transform;
    }

    /** The v of a transform with {@code v̂_(D−k) = conj v̂_k}, which that of every real v has. */
    double[] inverse(double[][] transform) {
        double[] v = new double[size];
        for (int j = 0; j < size; j++) {
            for (int k = 0; k < size; k++) {
                int angle = (int) ((long) j * k % size);
                v[j] += transform[0][k] * cosine[angle] - transform[1][k] * sine[angle];
            }
        }
        return v;
    }

    /** |v̂|, shape [D]. */
    public double[] modulus(double[] v) {
        double[][] transform = of(v);
        double[] modulus = new double[size];
        for (int k = 0; k < size; k++) {
            modulus[k] = Math.hypot(transform[0][k], transform[1][k]);
        }
        return modulus;
    }
}
