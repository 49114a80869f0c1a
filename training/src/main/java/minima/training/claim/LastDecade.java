package minima.training.claim;

/**
 * The decision rule for slow powers: like {@link Asymptotics}, but judged between T/10 and T, where what a run began
 * with has died away, T its last step.
 */
public final class LastDecade {

    private LastDecade() {}

    /** The quantity falls at least like {@code t^power}, power negative: the fitted power is at most half of that. */
    public static Verdict fallsLike(Strand strand, String metric, double power, History history, String source) {
        double last = (double) strand.steps();
        Interval rate = RateFit.of(
                        RateFit.Law.POWER, history.series(strand.name(), metric), Math.max(2, last / 10), last)
                .rate();
        return Verdict.atMost(
                strand,
                metric + ", power of t",
                power,
                rate.estimate(),
                -power / 2,
                "midway to a constant's 0; fitted from T/10 on to ±%.2g".formatted(rate.halfWidth()),
                source);
    }
}
