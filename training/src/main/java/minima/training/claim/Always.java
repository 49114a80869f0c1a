package minima.training.claim;

import java.util.function.LongToDoubleFunction;

/** Decision rules for inequalities that a theorem asserts at every step: judged at every measured one. */
public final class Always {

    private Always() {}

    /**
     * {@code metric ≤ bound(t)} up to {@code rounding}, relative to the bound's size: measured is the largest excess
     * {@code metric − bound(t)}, and the reason names the step where there is one.
     */
    public static Verdict atMost(
            Strand strand, String metric, LongToDoubleFunction bound, double rounding, History history, String source) {
        return atMost(strand, metric, bound, 1, rounding, history, source);
    }

    /** {@code metric ≥ bound(t)}, likewise; measured is the largest shortfall. */
    public static Verdict atLeast(
            Strand strand, String metric, LongToDoubleFunction bound, double rounding, History history, String source) {
        return atMost(strand, metric, bound, -1, rounding, history, source);
    }

    /**
     * {@code metric} never rises from one measured step to the next by more than {@code rounding}, absolute: measured
     * is the largest rise, negative where there is none.
     */
    public static Verdict neverRises(Strand strand, String metric, double rounding, History history, String source) {
        Series series = history.series(strand.name(), metric);
        double worst = series.size() < 2 ? Double.NaN : Double.NEGATIVE_INFINITY;
        long step = 0;
        for (int i = 1; i < series.size() && !Double.isNaN(worst); i++) {
            double rise = series.value(i) - series.value(i - 1);
            if (!(rise <= worst)) {
                worst = rise;
                step = series.step(i);
            }
        }
        String reason = "rounding; most at step " + step;
        return Verdict.atMost(strand, metric + " never rises", 0, worst, rounding, reason, source);
    }

    private static Verdict atMost(
            Strand strand,
            String metric,
            LongToDoubleFunction bound,
            int sign,
            double rounding,
            History history,
            String source) {
        Series series = history.series(strand.name(), metric);
        double worst = Double.NEGATIVE_INFINITY;
        double allowed = 0;
        long step = 0;
        for (int i = 0; i < series.size() && !Double.isNaN(worst); i++) {
            double limit = bound.applyAsDouble(series.step(i));
            double excess = sign * (series.value(i) - limit);
            double slack = rounding * Math.abs(limit);
            if (!(excess - slack <= worst - allowed)) {
                worst = excess;
                allowed = slack;
                step = series.step(i);
            }
        }
        return Verdict.atMost(
                strand,
                metric + (sign > 0 ? " ≤ bound" : " ≥ bound") + " at every measured step",
                0,
                series.isEmpty() ? Double.NaN : worst,
                allowed,
                "rounding; nearest at step " + step,
                source);
    }
}
