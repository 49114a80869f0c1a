package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A grid of a report as an aligned table of text: labels at the left, numbers at the right of their columns. */
final class GridText {

    private static final String ABSENT = "-";

    private GridText() {}

    static void print(JsonNode grid, PrintWriter out) {
        out.printf(
                "%n  %s (%s by %s)%n",
                grid.path("title").asText(),
                grid.path("rowsAre").asText(),
                grid.path("columnsAre").asText());
        List<List<String>> lines = lines(grid);
        int[] widths = widths(lines);
        lines.forEach(line -> out.println("  " + aligned(line, widths)));
    }

    private static List<List<String>> lines(JsonNode grid) {
        Map<String, Map<String, String>> values = new HashMap<>();
        for (JsonNode cell : grid.path("cells")) {
            values.computeIfAbsent(cell.path("row").asText(), row -> new HashMap<>())
                    .put(cell.path("column").asText(), number(cell.path("value")));
        }
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(grid.path("rowsAre").asText()));
        grid.path("columns").forEach(column -> head.add(column.asText()));
        lines.add(head);
        for (JsonNode row : grid.path("rows")) {
            Map<String, String> ofRow = values.getOrDefault(row.asText(), Map.of());
            List<String> line = new ArrayList<>(List.of(row.asText()));
            grid.path("columns").forEach(column -> line.add(ofRow.getOrDefault(column.asText(), ABSENT)));
            lines.add(line);
        }
        return lines;
    }

    private static String number(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return ABSENT;
        }
        return value.isNumber() ? String.format(Locale.ROOT, "%.5g", value.asDouble()) : value.asText();
    }

    private static int[] widths(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], length(line.get(column)));
            }
        }
        return widths;
    }

    private static String aligned(List<String> line, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = line.get(column);
            String blanks = " ".repeat(widths[column] - length(cell));
            text.append(column == 0 ? cell + blanks : "  " + blanks + cell);
        }
        return text.toString().stripTrailing();
    }

    /** Characters as a terminal shows them, not halves of them. */
    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
