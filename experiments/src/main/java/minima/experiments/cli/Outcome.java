package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.List;

/** What runs came to: their verdicts for people, and the exit code. */
final class Outcome {

    private Outcome() {}

    /** 3 if a run failed or diverged; 0 if every claim's verdict is SUPPORTED and no control's; else 1. */
    static int exitCode(List<JsonNode> reports) {
        int code = Minima.DONE;
        for (JsonNode report : reports) {
            String status = report.path("status").asText();
            if (status.equals("FAILED") || status.equals("DIVERGED")) {
                return Minima.FAILED;
            }
            boolean good =
                    status.equals("COMPLETED") && !report.path("verdicts").isEmpty();
            for (JsonNode verdict : report.path("verdicts")) {
                boolean supported = verdict.path("outcome").asText().equals("SUPPORTED");
                good &= supported != verdict.path("control").asBoolean();
            }
            code = good ? code : Minima.NOT_SUPPORTED;
        }
        return code;
    }

    static void print(JsonNode report, PrintWriter out) {
        out.printf(
                "%s  %s  %s%n",
                report.path("run").asText(),
                report.path("status").asText(),
                report.path("title").asText());
        for (JsonNode assumption : report.path("assumptions")) {
            out.printf(
                    "  %-8s %s (%s)%n",
                    assumption.path("state").asText(),
                    assumption.path("name").asText(),
                    assumption.path("detail").asText());
        }
        report.path("verdicts").forEach(verdict -> print(verdict, report, out));
        report.path("grids").forEach(grid -> GridText.print(grid, out));
        if (report.hasNonNull("failure")) {
            out.printf("  %s%n", report.path("failure").asText());
        }
    }

    private static void print(JsonNode verdict, JsonNode report, PrintWriter out) {
        boolean control = verdict.path("control").asBoolean();
        out.printf(
                "  %-14s %s%s: predicted %s, measured %s, within %s%s; %s%n",
                verdict.path("outcome").asText(),
                control ? "control " + verdict.path("strand").asText() + " " : strand(verdict, report),
                verdict.path("quantity").asText(),
                number(verdict.path("predicted")),
                number(verdict.path("measured")),
                number(verdict.path("tolerance")),
                control ? " (a control must miss)" : "",
                verdict.path("reason").asText());
    }

    private static String strand(JsonNode verdict, JsonNode report) {
        return report.path("strands").size() < 2 ? "" : verdict.path("strand").asText() + " ";
    }

    static String number(JsonNode value) {
        return value.isNumber() ? "%.7g".formatted(value.asDouble()) : value.asText();
    }
}
