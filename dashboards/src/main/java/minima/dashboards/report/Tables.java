package minima.dashboards.report;

import minima.actors.GridView;
import minima.dashboards.markup.Markup;
import minima.dashboards.svg.Figures;
import minima.training.claim.Grid;
import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** A trial's tables over its strands, with their last values. */
final class Tables {

    private Tables() {}

    static void of(Markup into, GridView grid) {
        into.open("div", "class", "grid", "data-grid", grid.title()).open("h3").text(grid.title());
        into.element("span", " %s by %s".formatted(grid.rowsAre(), grid.columnsAre()), "class", "muted");
        into.close().open("div", "class", "scroll").open("table").open("thead").open("tr");
        into.element("th", grid.rowsAre(), "scope", "col");
        grid.columns().forEach(column -> heading(into, column, "col"));
        into.close().close().open("tbody");
        for (String row : grid.rows()) {
            into.open("tr");
            heading(into, row, "row");
            for (String column : grid.columns()) {
                cells(into, grid, row, column);
            }
            into.close();
        }
        into.close().close().close().close();
    }

    private static void heading(Markup into, String name, String scope) {
        into.open("th", "scope", scope).element("bdi", name).close();
    }

    private static void cells(Markup into, GridView grid, String row, String column) {
        String heat = null;
        StringBuilder text = new StringBuilder();
        for (GridView.Cell cell : grid.cells()) {
            if (cell.row().equals(row) && cell.column().equals(column)) {
                Double value = cell.value();
                text.append(text.isEmpty() ? "" : ", ").append(value == null ? "–" : Figures.of(value, 4));
                heat = heat(grid, value);
            }
        }
        into.element("td", text.toString(), "style", heat);
    }

    /** How far a value lies between the least and the greatest of a table; null where nothing is compared. */
    private static @Nullable String heat(GridView grid, @Nullable Double value) {
        if (grid.shading() == Grid.Shading.NONE || value == null) {
            return null;
        }
        double[] places = grid.cells().stream()
                .map(GridView.Cell::value)
                .filter(known -> known != null)
                .mapToDouble(known -> place(grid.shading(), known))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double at = place(grid.shading(), value);
        if (!Double.isFinite(at) || places[places.length - 1] <= places[0]) {
            return null;
        }
        double share = (at - places[0]) / (places[places.length - 1] - places[0]);
        return String.format(Locale.ROOT, "--heat:%.0f%%", 46 * share);
    }

    private static double place(Grid.Shading shading, double value) {
        return shading == Grid.Shading.LOG ? Math.log10(Math.abs(value)) : value;
    }
}
