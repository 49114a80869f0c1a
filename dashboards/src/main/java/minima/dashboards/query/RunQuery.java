package minima.dashboards.query;

import com.fasterxml.jackson.databind.JsonNode;
import minima.dashboards.query.Condition.Scope;
import minima.telemetry.catalogue.Metric;
import minima.telemetry.event.RunState;
import minima.training.claim.InvalidInput;
import minima.training.claim.Nearest;
import minima.training.claim.Verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which runs are wanted: words and conditions, all of which must hold.
 *
 * <pre>
 *   query     = { word | key ":" value | measure sign number }
 *   key       = "experiment" | "family" | "state" | "seed" | "verdict" | "batch" | "tag"
 *   sign      = "&lt;" | "&lt;=" | ">" | ">=" | "="
 * </pre>
 *
 * <p>A word stands in the id or a tag of the run, or in the id or the title of its experiment; in double quotes it, and
 * a value, may hold blanks and signs. A verdict is one of the claim's, not of a control. A comparison is of the last
 * value, and holds where it holds on any strand. Capitals do not matter.
 */
public final class RunQuery {

    private static final List<String> KEYS =
            List.of("experiment", "family", "state", "seed", "verdict", "batch", "tag");
    private static final List<String> UNSTEADY = List.of("state", "verdict", "tag");
    private static final List<String> STATES = names(RunState.values());
    private static final List<String> OUTCOMES = Stream.concat(
                    names(Verdict.Outcome.values()).stream(), Stream.of("open"))
            .toList();
    private static final List<String> MEASURES =
            Arrays.stream(Metric.values()).map(Metric::key).toList();

    private static final Pattern TOKEN =
            Pattern.compile("\"([^\"]*)\"|([^\\s\"<>=:]+)\\s*(<=|>=|[<>=:])\\s*(?:\"([^\"]*)\"|([^\\s\"<>=:]*))|\\S+");

    private final List<Condition> conditions = new ArrayList<>();
    private final List<Comparison> comparisons = new ArrayList<>();
    private boolean steady = true;
    private boolean asksForTags;

    /**
     * The query of a text.
     *
     * @throws InvalidInput with the rule that the query breaks, and the nearest name that is known
     */
    public static RunQuery parse(String text) {
        RunQuery query = new RunQuery();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            query.add(token);
        }
        return query;
    }

    /**
     * Whether an experiment, or the experiment of a run, is among the wanted; what is said of runs alone does not
     * count.
     */
    public boolean admitsExperiment(JsonNode head) {
        return holds(Scope.EXPERIMENT, head);
    }

    /** Whether a run may be wanted, by what its record says without its report. */
    public boolean admitsRecord(JsonNode head) {
        return holds(Scope.RECORD, head);
    }

    /** Whether a run is wanted, by its whole report. */
    public boolean matches(JsonNode report) {
        return holds(Scope.REPORT, report);
    }

    private boolean holds(Scope known, JsonNode node) {
        return conditions.stream()
                .filter(condition -> condition.scope().compareTo(known) <= 0)
                .allMatch(condition -> condition.holds().test(node));
    }

    /**
     * Whether a run that is not wanted now never will be, nor the other way round; that a tag may come to hold a word
     * does not count.
     */
    public boolean steady() {
        return steady;
    }

    /** Whether it asks for a tag by its key; tags change in every state of a run, and are no part of its report. */
    public boolean asksForTags() {
        return asksForTags;
    }

    /** The comparisons, each with the strands on which it holds: {@code margin.l2=0.05 on logistic}. */
    public String compared(JsonNode report) {
        return comparisons.stream().flatMap(one -> one.held(report)).distinct().collect(Collectors.joining(", "));
    }

    private void add(Matcher token) {
        String key = token.group(2) == null ? "" : Condition.lower(token.group(2));
        boolean compares = !key.isEmpty() && !token.group(3).equals(":");
        if (compares) {
            comparisons.add(Comparison.parse(oneOf("measure", key, MEASURES), token.group(3), value(token)));
            conditions.add(new Condition(Scope.REPORT, comparisons.get(comparisons.size() - 1)::holds));
        } else {
            conditions.add(condition(token));
        }
        steady &= !compares && !UNSTEADY.contains(key);
        asksForTags |= !compares && key.equals("tag");
    }

    private static String value(Matcher token) {
        return token.group(4) == null ? token.group(5) : token.group(4).strip();
    }

    private static Condition condition(Matcher token) {
        String quoted = token.group(1);
        String name = token.group(2);
        if (quoted != null) {
            return Condition.word(quoted);
        }
        if (name == null) {
            if (token.group().matches(".*[\"<>=:].*")) {
                throw new InvalidInput("condition must be key:value or measure, sign and number: condition="
                        + token.group() + ". Maybe \"" + token.group().replace("\"", "") + "\", in quotes");
            }
            return Condition.word(token.group());
        }
        return keyed(Condition.lower(name), Condition.lower(value(token)));
    }

    private static Condition keyed(String key, String value) {
        oneOf("key", key, KEYS);
        if (value.isEmpty()) {
            throw new InvalidInput("%s must have a value: %s=".formatted(key, key));
        }
        return switch (key) {
            case "state" -> Condition.is(Scope.RECORD, "status", oneOf(key, value, STATES));
            case "verdict" -> Condition.judged(outcome(oneOf(key, value.replace('-', '_'), OUTCOMES)));
            case "seed" -> Condition.is(Scope.RECORD, key, whole(value));
            case "batch" -> Condition.is(Scope.RECORD, key, value);
            case "tag" -> Condition.tagged(value);
            default -> Condition.is(Scope.EXPERIMENT, key, value);
        };
    }

    private static String outcome(String name) {
        return name.equals("open") ? "inconclusive" : name;
    }

    private static String whole(String value) {
        try {
            return Long.toString(Long.parseLong(value));
        } catch (NumberFormatException notANumber) {
            throw new InvalidInput("seed must be a whole number: seed=" + value, notANumber);
        }
    }

    private static String oneOf(String what, String name, List<String> known) {
        if (!known.contains(name)) {
            String rule = known.size() > 10 ? "be known" : "be one of " + String.join(", ", known);
            throw new InvalidInput(
                    "%s must %s: %s=%s. Maybe %s".formatted(what, rule, what, name, Nearest.to(name, known)));
        }
        return name;
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> Condition.lower(constant.name()))
                .toList();
    }
}
