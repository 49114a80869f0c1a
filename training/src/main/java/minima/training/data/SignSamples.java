package minima.training.data;

import minima.training.linalg.Exp;
import minima.training.random.Streams;

import java.util.SplittableRandom;

/**
 * An endless stream of samples whose features are fair signs and whose labels are logistic: x uniform on {-1, 1}^d, y =
 * 1 with probability {@code 1/(1 + e^(−u·x))}, else −1.
 *
 * <p>Sample t is a function of (seed, stream, t) alone. u is the only minimizer of the expected logistic loss.
 */
public final class SignSamples {

    private final Streams streams;
    private final String stream;
    private final double[] target;

    /**
     * @param stream name of the random stream
     * @param target u, shape [d]
     */
    public SignSamples(Streams streams, String stream, double... target) {
        this.streams = streams;
        this.stream = stream;
        this.target = target.clone();
    }

    public int dimension() {
        return target.length;
    }

    /** Fills x, shape [d], with the features of sample t, from 0, and gives its label, ±1. Cost: O(d). */
    public double draw(long t, double[] x) {
        SplittableRandom random = streams.stream(stream, t);
        double toss = random.nextDouble();
        long bits = 0;
        for (int j = 0; j < target.length; j++) {
            bits = j % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
            x[j] = (bits & 1) == 0 ? -1 : 1;
        }
        return toss < 1 / (1 + Exp.exp(-score(x))) ? 1 : -1;
    }

    /** u·x. */
    public double score(double[] x) {
        double sum = 0;
        for (int j = 0; j < target.length; j++) {
            sum = Math.fma(target[j], x[j], sum);
        }
        return sum;
    }
}
