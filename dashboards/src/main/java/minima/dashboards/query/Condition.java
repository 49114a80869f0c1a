package minima.dashboards.query;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One thing that must hold of a run, and what has to be known of the run before that can be tested. */
record Condition(Scope scope, Predicate<JsonNode> holds) {

    /** What has to be known of a run; each scope holds the ones before it. */
    enum Scope {
        EXPERIMENT,
        RECORD,
        REPORT
    }

    /** A word stands in a name. */
    static Condition word(String text) {
        String word = lower(text);
        return new Condition(Scope.EXPERIMENT, node -> names(node)
                .anyMatch(name -> lower(name.asText()).contains(word)));
    }

    private static Stream<JsonNode> names(JsonNode node) {
        return Stream.concat(Stream.of("experiment", "title", "run").map(node::path), elements(node.path("tags")));
    }

    static Condition is(Scope scope, String field, String value) {
        return new Condition(scope, node -> lower(node.path(field).asText()).equals(value));
    }

    static Condition tagged(String tag) {
        return new Condition(Scope.RECORD, node -> elements(node.path("tags"))
                .anyMatch(one -> lower(one.asText()).equals(tag)));
    }

    /** A verdict of the claim, not of a control, has an outcome. */
    static Condition judged(String outcome) {
        return new Condition(Scope.REPORT, report -> elements(report.path("verdicts"))
                .anyMatch(verdict -> !verdict.path("control").asBoolean()
                        && lower(verdict.path("outcome").asText()).equals(outcome)));
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
