import { element } from "../dom.js";
import { mark } from "../mark.js";
import { figures, number } from "../number.js";
import { changed, toRun } from "../route.js";
import { outcomeOf, stateOf, summaryOf } from "../words.js";

/**
 * @typedef {import("../types.js").Run} Run
 * @typedef {import("./comparison.js").Comparison} Comparison
 * @typedef {import("../dom.js").Child} Child
 */

/** The most verdicts shown as marks. */
const MARKS = 8;

/**
 * A column a run, in the order of the groups; a row for each setting that tells them apart, seed, state, verdicts and last values.
 *
 * @param {Comparison} comparison
 */
export function table(comparison) {
  const columns = comparison.groups.flatMap((group) => group.runs.map((run) => ({ run, group })));
  /** @type {(words: string, cell: (run: Run) => Child[], name?: string) => Element} */
  const row = (words, cell, name = words) =>
    element(
      "tr",
      { "data-row": name },
      element("th", { scope: "row" }, words),
      ...columns.map(({ run }) => element("td", {}, ...cell(run))),
    );
  const head = element(
    "tr",
    {},
    element("th", { scope: "col" }, "run"),
    ...columns.map(({ run, group }) => heading(run, group.colour, comparison.runs)),
  );
  return element(
    "table",
    {},
    element("thead", {}, head),
    element(
      "tbody",
      {},
      ...comparison.differing.map(({ words, name, of }) => row(words, (run) => [element("bdi", {}, of(run))], name)),
      row("seed", (run) => [String(run.seed)]),
      row("state", state),
      row("verdicts", verdicts),
      ...comparison.metrics.map((metric) => row(metric, (run) => [last(run, comparison.strand(run)?.name ?? "", metric)])),
    ),
  );
}

/**
 * @param {Run} run
 * @param {string} colour
 * @param {Run[]} all
 */
function heading({ run }, colour, all) {
  const rest = all.map((one) => one.run).filter((id) => id !== run);
  return element(
    "th",
    { scope: "col", "data-run": run },
    element("i", { class: "swatch", "data-colour": colour }),
    element("a", { href: toRun(run) }, element("bdi", {}, run)),
    " ",
    rest.length > 0 && element("a", { class: "quiet", href: changed({ runs: rest }), "aria-label": `leave ${run} out`, title: "leave it out" }, "×"),
  );
}

/** @param {Run} run */
function state(run) {
  const said = stateOf(run);
  return [element("span", { class: "state", "data-colour": said.colour }, mark(said), said.words)];
}

/** @param {Run} run */
function verdicts(run) {
  const marks = run.verdicts.slice(0, MARKS).map((one) => mark(outcomeOf(one)));
  return [element("span", { class: "marks" }, ...marks), element("span", {}, summaryOf(run.verdicts))];
}

/**
 * @param {Run} run
 * @param {string} strand
 * @param {string} metric
 */
function last(run, strand, metric) {
  const value = run.final?.[strand]?.[metric];
  return value === undefined ? "–" : figures(number(value), 4);
}
