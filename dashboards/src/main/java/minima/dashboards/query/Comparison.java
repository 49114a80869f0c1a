package minima.dashboards.query;

import com.fasterxml.jackson.databind.JsonNode;
import minima.training.claim.InvalidInput;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The last value of a measure against a number; it holds where it holds on any strand. */
record Comparison(String measure, String sign, double bound) {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?((\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|[iI]nf(inity)?)");

    static Comparison parse(String measure, String sign, String value) {
        if (!NUMBER.matcher(value).matches()) {
            throw new InvalidInput(
                    "%s must be compared with a number: %s%s%s".formatted(measure, measure, sign, value));
        }
        return new Comparison(measure, sign, Double.parseDouble(value.replaceFirst("(?i)inf(inity)?", "Infinity")));
    }

    boolean holds(JsonNode report) {
        return held(report).findAny().isPresent();
    }

    /** What holds: {@code margin.l2=0.05 on logistic}, one for each strand. */
    Stream<String> held(JsonNode report) {
        return report.path("final").properties().stream()
                .filter(strand -> holdsOf(strand.getValue().path(measure)))
                .map(this::words);
    }

    private String words(Map.Entry<String, JsonNode> strand) {
        return "%s=%s on %s".formatted(measure, strand.getValue().path(measure).asText(), strand.getKey());
    }

    private boolean holdsOf(JsonNode value) {
        if (!value.isNumber() && !value.isTextual()) {
            return false;
        }
        double last = Double.parseDouble(value.asText());
        return switch (sign) {
            case "<" -> last < bound;
            case "<=" -> last <= bound;
            case ">" -> last > bound;
            case ">=" -> last >= bound;
            default -> last == bound;
        };
    }
}
