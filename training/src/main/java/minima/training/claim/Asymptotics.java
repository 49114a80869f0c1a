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
    private static final double KEPT = 0.75;

    /**
     * The quantity vanishes, at no stated rate: at T it is at most three quarters of what it was at √T.
     *
     * <p>A constant or growing quantity fails. Predicted 0; the tolerance is those measured three quarters.
     */
    public static Verdict vanishes(Strand strand, String metric, History history, String source) {
        Series series = history.series(strand.name(), metric);
        double root = series.at(Math.sqrt((double) strand.steps()));
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
     * The quantity y falls towards {@code limit} with a correction linear in 1/log t.
     *
     * <p>Let y∞ be the value at 1/log t = 0 of the line through the points at T^(3/4) and T. Supported if y(T) ≤ y(√T),
     * if y(T) is not below the limit, and if y∞ lies nearer to the limit than y(T) does. A quantity that tends to
     * another limit, or grows, fails: its line leads elsewhere by more than what is still open.
     */
    public static Verdict fallsTowards(Strand strand, String metric, double limit, History history, String source) {
        Series series = history.series(strand.name(), metric);
        double steps = strand.steps();
        double last = series.last();
        double open = last - limit;
        boolean falls = last <= series.at(Math.sqrt(steps)) && open > -1e-9 * Math.abs(limit);
        return Verdict.within(
                strand,
                metric + " → " + "constant of the dual",
                limit,
                falls ? atInfinity(series, Math.pow(steps, 0.75), steps) : last,
                falls ? open : 0,
                falls
                        ? "extrapolated in 1/log t from %.4g at T; no further off than that".formatted(last)
                        : "does not fall towards it: %.4g at √T, %.4g at T"
                                .formatted(series.at(Math.sqrt(steps)), last),
                source);
    }

    private static double atInfinity(Series series, double early, double late) {
        int a = series.indexAt(early);
        int b = series.indexAt(late);
        double xa = 1 / Math.log((double) series.step(a));
        double xb = 1 / Math.log((double) series.step(b));
        return series.value(b) + xb * (series.value(a) - series.value(b)) / (xb - xa);
    }
}
