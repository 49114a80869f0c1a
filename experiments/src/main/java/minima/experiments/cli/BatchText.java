package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.experiments.Catalogue;
import minima.training.claim.Experiment;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A batch for people: one line while it runs, and at the end a table with a row for each combination of settings. */
final class BatchText {

    private static final List<String> COUNTED =
            List.of("COMPLETED", "RUNNING", "QUEUED", "PAUSED", "CANCELLED", "DIVERGED", "FAILED", "WAITING");

    private BatchText() {}

    /** {@code max-margin-batch-x1y2  200 runs: 37 completed, 2 running, 161 waiting}. */
    static String line(JsonNode report) {
        List<String> counts = new ArrayList<>();
        for (String state : COUNTED) {
            if (report.path("counts").has(state)) {
                counts.add("%d %s"
                        .formatted(
                                report.path("counts").path(state).asLong(), state.toLowerCase(Locale.ROOT)));
            }
        }
        return "%s  %d runs: %s"
                .formatted(
                        report.path("batch").asText(),
                        report.path("total").asLong(),
                        String.join(", ", counts));
    }

    /** Key metrics of the first strand: mean over seeds, and half of the interval at level 0.95 where there is one. */
    static void print(JsonNode report, PrintWriter out) {
        out.println(line(report));
        List<String> metrics = keyMetrics(report.path("experiment").asText());
        List<List<String>> lines = new ArrayList<>();
        lines.add(head(report, metrics));
        report.path("groups").forEach(group -> lines.add(row(group, report, metrics)));
        TextTable.print(lines, out);
        out.println("mean over seeds ± half of its 95 % interval");
    }

    private static List<String> keyMetrics(String id) {
        Experiment<?> experiment = Catalogue.experiments().get(id);
        return experiment == null ? List.of() : experiment.claim().keyMetrics();
    }

    private static List<String> head(JsonNode report, List<String> metrics) {
        List<String> head = new ArrayList<>();
        report.path("axes").forEach(axis -> head.add(axis.path("setting").asText()));
        head.add("runs");
        head.add("as they should");
        head.addAll(metrics);
        return head;
    }

    private static List<String> row(JsonNode group, JsonNode report, List<String> metrics) {
        List<String> row = new ArrayList<>();
        report.path("axes")
                .forEach(axis -> row.add(group.path("swept")
                        .path(axis.path("setting").asText())
                        .asText()));
        row.add(group.path("runs").asText());
        row.add("%d of %d"
                .formatted(group.path("asTheyShould").asInt(), group.path("verdicts").asInt()));
        JsonNode first = group.path("values").elements().hasNext()
                ? group.path("values").elements().next()
                : group.path("values");
        metrics.forEach(metric -> row.add(estimate(first.path(metric))));
        return row;
    }

    private static String estimate(JsonNode summary) {
        if (summary.isMissingNode()) {
            return "-";
        }
        String mean = TextTable.number(summary.path("mean"));
        return summary.hasNonNull("high")
                ? String.format(
                        Locale.ROOT,
                        "%s ± %.2g",
                        mean,
                        summary.path("high").asDouble() - summary.path("mean").asDouble())
                : mean;
    }
}
