package minima.training.claim;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Which steps are measured: always the log-spaced steps {@code ⌊T^(i/1000)⌋, i = 0..1000}, which the judge sees, and
 * with {@code every(k)} each multiple of k besides. A function of its settings alone, so the same before and after a
 * kill.
 */
public final class SamplingPlan {

    private static final int POINTS = 1000;

    private final long[] logSpaced;
    private final long every;

    private SamplingPlan(long steps, long every) {
        this.logSpaced = LongStream.rangeClosed(0, POINTS)
                .map(i -> i == POINTS ? steps : (long) StrictMath.pow((double) steps, (double) i / POINTS))
                .distinct()
                .toArray();
        this.every = every;
    }

    public static SamplingPlan logSpaced(long steps) {
        return new SamplingPlan(steps, 0);
    }

    public static SamplingPlan every(long steps, long every) {
        if (every < 1) {
            throw new InvalidInput("every must be at least 1: every=" + every);
        }
        return new SamplingPlan(steps, every);
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
