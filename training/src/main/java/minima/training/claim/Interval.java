package minima.training.claim;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * An estimate with its confidence interval {@code estimate ± halfWidth}.
 *
 * @param halfWidth 0 where the estimate is exact, infinite where there are too few observations
 */
public record Interval(double estimate, double halfWidth) {

    /** Of the mean of independent observations, by Student's t at this level, such as 0.95; of one, infinite. */
    public static Interval ofMean(double level, double... observations) {
        int n = observations.length;
        double mean = 0;
        for (double observation : observations) {
            mean += observation / n;
        }
        double squares = 0;
        for (double observation : observations) {
            squares += (observation - mean) * (observation - mean);
        }
        return n < 2
                ? new Interval(mean, Double.POSITIVE_INFINITY)
                : new Interval(mean, quantile(level, n - 1) * Math.sqrt(squares / (n - 1) / n));
    }

    /** Of a mean of n independent observations whose standard error is known, likewise. */
    public static Interval ofMean(double level, double mean, double standardError, int n) {
        return new Interval(mean, n < 2 ? Double.POSITIVE_INFINITY : quantile(level, n - 1) * standardError);
    }

    /** Half of {@code 1 + level}, the two-sided quantile of Student's t. */
    static double quantile(double level, int degreesOfFreedom) {
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability((1 + level) / 2);
    }

    public double low() {
        return estimate - halfWidth;
    }

    public double high() {
        return estimate + halfWidth;
    }

    public boolean contains(double value) {
        return Math.abs(value - estimate) <= halfWidth;
    }
}
