package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.experiments.Catalogue;
import minima.training.claim.Experiment;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A batch for people: one line while it runs, and at the end tables with a row for each combination of settings. */
final class BatchText {

    private static final int MOST_UNFIT = 10;
    private static final List<String> COUNTED =
            List.of("COMPLETED", "RUNNING", "QUEUED", "PAUSED", "CANCELLED", "DIVERGED", "FAILED", "WAITING");

    private BatchText() {}

    /** {@code max-margin-batch-x1y2 200 runs: 37 completed, 2 running, 161 waiting}. */
    static String line(JsonNode report) {
        List<String> counts = new ArrayList<>();
        for (String state : COUNTED) {
            if (report.path("counts").has(state)) {
                counts.add(
                        "%d %s".formatted(report.path("counts").path(state).asLong(), state.toLowerCase(Locale.ROOT)));
            }
        }
        return "%s  %d runs: %s"
                .formatted(report.path("batch").asText(), report.path("total").asLong(), String.join(", ", counts));
    }

    /** 3 if a run failed or diverged; 0 if all completed with every verdict as it should be; else 1. */
    static int exitCode(JsonNode report) {
        JsonNode counts = report.path("counts");
        if (counts.has("FAILED") || counts.has("DIVERGED")) {
            return Minima.FAILED;
        }
        boolean good = counts.path("COMPLETED").asLong() == report.path("total").asLong();
        for (JsonNode cell : report.path("cells")) {
            JsonNode verdicts = cell.path("verdicts");
            good &= verdicts.path("count").asInt() > 0
                    && verdicts.path("count").asInt()
                            == verdicts.path("asTheyShould").asInt();
        }
        return good ? Minima.DONE : Minima.NOT_SUPPORTED;
    }

    /** A table a strand of the claim: key metrics, mean over seeds and half of the interval where there is one. */
    static void print(JsonNode report, PrintWriter out) {
        out.println(line(report));
        List<String> metrics = keyMetrics(report.path("experiment").asText());
        for (String strand : strands(report)) {
            out.println(strand);
            List<List<String>> lines = new ArrayList<>(List.of(head(report, metrics)));
            report.path("groups").forEach(group -> lines.add(row(group, strand, report, metrics)));
            TextTable.print(lines, out);
        }
        out.println("mean over seeds ± half of its 95 % interval; verdicts are those of all strands");
        printUnfit(report, out);
    }

    /** The first cells that failed or diverged, and how to see why. */
    private static void printUnfit(JsonNode report, PrintWriter out) {
        List<JsonNode> unfit = new ArrayList<>();
        for (JsonNode cell : report.path("cells")) {
            if (cell.path("status").asText().matches("FAILED|DIVERGED")) {
                unfit.add(cell);
            }
        }
        for (JsonNode cell : unfit.subList(0, Math.min(MOST_UNFIT, unfit.size()))) {
            out.printf(
                    "  %s %s, seed %d: ./minima show %s%n",
                    cell.path("status").asText(),
                    cell.path("swept"),
                    cell.path("seed").asLong(),
                    cell.path("run").asText());
        }
        if (unfit.size() > MOST_UNFIT) {
            out.printf(
                    "  and %d more: ./minima runs --batch %s%n",
                    unfit.size() - MOST_UNFIT, report.path("batch").asText());
        }
    }

    private static List<String> keyMetrics(String id) {
        Experiment<?> experiment = Catalogue.experiments().get(id);
        return experiment == null ? List.of() : experiment.claim().keyMetrics();
    }

    private static Set<String> strands(JsonNode report) {
        Set<String> strands = new LinkedHashSet<>();
        report.path("groups").forEach(group -> group.path("values").fieldNames().forEachRemaining(strands::add));
        return strands;
    }

    private static List<String> head(JsonNode report, List<String> metrics) {
        List<String> head = new ArrayList<>();
        report.path("axes").forEach(axis -> head.add(axis.path("setting").asText()));
        head.addAll(List.of("runs", "verdicts as they should be"));
        head.addAll(metrics);
        return head;
    }

    private static List<String> row(JsonNode group, String strand, JsonNode report, List<String> metrics) {
        List<String> row = new ArrayList<>();
        report.path("axes")
                .forEach(axis -> row.add(
                        group.path("swept").path(axis.path("setting").asText()).asText()));
        row.add("%d of %d"
                .formatted(group.path("runs").asInt(), report.path("seeds").size()));
        JsonNode verdicts = group.path("verdicts");
        row.add("%d of %d"
                .formatted(
                        verdicts.path("asTheyShould").asInt(),
                        verdicts.path("count").asInt()));
        metrics.forEach(
                metric -> row.add(estimate(group.path("values").path(strand).path(metric))));
        return row;
    }

    private static String estimate(JsonNode summary) {
        if (summary.isMissingNode()) {
            return "-";
        }
        String mean = TextTable.number(summary.path("mean"));
        boolean one = summary.path("min").equals(summary.path("max"));
        double half =
                one ? 0 : summary.path("high").asDouble() - summary.path("mean").asDouble();
        return summary.hasNonNull("high") ? String.format(Locale.ROOT, "%s ± %.2g", mean, half) : mean;
    }
}
