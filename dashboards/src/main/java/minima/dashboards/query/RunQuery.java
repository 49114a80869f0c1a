package minima.dashboards.query;

import com.fasterxml.jackson.databind.JsonNode;
import minima.telemetry.catalogue.Metric;
import minima.telemetry.event.RunState;
import minima.training.claim.InvalidInput;
import minima.training.claim.Nearest;
import minima.training.claim.Verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Which runs are wanted: words and conditions, all of which must hold.
 *
 * <pre>
 *   query     = { word | key ":" value | measure sign number }
 *   key       = "experiment" | "family" | "state" | "seed" | "verdict" | "batch"
 *   sign      = "&lt;" | "&lt;=" | ">" | ">=" | "="
 * </pre>
 *
 * <p>A word stands in the id of the run, or in the id or the title of its experiment; in double quotes it may hold
 * blanks and signs. A verdict is one of the claim's, not of a control. A comparison is of the last value, and holds
 * where it holds on any strand. Capitals do not matter.
 */
public final class RunQuery {

    private static final List<String> KEYS = List.of("experiment", "family", "state", "seed", "verdict", "batch");
    private static final List<String> STATES = names(RunState.values());
    private static final List<String> OUTCOMES = Stream.concat(
                    names(Verdict.Outcome.values()).stream(), Stream.of("open"))
            .toList();
    private static final List<String> MEASURES =
            Arrays.stream(Metric.values()).map(Metric::key).toList();

    private static final Pattern TOKEN =
            Pattern.compile("\"([^\"]*)\"|([^\\s\"<>=:]+)\\s*(<=|>=|[<>=:])\\s*([^\\s\"<>=:]*)|\\S+");
    /** What has to be known of a run before a condition can be tested. */
    private enum Scope {
        EXPERIMENT,
        RECORD,
        REPORT
    }

    private record Condition(Scope scope, Predicate<JsonNode> holds) {}

    private final List<Condition> conditions = new ArrayList<>();
    private final List<Comparison> comparisons = new ArrayList<>();
    private boolean steady = true;

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

    /** Whether a run that is not wanted now never will be, nor the other way round. */
    public boolean steady() {
        return steady;
    }

    /** The comparisons, each with the strands on which it holds: {@code margin.l2=0.05 on logistic}. */
    public String compared(JsonNode report) {
        return comparisons.stream().flatMap(one -> one.held(report)).distinct().collect(Collectors.joining(", "));
    }

    private void add(Matcher token) {
        String key = token.group(2) == null ? "" : lower(token.group(2));
        boolean compares = !key.isEmpty() && !token.group(3).equals(":");
        if (compares) {
            comparisons.add(Comparison.parse(oneOf("measure", key, MEASURES), token.group(3), token.group(4)));
            conditions.add(new Condition(Scope.REPORT, comparisons.get(comparisons.size() - 1)::holds));
        } else {
            conditions.add(condition(token));
        }
        steady &= !compares && !key.equals("state") && !key.equals("verdict");
    }

    private static Condition condition(Matcher token) {
        String quoted = token.group(1);
        String name = token.group(2);
        if (quoted != null) {
            return word(quoted);
        }
        if (name == null) {
            if (token.group().matches(".*[\"<>=:].*")) {
                throw new InvalidInput("condition must be key:value or measure, sign and number: condition="
                        + token.group() + ". Maybe \"" + token.group().replace("\"", "") + "\", in quotes");
            }
            return word(token.group());
        }
        return keyed(lower(name), lower(token.group(4)));
    }

    private static Condition word(String text) {
        String word = lower(text);
        return new Condition(Scope.EXPERIMENT, node -> Stream.of("experiment", "title", "run")
                .anyMatch(field -> lower(node.path(field).asText()).contains(word)));
    }

    private static Condition keyed(String key, String value) {
        oneOf("key", key, KEYS);
        if (value.isEmpty()) {
            throw new InvalidInput("%s must have a value: %s=".formatted(key, key));
        }
        return switch (key) {
            case "state" -> new Condition(Scope.RECORD, is("status", oneOf(key, value, STATES)));
            case "verdict" -> judged(oneOf(key, value.replace('-', '_'), OUTCOMES));
            case "seed" -> new Condition(Scope.RECORD, is(key, whole(value)));
            case "batch" -> new Condition(Scope.RECORD, is(key, value));
            default -> new Condition(Scope.EXPERIMENT, is(key, value));
        };
    }

    private static Predicate<JsonNode> is(String field, String value) {
        return node -> lower(node.path(field).asText()).equals(value);
    }

    private static Condition judged(String outcome) {
        String name = outcome.equals("open") ? "inconclusive" : outcome;
        return new Condition(Scope.REPORT, report -> elements(report.path("verdicts"))
                .anyMatch(verdict -> !verdict.path("control").asBoolean()
                        && lower(verdict.path("outcome").asText()).equals(name)));
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
        return Arrays.stream(constants).map(constant -> lower(constant.name())).toList();
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
