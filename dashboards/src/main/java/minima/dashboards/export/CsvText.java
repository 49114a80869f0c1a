package minima.dashboards.export;

import com.fasterxml.jackson.core.io.NumberOutput;
import minima.telemetry.event.Block;
import minima.telemetry.event.Recorded;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Comma-separated values by RFC 4180, lines ended by {@code \n}.
 *
 * <pre>
 *   run,strand,step,time,margin.l2,loss.train
 *   max-margin-7-x1y2,logistic,1,1700000000000,0.5,
 * </pre>
 *
 * <p>Time is in milliseconds since 1970. A cell is empty where the strand does not measure the metric. A number reads
 * back bit for bit by {@link Double#parseDouble}; what is none is {@code NaN}, {@code Infinity} or {@code -Infinity}.
 */
final class CsvText implements RowText {

    private static final List<String> FIRST = List.of("run", "strand", "step", "time");

    private final List<String> metrics;
    private final Map<String, String> onlyStrands;
    private @Nullable Block prepared;
    private String start = "";
    private int[] indices = {};

    /**
     * @param metrics the columns after the first four
     * @param onlyStrands run to the name of its strand, for runs with one strand, whose records do not name it
     */
    CsvText(List<String> metrics, Map<String, String> onlyStrands) {
        this.metrics = metrics;
        this.onlyStrands = onlyStrands;
    }

    @Override
    public String head() {
        return Stream.concat(FIRST.stream(), metrics.stream())
                .map(CsvText::cell)
                .collect(Collectors.joining(",", "", "\n"));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // an equal block is merely prepared again
    public void append(Recorded recorded, int row, StringBuilder text) {
        Block block = recorded.block();
        if (block != prepared) {
            prepare(block);
        }
        text.append(start).append(block.step(row)).append(',').append(block.timeMs(row));
        for (int index : indices) {
            text.append(',');
            if (index >= 0) {
                append(block.value(row, index), text);
            }
        }
        text.append('\n');
    }

    private void prepare(Block block) {
        String named = block.strand();
        String strand = named != null ? named : onlyStrands.getOrDefault(block.run(), "");
        start = cell(block.run()) + "," + cell(strand) + ",";
        Map<String, Integer> places = new HashMap<>();
        for (int m = 0; m < block.metrics().size(); m++) {
            places.put(block.metrics().get(m), m);
        }
        indices = metrics.stream()
                .mapToInt(metric -> places.getOrDefault(metric, -1))
                .toArray();
        prepared = block;
    }

    private static void append(double number, StringBuilder text) {
        text.append(Double.isFinite(number) ? NumberOutput.toString(number, true) : Double.toString(number));
    }

    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
