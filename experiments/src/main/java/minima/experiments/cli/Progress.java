package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The live line on stderr: step, rate, time left and the key measures; rewritten in place on a terminal (the launcher
 * says whether it is one), now and then elsewhere.
 */
final class Progress {

    private static final long PLAIN_LINE_NANOS = 5_000_000_000L;
    private static final int WIDTH = 118;

    private static final String EMPTY = "\r\u001b[2K";

    private final PrintWriter err;
    private final boolean terminal = isTerminal();
    private long lastLine;
    private boolean drawn;

    Progress(PrintWriter err) {
        this.err = err;
    }

    void show(List<JsonNode> reports) {
        String line = reports.stream()
                .filter(report -> LastWord.isBatch(report)
                        || !report.path("status").asText().matches("COMPLETED|CANCELLED|DIVERGED|FAILED"))
                .map(report -> LastWord.isBatch(report) ? BatchText.line(report) : line(report))
                .collect(Collectors.joining("  |  "));
        long now = System.nanoTime();
        if (terminal) {
            err.print(EMPTY + (line.length() > WIDTH ? line.substring(0, WIDTH) + "…" : line));
            err.flush();
            drawn = true;
        } else if (!line.isEmpty() && now - lastLine >= PLAIN_LINE_NANOS) {
            lastLine = now;
            err.println(line);
        }
    }

    /** Clears the live line, so that what follows starts on an empty one. */
    void clear() {
        if (drawn) {
            err.print(EMPTY);
            err.flush();
            drawn = false;
        }
    }

    private static boolean isTerminal() {
        return Boolean.getBoolean("minima.terminal");
    }

    /** Says something in the place of the live line, wherever that stands. */
    static void say(String words, PrintWriter err) {
        err.println((isTerminal() ? EMPTY : "") + words);
        err.flush();
    }

    private static String line(JsonNode report) {
        String status = report.path("status").asText();
        String head = report.path("run").asText();
        if (!status.equals("RUNNING")) {
            return head + " " + status.toLowerCase(Locale.ROOT);
        }
        String left = report.hasNonNull("etaSeconds")
                ? "%.1f s left".formatted(report.path("etaSeconds").asDouble())
                : "";
        return String.format(
                Locale.ROOT,
                "%s  %,d of %,d  %,.0f steps/s  %s  %s",
                head,
                report.path("step").asLong(),
                report.path("steps").asLong(),
                report.path("rate").asDouble(),
                left,
                measures(report));
    }

    private static String measures(JsonNode report) {
        JsonNode strands = report.path("final");
        String first = strands.fieldNames().hasNext() ? strands.fieldNames().next() : "";
        StringBuilder text = new StringBuilder();
        for (JsonNode metric : report.path("keyMetrics")) {
            JsonNode value = strands.path(first).path(metric.asText());
            if (!value.isMissingNode()) {
                text.append("%s %.5g  ".formatted(metric.asText(), value.asDouble()));
            }
        }
        return text.toString().strip();
    }
}
