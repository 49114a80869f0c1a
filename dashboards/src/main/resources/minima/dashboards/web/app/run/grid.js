import { element, fill } from "../dom.js";
import { figures, number } from "../number.js";
import { changed } from "../route.js";
import { share } from "./shade.js";

/**
 * @typedef {import("../types.js").Run} Run
 * @typedef {import("../types.js").Grid} Grid
 * @typedef {import("../types.js").Cell} Cell
 */

/** A trial's tables, filled with the newest values. A cell is a link that draws its metric large; under the pointer it points out its strand. */
export class Grids {
  /** @param {(strand: string | null) => void} point */
  constructor(point) {
    this.point = point;
    this.node = element("section", { class: "grids", "aria-label": "tables" });
    /** @type {{grid: Grid, links: Map<Cell, HTMLElement>}[]} */
    this.tables = [];
  }

  /** @param {Run} run */
  show(run) {
    this.tables = (run.grids ?? []).map((grid) => ({ grid, links: new Map() }));
    fill(this.node, ...this.tables.map((table) => this.table(table)));
    this.refresh(run);
  }

  /**
   * New values in the same tables.
   *
   * @param {Run} run
   */
  refresh(run) {
    for (const { grid, links } of this.tables) {
      const values = grid.cells.map(({ strand, metric }) => number(run.final?.[strand]?.[metric]));
      grid.cells.forEach((cell, i) => {
        const link = links.get(cell);
        if (link === undefined) return;
        const measured = run.final?.[cell.strand]?.[cell.metric] !== undefined;
        link.textContent = measured ? figures(values[i], 4) : "–";
        link.style.setProperty("--heat", String(share(grid.shading, values[i], values)));
      });
    }
  }

  /**
   * @private
   * @param {{grid: Grid, links: Map<Cell, HTMLElement>}} table
   */
  table({ grid, links }) {
    const head = element(
      "tr",
      {},
      element("th", { scope: "col" }, grid.rowsAre),
      ...grid.columns.map((name) => element("th", { scope: "col" }, element("bdi", {}, name))),
    );
    const rows = grid.rows.map((row) =>
      element(
        "tr",
        {},
        element("th", { scope: "row", title: row }, element("bdi", {}, row)),
        ...grid.columns.map((column) =>
          element("td", {}, ...grid.cells.filter((c) => c.row === row && c.column === column).map((c) => this.cell(c, links))),
        ),
      ),
    );
    return element(
      "div",
      { class: "grid", "data-grid": grid.title, "data-shading": grid.shading },
      element(
        "h2",
        { class: "measured" },
        grid.title,
        element("span", { class: "muted" }, ` ${grid.rowsAre} by ${grid.columnsAre}`),
      ),
      element("div", { class: "scroll" }, element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows))),
    );
  }

  /**
   * @private
   * @param {Cell} cell
   * @param {Map<Cell, HTMLElement>} links
   */
  cell(cell, links) {
    const { strand, metric } = cell;
    const link = element("a", {
      href: changed({ metric, y: null }),
      title: `${strand}, ${metric}: draw it large`,
      "data-strand": strand,
      "data-metric": metric,
      pointerenter: () => this.point(strand),
      pointerleave: () => this.point(null),
      focus: () => this.point(strand),
      blur: () => this.point(null),
    });
    links.set(cell, link);
    return link;
  }
}
