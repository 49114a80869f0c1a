package minima.training.claim;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A table over a trial's strands: each cell shows the last value of one metric of one strand, and fills while the trial
 * runs.
 *
 * @param title what the cells show
 * @param rowsAre what a row stands for, such as "algorithm"
 * @param columnsAre what a column stands for, such as "margin"
 * @param cells in reading order; rows and columns stand in the order in which they first appear
 * @param shading whether cells compare with each other, so that colour says more than digits: a heat map
 */
public record Grid(String title, String rowsAre, String columnsAre, List<Cell> cells, Shading shading) {

    /** How cells are coloured. */
    public enum Shading {
        NONE,
        LINEAR,
        LOG
    }

    /** The last value of {@code metric} of {@code strand}. */
    public record Cell(String row, String column, String strand, String metric) {}

    public Grid {
        cells = List.copyOf(cells);
    }

    /** One row a strand, one column a metric; a strand has no cell for a metric that it does not measure. */
    public static Grid of(String title, List<Strand> strands, String... metrics) {
        List<Cell> cells = strands.stream()
                .flatMap(strand -> Stream.of(metrics)
                        .filter(strand.metrics()::contains)
                        .map(metric -> new Cell(strand.name(), metric, strand.name(), metric)))
                .toList();
        return new Grid(title, "strand", "measure", cells, Shading.NONE);
    }

    public List<String> rows() {
        return distinct(Cell::row);
    }

    public List<String> columns() {
        return distinct(Cell::column);
    }

    /** The cells of these strands. */
    Grid of(List<String> strands) {
        return new Grid(
                title,
                rowsAre,
                columnsAre,
                cells.stream().filter(cell -> strands.contains(cell.strand())).toList(),
                shading);
    }

    private List<String> distinct(Function<Cell, String> part) {
        return cells.stream().map(part).distinct().toList();
    }
}
