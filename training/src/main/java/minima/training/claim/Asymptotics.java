package minima.training.claim;

/**
 * Decision rules for statements "as t → ∞" that judge what a finite run can show, fixed before it: T is the run's last
 * step.
 *
 * <p>None of them asks for closeness to a limit that is reached like 1/log t, which would take {@code e^(1/ε)} steps.
 */
public final class Asymptotics {

    private Asymptotics() {}

    /** What a quantity that vanishes at no stated rate may have kept at T of its value at √T. */
    public static final double KEPT = 0.75;

    /** The value at the last measured step up to √T. */
    public static double atRoot(Strand strand, Series series) {
        return series.at(Math.sqrt((double) strand.steps()));
    }

    /**
     * The quantity vanishes, at no stated rate: at T it is at most three quarters of what it was at √T.
     *
     * <p>A constant or growing quantity fails. Predicted 0; the tolerance is those measured three quarters.
     */
    public static Verdict vanishes(Strand strand, String metric, History history, String source) {
        Series series = history.series(strand.name(), metric);
        double root = atRoot(strand, series);
        return Verdict.within(
                strand,
                metric + " → 0",
                0,
                series.last(),
                KEPT * root,
                "o(1): three quarters of its value %.4g at step √T".formatted(root),
                source);
    }

    /**
     * The quantity falls at least like {@code t^power}, t the steps, power negative: the power of t fitted to it
     * between √T and T is at most half of that, midway to a constant's 0.
     */
    public static Verdict fallsLike(Strand strand, String metric, double power, History history, String source) {
        return falls(RateFit.Law.POWER, "steps", strand, metric, power, history, source);
    }

    /** The quantity falls at least like {@code (log t)^power}, likewise by the power of log t. */
    public static Verdict fallsLikeLog(Strand strand, String metric, double power, History history, String source) {
        return falls(RateFit.Law.LOGARITHMIC, "log steps", strand, metric, power, history, source);
    }

    private static Verdict falls(
            RateFit.Law law, String of, Strand strand, String metric, double power, History history, String source) {
        double last = (double) strand.steps();
        Interval rate = RateFit.of(law, history.series(strand.name(), metric), Math.sqrt(last), last)
                .rate();
        return Verdict.atMost(
                strand,
                metric + ", power of " + of,
                power,
                rate.estimate(),
                -power / 2,
                "midway to a constant's 0; fitted from √T on to ±%.2g".formatted(rate.halfWidth()),
                source);
    }
}
