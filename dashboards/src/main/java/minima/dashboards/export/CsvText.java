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
 * <p>A batch has columns for the seed and for each swept setting, before those of the metrics. Time is in milliseconds
 * since 1970. A cell is empty where the strand does not measure the metric. A number reads back bit for bit by
 * {@link Double#parseDouble}; what is none is {@code NaN}, {@code Infinity} or {@code -Infinity}.
 */
final class CsvText implements RowText {

    private static final List<String> FIRST = List.of("run", "strand", "step", "time");

    private final List<String> metrics;
    private final List<String> keys;
    private final Map<String, RowKeys> runs;
    private @Nullable Block prepared;
    private String start = "";
    private String named = "";
    private int[] indices = {};

    /**
     * @param metrics the last columns
     * @param keys the columns between the first four and the metrics
     * @param runs run to what its rows are told apart by
     */
    CsvText(List<String> metrics, List<String> keys, Map<String, RowKeys> runs) {
        this.metrics = metrics;
        this.keys = keys;
        this.runs = runs;
    }

    @Override
    public String head() {
        return Stream.of(FIRST, keys, metrics)
                .flatMap(List::stream)
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
        text.append(start)
                .append(block.step(row))
                .append(',')
                .append(block.timeMs(row))
                .append(named);
        for (int index : indices) {
            text.append(',');
            if (index >= 0) {
                append(block.value(row, index), text);
            }
        }
        text.append('\n');
    }

    private void prepare(Block block) {
        RowKeys run = runs.getOrDefault(block.run(), RowKeys.NONE);
        String strand = block.strand() == null ? run.onlyStrand() : block.strand();
        start = cell(block.run()) + "," + cell(strand) + ",";
        named = keys.stream()
                .map(key -> "," + cell(run.named().getOrDefault(key, "")))
                .collect(Collectors.joining());
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
