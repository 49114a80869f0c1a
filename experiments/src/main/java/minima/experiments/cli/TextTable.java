package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** An aligned table of text: the first column at the left, the others at the right of theirs. */
final class TextTable {

    private TextTable() {}

    /** @param lines the head first; all of one length */
    static void print(List<List<String>> lines, PrintWriter out) {
        int[] widths = widths(lines);
        lines.forEach(line -> out.println("  " + aligned(line, widths)));
    }

    /** Five significant digits; infinities and NaN stand as text in JSON; - where there is none. */
    static String number(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "-";
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
