package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
        TextTable.print(lines(grid), out);
    }

    private static List<List<String>> lines(JsonNode grid) {
        Map<String, Map<String, String>> values = new HashMap<>();
        for (JsonNode cell : grid.path("cells")) {
            values.computeIfAbsent(cell.path("row").asText(), row -> new HashMap<>())
                    .put(cell.path("column").asText(), TextTable.number(cell.path("value")));
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
}
