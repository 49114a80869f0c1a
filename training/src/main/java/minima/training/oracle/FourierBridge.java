package minima.training.oracle;

import minima.training.data.Samples;

/**
 * The first-order conditions of minimizing {@code Σ_k |β̂_k|^(2/L)} subject to {@code zᵢ·β ≥ 1}, β̂ the unitary
 * discrete Fourier transform; for L ≥ 3 it is not convex, and many β keep them.
 *
 * <p>They ask for α ≥ 0, 0 off the margin, with {@code Σ αᵢẑᵢₖ = |β̂_k|^(2/L − 1) e^(i arg β̂_k)} where β̂_k is not 0
 * and, for L = 2, modulus at most 1 elsewhere (which {@link FourierNorm} asks for, not this).
 *
 * <p>Source: S. Gunasekar, J. Lee, D. Soudry, N. Srebro, "Implicit Bias of Gradient Descent on Linear Convolutional
 * Networks", NeurIPS 2018.
 */
public final class FourierBridge {

    private final double[][] z;
    private final double[][][] transforms;
    private final Dft dft;
    private final int layers;

    private FourierBridge(double[][] z, int layers) {
        this.z = z;
        this.layers = layers;
        this.dft = new Dft(z[0].length);
        this.transforms = new double[z.length][][];
        for (int i = 0; i < z.length; i++) {
            transforms[i] = dft.of(z[i]);
        }
    }

    /** For the given samples of two classes, each a signal of length D, and L ≥ 1 layers. */
    public static FourierBridge of(Samples binary, int layers) {
        return new FourierBridge(binary.requireBinary().signedRows(), layers);
    }

    /**
     * How far the direction of β is from keeping the conditions, in [0, 1]: the relative distance of β̂ from the cone
     * of {@code |β̂|^(2 − 2/L) ẑᵢ}, β̂ scaled to a largest modulus of 1, where a sample off the margin, {@code zᵢ·β =
     * (1 + sᵢ) min zⱼ·β}, has one more coordinate, sᵢ times its length. 1 if β separates nothing.
     *
     * <p>Multiplied by {@code |β̂|^(2 − 2/L)} the conditions are continuous where a frequency vanishes. Cost: O(D²) and
     * that of a non-negative least-squares problem of n rows with 2D + 1 entries.
     */
    public double residual(double[] beta) {
        double[] margins = Rows.images(z, beta);
        double least = Double.POSITIVE_INFINITY;
        for (double margin : margins) {
            least = Math.min(least, margin);
        }
        if (!(least > 0)) {
            return 1;
        }
        double[][] transform = dft.of(beta);
        double[] modulus = dft.modulus(beta);
        double largest = Rows.largest(modulus);
        int d = beta.length;
        double[] point = new double[2 * d + 1];
        double[][] rows = new double[z.length][2 * d + 1];
        for (int k = 0; k < d; k++) {
            double weight = StrictMath.pow(modulus[k] / largest, 2 - 2.0 / layers);
            for (int part = 0; part < 2; part++) {
                point[2 * k + part] = transform[part][k] / largest;
                for (int i = 0; i < z.length; i++) {
                    rows[i][2 * k + part] = weight * transforms[i][part][k];
                }
            }
        }
        for (int i = 0; i < z.length; i++) {
            rows[i][2 * d] = (margins[i] / least - 1) * Rows.norm(rows[i]);
        }
        return Cone.distance(rows, point) / Rows.norm(point);
    }
}
