package minima.experiments.cli;

import minima.actors.Sweep;
import minima.training.claim.InvalidInput;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Reads the axes and seeds of a sweep as they are typed: {@code k=a,b,c}, {@code k=lo:hi:n[:log]}, {@code 1..20} or
 * {@code 1,5,9}.
 */
final class Axes {

    private static final int MOST_VALUES = 10_000;
    private static final int MOST_SEEDS = 100_000;
    private static final double MOST_EXACT = 1L << 53;

    private Axes() {}

    /** {@code setting=a,b,c}. */
    static Sweep.Axis grid(String text) {
        int equals = name(text, "--grid", "setting=a,b,c");
        List<String> values = List.of(text.substring(equals + 1).split(",", -1)).stream()
                .map(String::strip)
                .toList();
        if (values.contains("")) {
            throw new InvalidInput("--grid must list its values: %s. Maybe setting=a,b,c".formatted(text));
        }
        return new Sweep.Axis(text.substring(0, equals).strip(), values);
    }

    /**
     * {@code setting=lo:hi:n}, n values from lo to hi evenly spaced, or by one factor with {@code :log}.
     *
     * @param integers settings that take whole numbers alone; what lies between the ends is rounded for them
     */
    static Sweep.Axis range(String text, Set<String> integers) {
        int equals = name(text, "--range", "setting=0.01:10:7:log");
        String[] parts = text.substring(equals + 1).split(":", -1);
        boolean log = parts.length == 4 && parts[3].strip().equals("log");
        if (parts.length != 3 && !log) {
            throw bad(text);
        }
        try {
            String setting = text.substring(0, equals).strip();
            int count = Integer.parseInt(parts[2].strip());
            return new Sweep.Axis(setting, values(text, parts, count, log, integers.contains(setting)), log);
        } catch (NumberFormatException notANumber) {
            throw bad(text);
        }
    }

    private static List<String> values(String text, String[] ends, int count, boolean log, boolean integer) {
        double low = Double.parseDouble(ends[0]);
        double high = Double.parseDouble(ends[1]);
        boolean finite = Double.isFinite(low) && Double.isFinite(high);
        if (!finite || low >= high || count < 2 || count > MOST_VALUES || (log && low <= 0)) {
            throw bad(text);
        }
        boolean whole = integer || (!log && (high - low) % (count - 1) == 0 && low == Math.rint(low));
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double share = (double) i / (count - 1);
            double value = log ? low * StrictMath.pow(high / low, share) : low + share * (high - low);
            double rounded = i == 0 ? low : i == count - 1 ? high : whole ? Math.rint(value) : sixDigits(value);
            values.add(text(rounded));
        }
        return values;
    }

    /** Six significant digits are what a person would type; they are the setting, exactly as written. */
    private static double sixDigits(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.5e", value));
    }

    /** A whole-number setting takes no 2.0. */
    private static String text(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < MOST_EXACT;
        return whole ? Long.toString(Math.round(value)) : Double.toString(value);
    }

    private static InvalidInput bad(String text) {
        return new InvalidInput(
                ("--range must be setting=lo:hi:n or setting=lo:hi:n:log with lo < hi, 2 ≤ n ≤ %,d and lo"
                                + " above 0 for log: %s")
                        .formatted(MOST_VALUES, text));
    }

    private static int name(String text, String option, String example) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new InvalidInput("%s must name a setting: %s. Maybe %s".formatted(option, text, example));
        }
        return equals;
    }

    /** {@code 1..20}, {@code 3} or {@code 1,5,9}. */
    static List<Long> seeds(String text) {
        try {
            String[] ends = text.split("\\.\\.", -1);
            if (ends.length == 2) {
                long first = Long.parseLong(ends[0].strip());
                long last = Long.parseLong(ends[1].strip());
                if (last < first || last - first < 0 || last - first >= MOST_SEEDS) { // the difference may overflow
                    throw new InvalidInput("--seeds must rise, and be at most 100,000: seeds=" + text);
                }
                return LongStream.rangeClosed(first, last).boxed().toList();
            }
            return List.of(text.split(",", -1)).stream()
                    .map(seed -> Long.parseLong(seed.strip()))
                    .toList();
        } catch (NumberFormatException notANumber) {
            throw new InvalidInput("--seeds must be whole numbers: seeds=%s. Maybe 1..20 or 1,2,3".formatted(text));
        }
    }
}
