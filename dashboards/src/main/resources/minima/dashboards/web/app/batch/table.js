import { element, fill } from "../dom.js";
import { figures, number } from "../number.js";
import { spaced } from "../words.js";
import { changed } from "./address.js";
import { valueOf } from "./naming.js";
import { withHalf } from "./says.js";

/**
 * @typedef {import("./model.js").Batch} Batch
 * @typedef {import("./model.js").Measure} Measure
 * @typedef {{name: string, words: string, figure: boolean, key: (combination: number) => number | string, cell: (combination: number) => string}} Column
 */

/** Combinations by measures, each a mean with half its interval; a click on a column orders by it. */
export class Table {
  constructor() {
    this.head = element("thead");
    this.body = element("tbody");
    this.node = element("div", { class: "numbers", tabindex: 0 }, element("table", {}, this.head, this.body));
  }

  /**
   * @param {Batch} batch
   * @param {Measure[]} measures
   * @param {string | null} sort
   * @param {number | null} chosen
   */
  show(batch, measures, sort, chosen) {
    const columns = columnsOf(batch, measures);
    fill(this.head, element("tr", {}, ...columns.map((column) => heading(column, sort))));
    const rows = ordered(batch.combinations, columns, sort).map((one) =>
      element(
        "tr",
        { "data-combination": one, "data-chosen": one === chosen },
        ...columns.map(({ figure, cell }, i) => {
          const words = element("bdi", {}, cell(one));
          return element(
            "td",
            { class: figure ? "figure" : null },
            i === 0 ? element("a", { href: changed({ cell: one }) }, words) : words,
          );
        }),
      ),
    );
    fill(this.body, ...rows);
  }
}

/**
 * @param {Batch} batch
 * @param {Measure[]} measures
 * @returns {Column[]}
 */
function columnsOf(batch, measures) {
  const settings = batch.axes.map(({ setting, values }) => ({
    name: setting,
    words: spaced(setting),
    figure: values.every((value) => Number.isFinite(Number(value))),
    key: (/** @type {number} */ one) => values.indexOf(batch.runs(one)[0].swept[setting]),
    cell: (/** @type {number} */ one) => valueOf(batch.runs(one)[0].swept[setting]),
  }));
  const numbers = measures.map((measure) => ({
    name: `${measure.strand}/${measure.metric}`,
    words: measure.metric,
    figure: true,
    key: (/** @type {number} */ one) => batch.mean(one, measure),
    cell: (/** @type {number} */ one) => {
      const summary = batch.summary(one, measure);
      return summary === undefined ? "" : withHalf(summary);
    },
  }));
  return [...settings, ended(batch), ...numbers, judged(batch)];
}

/** @param {Batch} batch */
const ended = (batch) => ({
  name: "runs",
  words: "runs",
  figure: true,
  key: (/** @type {number} */ one) => batch.groups[one]?.runs ?? 0,
  cell: (/** @type {number} */ one) => `${batch.groups[one]?.runs ?? 0} of ${batch.seeds.length}`,
});

/** @param {Batch} batch */
const judged = (batch) => ({
  name: "verdicts",
  words: "as they should",
  figure: true,
  key: (/** @type {number} */ one) => batch.share(one),
  cell: (/** @type {number} */ one) => {
    const { asTheyShould, count } = batch.groups[one]?.verdicts ?? { asTheyShould: 0, count: 0 };
    return count > 0 ? `${figures(number(asTheyShould))} of ${figures(number(count))}` : "";
  },
});

/**
 * @param {Column} column
 * @param {string | null} sort
 */
function heading({ name, words, figure }, sort) {
  const direction = sort === name ? "ascending" : sort === `-${name}` ? "descending" : null;
  const href = changed({ sort: direction === "ascending" ? `-${name}` : direction === "descending" ? null : name });
  const arrow = direction === "ascending" ? " ↑" : direction === "descending" ? " ↓" : "";
  const link = element("a", { class: "quiet", href }, element("bdi", {}, words), arrow);
  return element("th", { class: figure ? "figure" : null, scope: "col", "aria-sort": direction, "data-column": name }, link);
}

/**
 * Empty values stand last in both directions.
 *
 * @param {number[]} combinations
 * @param {Column[]} columns
 * @param {string | null} sort
 */
function ordered(combinations, columns, sort) {
  const descending = sort?.startsWith("-") && !columns.some(({ name }) => name === sort);
  const column = columns.find(({ name }) => name === (descending ? sort?.slice(1) : sort));
  if (column === undefined) return combinations;
  const keyed = combinations.map((one) => ({ one, key: Number(column.key(one)) }));
  const known = keyed
    .filter(({ key }) => !Number.isNaN(key))
    .sort((a, b) => (descending ? b.key - a.key : a.key - b.key) || a.one - b.one);
  return [...known, ...keyed.filter(({ key }) => Number.isNaN(key))].map(({ one }) => one);
}
