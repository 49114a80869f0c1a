package minima.dashboards.api;

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
final class RunQuery {

    private static final List<String> KEYS = List.of("experiment", "family", "state", "seed", "verdict", "batch");
    private static final List<String> STATES = names(RunState.values());
    private static final List<String> OUTCOMES = Stream.concat(
                    names(Verdict.Outcome.values()).stream(), Stream.of("open"))
            .toList();
    private static final List<String> MEASURES =
            Arrays.stream(Metric.values()).map(Metric::key).toList();

    private static final Pattern TOKEN =
            Pattern.compile("\"([^\"]*)\"|([^\\s\"<>=:]+)\\s*(<=|>=|[<>=:])\\s*([^\\s\"<>=:]*)|\\S+");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?((\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|[iI]nf(inity)?)");

    /** What has to be known of a run before a condition can be tested. */
    private enum Scope {
        EXPERIMENT,
        RECORD,
        REPORT
    }

    private record Condition(Scope scope, Predicate<JsonNode> holds) {}

    private final List<Condition> conditions = new ArrayList<>();

    /** @throws InvalidInput with the rule that the query breaks, and the nearest name that is known */
    static RunQuery parse(String text) {
        RunQuery query = new RunQuery();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            query.conditions.add(condition(token));
        }
        return query;
    }

    /**
     * Whether an experiment, or the experiment of a run, is among the wanted; what is said of runs alone does not
     * count.
     */
    boolean admitsExperiment(JsonNode head) {
        return holds(Scope.EXPERIMENT, head);
    }

    /** Whether a run may be wanted, by what its record says without its report. */
    boolean admitsRecord(JsonNode head) {
        return holds(Scope.RECORD, head);
    }

    /** Whether a run is wanted, by its whole report. */
    boolean matches(JsonNode report) {
        return holds(Scope.REPORT, report);
    }

    private boolean holds(Scope known, JsonNode node) {
        return conditions.stream()
                .filter(condition -> condition.scope().compareTo(known) <= 0)
                .allMatch(condition -> condition.holds().test(node));
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
        String sign = token.group(3);
        String value = token.group(4);
        return sign.equals(":") ? keyed(lower(name), lower(value)) : compared(lower(name), sign, value);
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

    private static Condition compared(String measure, String sign, String value) {
        oneOf("measure", measure, MEASURES);
        if (!NUMBER.matcher(value).matches()) {
            throw new InvalidInput(
                    "%s must be compared with a number: %s%s%s".formatted(measure, measure, sign, value));
        }
        double bound = Double.parseDouble(value.replaceFirst("(?i)inf(inity)?", "Infinity"));
        return new Condition(Scope.REPORT, report -> elements(report.path("final"))
                .map(strand -> strand.path(measure))
                .filter(last -> last.isNumber() || last.isTextual())
                .anyMatch(last -> holds(Double.parseDouble(last.asText()), sign, bound)));
    }

    private static boolean holds(double last, String sign, double bound) {
        return switch (sign) {
            case "<" -> last < bound;
            case "<=" -> last <= bound;
            case ">" -> last > bound;
            case ">=" -> last >= bound;
            default -> last == bound;
        };
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
