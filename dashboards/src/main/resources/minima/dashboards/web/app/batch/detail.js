import { element, fill } from "../dom.js";
import { mark } from "../mark.js";
import { figures, number } from "../number.js";
import { toComparison, toRun } from "../route.js";
import { stateOf } from "../words.js";
import { over } from "./model.js";
import { combination as named } from "./naming.js";
import { standing, withHalf } from "./says.js";

/**
 * @typedef {import("./model.js").Batch} Batch
 * @typedef {import("./model.js").Measure} Measure
 */

/** The combination under the pointer, else the one chosen: its numbers, and its runs. */
export class Detail {
  constructor() {
    this.title = element("h2");
    this.facts = element("dl", { class: "facts" });
    this.heading = element("h2", {}, "Its runs");
    this.list = element("ol", { class: "seeds" });
    this.compare = element("a", { class: "quiet side-by-side" });
    this.runs = element("section", { class: "its-runs" }, this.heading, this.list, this.compare);
    this.node = element("div", {}, element("section", { class: "detail" }, this.title, this.facts), this.runs);
    this.said = "";
  }

  /**
   * @param {Batch} batch
   * @param {Measure | null} measure
   * @param {number | null} combination
   */
  show(batch, measure, combination) {
    const said = JSON.stringify([
      combination,
      measure,
      combination !== null && [batch.groups[combination], batch.runs(combination)],
    ]);
    if (said === this.said) return;
    this.said = said;
    this.runs.hidden = combination === null;
    if (combination === null) {
      fill(this.title, "A cell");
      fill(this.facts, element("dd", { class: "muted wide-fact" }, "point at one for its numbers, click it for its runs"));
      return;
    }
    fill(this.title, element("bdi", {}, named(batch.runs(combination)[0].swept)));
    this.node.dataset.combination = String(combination);
    const facts = factsOf(batch, measure, combination);
    fill(this.facts, ...facts.flatMap(([name, value]) => [element("dt", {}, name), element("dd", { "data-fact": name }, value)]));
    this.listRuns(batch, measure, combination);
  }

  /**
   * @private
   * @param {Batch} batch
   * @param {Measure | null} measure
   * @param {number} combination
   */
  listRuns(batch, measure, combination) {
    const runs = batch.runs(combination);
    fill(this.list, ...runs.map((cell) => line(cell, measure)));
    const begun = runs.filter(({ status }) => status !== "WAITING").map(({ run }) => run);
    this.compare.hidden = begun.length < 2;
    this.compare.href = toComparison(begun);
    this.compare.textContent = `compare these ${begun.length}`;
  }
}

/**
 * @param {Batch} batch
 * @param {Measure | null} measure
 * @param {number} combination
 * @returns {[string, string][]}
 */
function factsOf(batch, measure, combination) {
  const summary = measure === null ? undefined : batch.summary(combination, measure);
  const states = batch.states(combination);
  const verdicts = batch.groups[combination]?.verdicts;
  /** @type {[string, string][]} */
  const facts = [
    ["mean", summary === undefined ? "" : withHalf(summary)],
    ["95 % interval", summary === undefined || summary.low === null ? "" : interval(summary.low, summary.high)],
    ["least, greatest", summary === undefined ? "" : interval(summary.min, summary.max)],
    ["seeds ended", `${over(states)} of ${batch.seeds.length}`],
    ["of these", standing(states)],
    ["verdicts", verdicts && verdicts.count > 0 ? `${verdicts.asTheyShould} of ${verdicts.count} as they should` : ""],
    ["claim", outcomes(verdicts?.claims)],
    ["control", outcomes(verdicts?.controls)],
  ];
  return facts.filter(([, value]) => value !== "");
}

/**
 * @param {import("./types.js").Figure} from
 * @param {import("./types.js").Figure} to
 */
const interval = (from, to) => `${figures(number(from), 4)} to ${figures(number(to), 4)}`;

/** @param {Record<string, number>} [counts] */
function outcomes(counts = {}) {
  return Object.entries(counts)
    .map(([outcome, n]) => `${n} ${outcome.toLowerCase().replaceAll("_", " ")}`)
    .join(", ");
}

/**
 * @param {import("./types.js").Cell} cell
 * @param {Measure | null} measure
 */
function line({ run, seed, status, values, verdicts }, measure) {
  const value = measure === null ? undefined : values[measure.strand]?.[measure.metric];
  const state = seedState(status);
  const content = [
    mark(state),
    element("span", {}, `seed ${seed}`),
    element("span", { class: "muted" }, state.words),
    element("span", { class: "measured" }, value === undefined ? "" : figures(number(value), 4)),
    element("span", { class: "muted" }, verdicts.count > 0 ? `${verdicts.asTheyShould}/${verdicts.count}` : ""),
  ];
  const attributes = { class: "seed", "data-run": run, "data-colour": state.colour };
  return element(
    "li",
    {},
    status === "WAITING"
      ? element("span", attributes, ...content)
      : element("a", { ...attributes, href: toRun(run) }, ...content),
  );
}

/** @param {import("./types.js").CellStatus} status */
function seedState(status) {
  if (status === "WAITING") return { words: "waiting", shape: /** @type {const} */ ("ring"), colour: "muted" };
  const none = { step: 0, rate: null };
  const { words, ...rest } = stateOf(/** @type {any} */ ({ status, ...none }));
  return { words: words.replace(/ at 0$/, ""), ...rest };
}
