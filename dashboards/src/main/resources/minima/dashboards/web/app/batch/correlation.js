import { element, fill } from "../dom.js";
import { number } from "../number.js";
import { spearman } from "./rank.js";

/**
 * @typedef {import("./model.js").Batch} Batch
 * @typedef {import("./model.js").Measure} Measure
 */

const LEAST = 3;

/** How alike measures and numeric settings order the completed runs: a small matrix of rank correlations. */
export class Correlations {
  constructor() {
    this.table = element("table");
    this.note = element("span", { class: "muted" });
    this.node = element(
      "section",
      { class: "correlations" },
      element("p", { class: "caption" }, element("h2", {}, "Rank correlation"), this.note),
      element("div", { class: "numbers" }, this.table),
    );
  }

  /**
   * @param {Batch} batch
   * @param {Measure[]} measures
   */
  show(batch, measures) {
    const runs = batch.cells.filter(({ status }) => status === "COMPLETED");
    const columns = [...settingsOf(batch, runs), ...measures.map((measure) => valuesOf(runs, measure))];
    this.node.hidden = columns.length < 2 || runs.length < LEAST;
    if (this.node.hidden) return;
    this.note.textContent = `Spearman, over ${runs.length} completed runs`;
    const last = columns
      .slice(0, -1)
      .map(({ name }) => element("th", { class: "figure", scope: "col" }, element("bdi", {}, name)));
    fill(this.table, element("tr", {}, element("td"), ...last), ...columns.slice(1).map((_, i) => row(columns, i + 1)));
  }
}

/**
 * @param {{name: string, values: number[]}[]} columns
 * @param {number} i
 */
function row(columns, i) {
  const cells = columns.slice(0, i).map(({ values }) => {
    const rho = spearman(columns[i].values, values);
    return element(
      "td",
      {
        class: "figure",
        "data-strength": Number.isNaN(rho) ? null : Math.round(Math.abs(rho) * 4),
        "data-sign": rho < 0 ? "minus" : "plus",
      },
      Number.isNaN(rho) ? "–" : rho.toFixed(2).replace("-", "−"),
    );
  });
  return element("tr", {}, element("th", { scope: "row" }, element("bdi", {}, columns[i].name)), ...cells);
}

/**
 * @param {Batch} batch
 * @param {import("./types.js").Cell[]} runs
 */
function settingsOf({ axes }, runs) {
  return axes
    .filter(({ values }) => values.length > 1 && values.every((value) => value !== "" && Number.isFinite(Number(value))))
    .map(({ setting }) => ({ name: setting, values: runs.map(({ swept }) => Number(swept[setting])) }));
}

/**
 * @param {import("./types.js").Cell[]} runs
 * @param {Measure} measure
 */
const valuesOf = (runs, { strand, metric }) => ({
  name: metric,
  values: runs.map(({ values }) => number(values[strand]?.[metric])),
});
