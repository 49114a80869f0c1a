package minima.training.data;

import minima.training.claim.InvalidInput;

/**
 * Two classes that one feature tells apart, beside features that lead adaptive methods astray: {@code x = (y, 1, 1,
 * private)}, where a positive sample has one feature of its own and a negative one k, all 1 on that sample and 0 on
 * every other.
 *
 * <p>Positive samples come first; d = 3 + n₊ + k n₋. A new sample has private features that no training sample has, so
 * {@code y w₁ + w₂ + w₃} is all that w says of it. The interpolant of least norm is {@code w = Xᵀα} with
 *
 * <pre>
 *   α₊ = (k + 4n₋)/D,  α₋ = −(1 + 4n₊)/D,  D = (1 + 3n₊)(k + 3n₋) − n₊n₋,
 * </pre>
 *
 * since samples of one class have the inner product 3, of two classes 1, and squared norms are 4 and 3 + k.
 *
 * <p>Source: A. C. Wilson, R. Roelofs, M. Stern, N. Srebro, B. Recht, "The Marginal Value of Adaptive Gradient Methods
 * in Machine Learning", NIPS 2017, section 3.3, where k = 5. The closed form is ours.
 */
public final class WilsonSamples {

    private static final int COMMON = 3;

    private final int positives;
    private final int negatives;
    private final int ofNegative;
    private final Samples samples;

    private WilsonSamples(int positives, int negatives, int ofNegative) {
        this.positives = positives;
        this.negatives = negatives;
        this.ofNegative = ofNegative;
        int n = positives + negatives;
        double[][] x = new double[n][COMMON + positives + ofNegative * negatives];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = i < positives ? 1 : -1;
            x[i][0] = y[i];
            x[i][1] = 1;
            x[i][2] = 1;
            for (int k = 0; k < (y[i] > 0 ? 1 : ofNegative); k++) {
                x[i][own(i) + k] = 1;
            }
        }
        this.samples = new Samples("wilson %d+%d".formatted(positives, negatives), x, y);
    }

    /**
     * The samples of these counts.
     *
     * @param ofNegative k, private features of each negative sample
     */
    public static WilsonSamples of(int positives, int negatives, int ofNegative) {
        if (positives < 1 || negatives < 1 || ofNegative < 1) {
            throw new InvalidInput(
                    "positives, negatives and private features must be at least 1: positives=%d, negatives=%d, private=%d"
                            .formatted(positives, negatives, ofNegative));
        }
        return new WilsonSamples(positives, negatives, ofNegative);
    }

    public Samples samples() {
        return samples;
    }

    /** k, private features of each negative sample. */
    public int ofNegative() {
        return ofNegative;
    }

    /** The first private feature of sample i. */
    private int own(int i) {
        return COMMON + (i < positives ? i : positives + (i - positives) * ofNegative);
    }

    /** X⁺y, shape [d]. */
    public double[] minNorm() {
        double k = ofNegative;
        double determinant = (1 + 3.0 * positives) * (k + 3.0 * negatives) - (double) positives * negatives;
        double alphaPositive = (k + 4.0 * negatives) / determinant;
        double alphaNegative = -(1 + 4.0 * positives) / determinant;
        double[][] x = samples.rows();
        double[] w = new double[samples.dimension()];
        for (int i = 0; i < x.length; i++) {
            Gaussians.addTo(w, i < positives ? alphaPositive : alphaNegative, x[i]);
        }
        return w;
    }

    /** {@code sign(Xᵀy)}, shape [d]. */
    public double[] signs() {
        double[] sum = new double[samples.dimension()];
        for (double[] z : samples.signedRows()) {
            Gaussians.addTo(sum, 1, z);
        }
        for (int j = 0; j < sum.length; j++) {
            sum[j] = Math.signum(sum[j]);
        }
        return sum;
    }

    /** Whether {@code X sign(Xᵀy) = c y}: adaptive methods then move along sign(Xᵀy) alone. */
    public boolean signsFit(double c) {
        double[] signs = signs();
        for (double[] z : samples.signedRows()) {
            if (Gaussians.dot(z, signs) != c) {
                return false;
            }
        }
        return true;
    }

    /** The share of new samples that w gets wrong, where a new one is positive with probability p; a tie is wrong. */
    public static double errorOnNew(double p, double... w) {
        boolean positiveWrong = w[0] + w[1] + w[2] <= 0;
        boolean negativeWrong = -w[0] + w[1] + w[2] >= 0;
        return (positiveWrong ? p : 0) + (negativeWrong ? 1 - p : 0);
    }
}
