package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import minima.telemetry.event.RunState;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said of runs and batches that were watched to their end. */
final class LastWord {

    private LastWord() {}

    /** Says it as one JSON document or for people; the exit code. */
    static int tell(List<JsonNode> reports, boolean json, PrintWriter out) {
        if (json) {
            out.println(RunJson.write(json(reports)));
        } else {
            print(reports, out);
        }
        out.flush();
        return exitCode(reports);
    }

    static void print(List<JsonNode> reports, PrintWriter out) {
        for (JsonNode report : reports) {
            if (isBatch(report)) {
                BatchText.print(report, out);
            } else {
                Outcome.print(report, out);
            }
        }
    }

    /** Runs under {@code runs}, batches under {@code batches}; what there is none of is left out, but not both. */
    static Map<String, Object> json(List<JsonNode> reports) {
        Map<String, Object> json = new LinkedHashMap<>();
        List<JsonNode> batches = reports.stream().filter(LastWord::isBatch).toList();
        if (batches.size() < reports.size() || reports.isEmpty()) {
            json.put("runs", reports.stream().filter(report -> !isBatch(report)).toList());
        }
        if (!batches.isEmpty()) {
            json.put("batches", batches);
        }
        return json;
    }

    /** The worst: 3 before 1 before 0. */
    static int exitCode(List<JsonNode> reports) {
        int runs = Outcome.exitCode(
                reports.stream().filter(report -> !isBatch(report)).toList());
        return reports.stream()
                .filter(LastWord::isBatch)
                .mapToInt(BatchText::exitCode)
                .reduce(runs, Math::max);
    }

    /** Whether a report is the last of its run or batch. */
    static boolean isLast(JsonNode report) {
        return isBatch(report)
                ? report.path("ended").asLong() != 0
                : RunState.valueOf(report.path("status").asText()).terminal();
    }

    /** A run's report has no total of cells. */
    static boolean isBatch(JsonNode report) {
        return report.has("total");
    }
}
