package minima.training.claim;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Which steps are measured: always the log-spaced steps {@code ⌊T^(i/1000)⌋, i = 0..1000}, which the judge sees, and
 * with {@code every(k)} each multiple of k besides. A function of its settings alone, so the same before and after a
 * kill.
 */
public final class SamplingPlan {

    /** The most steps at which a vector measure is read. */
    public static final int MOST_FRAMES = 200;

    private static final int POINTS = 1000;

    private final long[] logSpaced;
    private final long every;

    private SamplingPlan(long[] logSpaced, long every) {
        this.logSpaced = logSpaced;
        this.every = every;
    }

    public static SamplingPlan logSpaced(long steps) {
        return new SamplingPlan(logSpacedUpTo(steps), 0);
    }

    private static long[] logSpacedUpTo(long steps) {
        return LongStream.rangeClosed(0, POINTS)
                .map(i -> i == POINTS ? steps : (long) StrictMath.pow((double) steps, (double) i / POINTS))
                .distinct()
                .toArray();
    }

    public static SamplingPlan every(long steps, long every) {
        if (every < 1) {
            throw new InvalidInput("every must be at least 1: every=" + every);
        }
        return new SamplingPlan(logSpacedUpTo(steps), every);
    }

    /** Reads {@code log}, {@code 1} or another whole number. */
    public static SamplingPlan parse(String every, long steps) {
        if (every.equals("log")) {
            return logSpaced(steps);
        }
        try {
            return every(steps, Long.parseLong(every));
        } catch (NumberFormatException notANumber) {
            throw new InvalidInput("every must be log or a whole number: every=" + every, notANumber);
        }
    }

    /**
     * This plan for a run that ends at {@code steps}: the same log-spaced steps as far as both go, beyond that others
     * of the same ratio, and the last.
     */
    public SamplingPlan until(long steps) {
        long last = logSpaced[logSpaced.length - 1];
        if (steps == last) {
            return this;
        }
        if (last < 2) {
            return new SamplingPlan(logSpacedUpTo(steps), every);
        }
        LongStream beyond = LongStream.iterate(POINTS + 1, i -> i + 1)
                .map(i -> (long) StrictMath.pow((double) last, (double) i / POINTS))
                .takeWhile(step -> step < steps);
        long[] all = LongStream.concat(
                        LongStream.concat(LongStream.of(logSpaced), beyond).filter(step -> step < steps),
                        LongStream.of(steps))
                .distinct()
                .toArray();
        return new SamplingPlan(all, every);
    }

    /**
     * When vector measures are read: at the log-spaced steps alone, however densely the others are, and where these are
     * more than {@value #MOST_FRAMES}, at that many of them, evenly by their rank, the first and the last among them.
     */
    public SamplingPlan frames() {
        int steps = logSpaced.length;
        int kept = Math.min(MOST_FRAMES, steps);
        long[] thinned = IntStream.range(0, kept)
                .map(i -> kept == 1 ? 0 : Math.toIntExact((long) i * (steps - 1) / (kept - 1)))
                .mapToLong(rank -> logSpaced[rank])
                .toArray();
        return new SamplingPlan(thinned, 0);
    }

    /** The first measured step after {@code step}; {@code Long.MAX_VALUE} if there is none. */
    public long next(long step) {
        int i = Arrays.binarySearch(logSpaced, step + 1);
        int at = i >= 0 ? i : -i - 1;
        if (at == logSpaced.length) {
            return Long.MAX_VALUE;
        }
        return every == 0 ? logSpaced[at] : Math.min(logSpaced[at], (step / every + 1) * every);
    }

    /** Whether the judge sees {@code step}. */
    public boolean judged(long step) {
        return Arrays.binarySearch(logSpaced, step) >= 0;
    }
}
