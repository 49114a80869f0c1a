package minima.dashboards.alert;

import minima.dashboards.query.RunQuery;
import minima.training.claim.InvalidInput;
import minima.training.claim.Nearest;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people want to be told of, in one line of text.
 *
 * <pre>
 *   rule      = condition [ "for" time ]
 *   condition = "nan" | "failed" | "refuted" | "stalled" time | "journal" | "lag" ">" number
 *             | a run query that compares a measure, or asks for a state or a verdict
 *   time      = number ( "s" | "m" | "h" )
 * </pre>
 *
 * <p>{@code experiment:max-margin margin.l2<0.1 for 30s} is true of a run of max-margin whose last margin has been
 * below 0.1 for half a minute. Two rules of the same text are one.
 *
 * @param hold for how long the condition must hold
 */
public record AlertRule(String text, Condition condition, Duration hold) {

    private static final int LONGEST = 300;
    private static final int SHOWN = 80;
    private static final List<String> NAMES = List.of("nan", "failed", "refuted", "stalled", "journal", "lag");
    private static final Pattern HELD = Pattern.compile("(.*\\S)\\s+for\\s+([^\\s\"]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)([smh])");
    private static final Pattern LAG = Pattern.compile("lag\\s*>\\s*(\\d{1,18})");

    /** What a laboratory tells of where nobody has said otherwise. */
    public static final List<AlertRule> DEFAULTS = List.of(parse("nan"), parse("failed"), parse("journal"));

    /**
     * The rule of a line.
     *
     * @throws InvalidInput with the one thing that is wrong, and its cure
     */
    public static AlertRule parse(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.length() > LONGEST || text.startsWith("#") || text.matches("(?s).*\\p{Cntrl}.*")) {
            throw refused("must be one line of 1 to %d characters without # before it".formatted(LONGEST), text, "nan");
        }
        Matcher held = HELD.matcher(text);
        boolean holds = held.matches();
        Duration hold = holds ? time(held.group(2), text, "for 30s") : Duration.ZERO;
        return new AlertRule(text, condition(holds ? held.group(1) : text, text), hold);
    }

    private static Condition condition(String condition, String text) {
        String[] words = condition.toLowerCase(Locale.ROOT).split("[\\s><=]+", 2);
        boolean alone = words.length == 1;
        switch (words[0]) {
            case "nan", "failed", "refuted", "journal" -> {
                if (!alone) {
                    throw refused("%s may have a time alone".formatted(words[0]), text, words[0] + " for 30s");
                }
                return named(words[0]);
            }
            case "stalled" -> {
                return new Condition.Stalled(time(alone ? "" : words[1], text, "stalled 60s"));
            }
            case "lag" -> {
                return lagging(condition.toLowerCase(Locale.ROOT), text);
            }
            default -> {
                return wanted(condition, text);
            }
        }
    }

    private static Condition named(String name) {
        return switch (name) {
            case "nan" -> new Condition.NotANumber();
            case "failed" -> new Condition.Failed();
            case "refuted" -> new Condition.Refuted();
            default -> new Condition.JournalDown();
        };
    }

    private static Condition lagging(String condition, String text) {
        Matcher lag = LAG.matcher(condition);
        if (!lag.matches()) {
            throw refused("must compare lag with a number of records", text, "lag > 100000");
        }
        return new Condition.Lagging(Long.parseLong(lag.group(1)));
    }

    private static Condition wanted(String condition, String text) {
        RunQuery query = RunQuery.parse(condition);
        if (query.asksForTags()) {
            throw refused("must be of what a run does, not of its tags", text, "margin.l2<0.1");
        }
        if (query.steady()) {
            boolean word = condition.matches("\\w+");
            throw refused(
                    "must be one of %s, or compare a measure".formatted(String.join(", ", NAMES)),
                    text,
                    word ? Nearest.to(condition.toLowerCase(Locale.ROOT), NAMES) : condition + " margin.l2<0.1");
        }
        return new Condition.Wanted(query);
    }

    private static Duration time(String time, String text, String cure) {
        Matcher matched = TIME.matcher(time.toLowerCase(Locale.ROOT));
        if (!matched.matches()) {
            throw refused("must have a time in s, m or h", text, cure);
        }
        long unitMs =
                switch (matched.group(2)) {
                    case "s" -> 1_000;
                    case "m" -> 60_000;
                    default -> 3_600_000;
                };
        return Duration.ofMillis((long) (Double.parseDouble(matched.group(1)) * unitMs));
    }

    private static InvalidInput refused(String rule, String text, String cure) {
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return new InvalidInput("alert rule %s: rule=%s. Maybe %s".formatted(rule, shown, cure));
    }
}
