import { Frames } from "../frames.js";
import { element, fill } from "../dom.js";
import { count } from "../number.js";
import { RunRow } from "./row.js";

/**
 * @typedef {import("../types.js").RunSummary} RunSummary
 * @typedef {import("../types.js").Experiment} Experiment
 */

const FIRST = 8;
const MORE = 100;

/** The runs, newest first: some of them, more on demand, and a field that finds by name, state or seed. */
export class RunList {
  /** @param {Experiment[]} experiments */
  constructor(experiments) {
    this.keys = new Map(experiments.map(({ id, keyMetrics }) => [id, keyMetrics[0] ?? ""]));
    /** @type {RunSummary[]} newest first */
    this.runs = [];
    /** @type {Map<string, RunSummary>} */
    this.known = new Map();
    this.frames = new Frames(() => this.show());
    /** @type {Map<string, RunRow>} */
    this.rows = new Map();
    this.shown = FIRST;
    this.number = element("span", { class: "muted" });
    this.find = element("input", {
      type: "search",
      placeholder: "find a run",
      "aria-label": "find a run",
      input: () => this.show(),
    });
    this.list = element("ol");
    this.more = element("button", { class: "quiet more", type: "button", click: () => this.showMore() });
    const heading = element("div", { class: "heading" }, element("h2", {}, "Runs"), this.number, this.find);
    this.node = element("section", { class: "runs", "aria-label": "runs", hidden: true }, heading, this.list, this.more);
  }

  get empty() {
    return this.runs.length === 0;
  }

  /** @param {RunSummary[]} runs newest first */
  replace(runs) {
    this.runs = runs;
    this.known = new Map(runs.map((run) => [run.run, run]));
    this.show();
  }

  /**
   * A run that began or changed.
   *
   * @param {RunSummary} run
   */
  change(run) {
    const known = this.known.get(run.run);
    if (known === undefined) {
      this.runs.unshift(run);
      this.known.set(run.run, run);
    } else {
      Object.assign(known, run);
    }
    this.frames.ask();
  }

  /**
   * @param {string} run
   * @param {RunSummary["verdicts"]} verdicts
   */
  judge(run, verdicts) {
    const known = this.known.get(run);
    if (known !== undefined) known.verdicts = verdicts;
    this.frames.ask();
  }

  close() {
    this.frames.close();
  }

  clear() {
    this.find.value = "";
    this.show();
  }

  show() {
    const found = this.runs.filter((run) => matches(run, this.find.value.trim().toLowerCase()));
    const shown = found.slice(0, this.shown);
    const rows = new Map(shown.map((run) => [run.run, this.rows.get(run.run) ?? new RunRow(run)]));
    this.rows = rows;
    shown.forEach((run) => rows.get(run.run)?.show(run, this.keys.get(run.experiment) ?? ""));
    const nodes = [...rows.values()].map(({ node }) => node);
    if (nodes.some((node, i) => node !== this.list.children[i]) || nodes.length !== this.list.children.length)
      fill(this.list, ...nodes);
    this.node.hidden = this.empty;
    this.find.hidden = this.runs.length <= FIRST;
    this.number.textContent = this.find.value ? `${count(found.length)} of ${count(this.runs.length)}` : count(this.runs.length);
    this.more.hidden = found.length <= shown.length;
    this.more.textContent = `show ${count(Math.min(MORE, found.length - shown.length))} more of ${count(found.length)}`;
  }

  /** @private */
  showMore() {
    this.shown += MORE;
    this.show();
  }
}

/**
 * @param {RunSummary} run
 * @param {string} words
 */
function matches(run, words) {
  return `${run.run} ${run.experiment} ${run.family} ${run.title} ${run.status} seed ${run.seed}`.toLowerCase().includes(words);
}
