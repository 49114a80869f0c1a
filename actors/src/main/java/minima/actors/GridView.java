package minima.actors;

import minima.training.claim.Grid;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * A grid as it is shown, its cells with the newest values.
 *
 * @param rows labels of the rows, in their order
 * @param columns labels of the columns, in their order
 */
public record GridView(
        String title,
        String rowsAre,
        String columnsAre,
        List<String> rows,
        List<String> columns,
        Grid.Shading shading,
        List<Cell> cells) {

    /** The newest value of a strand's metric; null while there is none. */
    public record Cell(
            String row,
            String column,
            String strand,
            String metric,
            @Nullable Double value) {}

    /** @param latest strand to metric to newest value */
    static GridView of(Grid grid, Map<String, Map<String, Double>> latest) {
        return new GridView(
                grid.title(),
                grid.rowsAre(),
                grid.columnsAre(),
                grid.rows(),
                grid.columns(),
                grid.shading(),
                grid.cells().stream().map(cell -> filled(cell, latest)).toList());
    }

    private static Cell filled(Grid.Cell cell, Map<String, Map<String, Double>> latest) {
        Map<String, Double> ofStrand = latest.getOrDefault(cell.strand(), Map.of());
        return new Cell(cell.row(), cell.column(), cell.strand(), cell.metric(), ofStrand.get(cell.metric()));
    }
}
