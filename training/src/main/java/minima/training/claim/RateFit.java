package minima.training.claim;

import java.util.ArrayList;
import java.util.List;

/**
 * A law of decay or growth fitted to a series: {@code log|value| = c + r f(t)} by least squares, f(t) given by the law.
 *
 * <p>Neighbouring measurements are not independent, so a window of steps counts as one observation, the mean of both
 * sides over the window: at most {@value #WINDOWS} windows, equally wide in f. The interval is Student's t for a slope
 * at level 0.95; it speaks of scatter about the law, not of the law being wrong, which {@link #error} shows. Undefined,
 * all NaN, with fewer than three windows or where a value is 0 or not finite.
 *
 * @param law what was fitted
 * @param rate r: the power of t, the power of log t, or the exponent a step
 * @param constant e^c
 * @param error root mean square of the residuals of log|value|
 */
public record RateFit(Law law, Interval rate, double constant, double error) {

    static final int WINDOWS = 24;

    /** How a quantity depends on the step. */
    public enum Law {
        /** {@code C t^r}. */
        POWER,
        /** {@code C (log t)^r}; with r = −1, C/log t. */
        LOGARITHMIC,
        /** {@code C e^(rt)}. */
        EXPONENTIAL;

        double of(double step) {
            return switch (this) {
                case POWER -> Math.log(step);
                case LOGARITHMIC -> Math.log(Math.log(step));
                case EXPONENTIAL -> step;
            };
        }
    }

    private static final RateFit UNDEFINED =
            new RateFit(Law.POWER, new Interval(Double.NaN, Double.NaN), Double.NaN, Double.NaN);

    /** Fits to the measurements at steps in [from, to], from at least 2. */
    public static RateFit of(Law law, Series series, double from, double to) {
        if (!(from >= 2 && to > from)) {
            throw new IllegalArgumentException("steps must be increasing from 2: from=%s, to=%s".formatted(from, to));
        }
        List<double[]> points = windows(law, series, from, to);
        for (double[] point : points) {
            if (!Double.isFinite(point[1])) {
                return UNDEFINED;
            }
        }
        return points.size() < 3 ? UNDEFINED : line(law, points);
    }

    /** The law with the least error, fitted to the measurements at steps in [from, to]. */
    public static RateFit best(Series series, double from, double to) {
        RateFit best = of(Law.POWER, series, from, to);
        for (Law law : List.of(Law.LOGARITHMIC, Law.EXPONENTIAL)) {
            RateFit fit = of(law, series, from, to);
            best = fit.error < best.error ? fit : best;
        }
        return best;
    }

    /** What the fitted law says at a step. */
    public double at(double step) {
        return constant * Math.exp(rate.estimate() * law.of(step));
    }

    private static List<double[]> windows(Law law, Series series, double from, double to) {
        double low = law.of(from);
        double width = (law.of(to) - low) / WINDOWS;
        double[] count = new double[WINDOWS];
        double[] f = new double[WINDOWS];
        double[] value = new double[WINDOWS];
        for (int i = Math.max(0, series.indexAt(from)); i < series.size() && series.step(i) <= to; i++) {
            if (series.step(i) >= from) {
                int window = (int) Math.min(WINDOWS - 1, (law.of((double) series.step(i)) - low) / width);
                count[window]++;
                f[window] += law.of((double) series.step(i));
                value[window] += Math.log(Math.abs(series.value(i)));
            }
        }
        List<double[]> points = new ArrayList<>();
        for (int k = 0; k < WINDOWS; k++) {
            if (count[k] > 0) {
                points.add(new double[] {f[k] / count[k], value[k] / count[k]});
            }
        }
        return points;
    }

    private static RateFit line(Law law, List<double[]> points) {
        int n = points.size();
        double meanX = points.stream().mapToDouble(p -> p[0]).average().orElseThrow();
        double meanY = points.stream().mapToDouble(p -> p[1]).average().orElseThrow();
        double xx = points.stream()
                .mapToDouble(p -> (p[0] - meanX) * (p[0] - meanX))
                .sum();
        double xy = points.stream()
                .mapToDouble(p -> (p[0] - meanX) * (p[1] - meanY))
                .sum();
        double rate = xy / xx;
        double squares = points.stream()
                .mapToDouble(p -> p[1] - meanY - rate * (p[0] - meanX))
                .map(residual -> residual * residual)
                .sum();
        double halfWidth = Interval.quantile(0.95, n - 2) * Math.sqrt(squares / (n - 2) / xx);
        return new RateFit(law, new Interval(rate, halfWidth), Math.exp(meanY - rate * meanX), Math.sqrt(squares / n));
    }
}
