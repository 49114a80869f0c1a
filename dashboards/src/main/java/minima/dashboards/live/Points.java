package minima.dashboards.live;

import minima.telemetry.event.Block;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of one strand as a page gets them: thinned evenly to what a screen can show in a tenth of a second, the last row
 * always among them; every row stays in the journal.
 *
 * @param behind measured rows that these stand for
 * @param rows {@code [step, timeMs, values…]}
 */
public record Points(String run, @Nullable String strand, List<String> metrics, int behind, List<List<Number>> rows) {

    /** @param blocks of one strand, in order, at least one */
    static Points of(List<Block> blocks, int most) {
        Block first = blocks.get(0);
        int behind = blocks.stream().mapToInt(Block::rows).sum();
        int stride = (behind + most - 1) / most;
        List<List<Number>> rows = new ArrayList<>();
        int seen = 0;
        for (Block block : blocks) {
            for (int row = 0; row < block.rows(); row++) {
                seen++;
                if (seen % stride == 0 || seen == behind) {
                    rows.add(row(block, row));
                }
            }
        }
        return new Points(first.run(), first.strand(), first.metrics(), behind, rows);
    }

    private static List<Number> row(Block block, int row) {
        List<Number> values = new ArrayList<>(block.metrics().size() + 2);
        values.add(block.step(row));
        values.add(block.timeMs(row));
        for (int m = 0; m < block.metrics().size(); m++) {
            values.add(block.value(row, m));
        }
        return values;
    }
}
