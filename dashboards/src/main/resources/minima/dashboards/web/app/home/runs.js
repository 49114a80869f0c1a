import { Frames } from "../frames.js";
import { element, fill } from "../dom.js";
import { count } from "../number.js";
import { RunRow } from "./row.js";

/**
 * @typedef {import("../types.js").RunSummary} RunSummary
 * @typedef {import("../types.js").Experiment} Experiment
 * @typedef {import("./selection.js").Selection} Selection
 */

const FIRST = 8;
const MORE = 100;

/** So many runs are asked for at first, and so many times as many when more are wanted. */
const ASKED = 200;
const GROWTH = 5;

/** The runs, newest first: some of them, and more on demand. */
export class RunList {
  /**
   * @param {Experiment[]} experiments
   * @param {{find: Node, selection: Selection, wanted: () => void}} parts the field that finds, the runs chosen, and what is done where more runs are wanted than have come
   */
  constructor(experiments, { find, selection, wanted }) {
    this.keys = new Map(experiments.map(({ id, keyMetrics }) => [id, keyMetrics[0] ?? ""]));
    this.selection = selection;
    this.wanted = wanted;
    /** @type {RunSummary[]} newest first */
    this.runs = [];
    /** @type {Map<string, RunSummary>} */
    this.known = new Map();
    this.frames = new Frames(() => this.show());
    /** @type {Map<string, RunRow>} */
    this.rows = new Map();
    this.shown = FIRST;
    this.limit = ASKED;
    this.cut = false;
    this.number = element("span", { class: "muted number" });
    this.all = element("button", { class: "quiet", type: "button", click: () => selection.add(this.inView().map((r) => r.run)) });
    this.list = element("ol");
    this.more = element("button", { class: "quiet more", type: "button", click: () => this.showMore() });
    const heading = element("div", { class: "heading" }, element("h2", {}, "Runs"), this.number, this.all, find);
    this.node = element("section", { class: "runs", "aria-label": "runs", hidden: true }, heading, this.list, this.more);
  }

  /**
   * @param {RunSummary[]} runs newest first
   * @param {boolean} more whether there are more of them
   */
  replace(runs, more) {
    this.runs = runs;
    this.cut = more;
    this.known = new Map(runs.map((run) => [run.run, run]));
    this.show();
  }

  /**
   * A run that changed.
   *
   * @param {RunSummary} run
   */
  change(run) {
    const known = this.known.get(run.run);
    if (known !== undefined) Object.assign(known, run);
    this.frames.ask();
  }

  /**
   * A run that changed, or began.
   *
   * @param {RunSummary} run
   */
  add(run) {
    if (!this.known.has(run.run)) {
      this.runs.unshift(run);
      this.known.set(run.run, run);
    }
    this.change(run);
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

  /** Other runs are about to come. */
  restart() {
    this.shown = FIRST;
    this.limit = ASKED;
  }

  /** How many runs there are, as far as is known. */
  get counted() {
    return count(this.runs.length) + (this.cut ? " and more" : "");
  }

  /** Chooses the run that the keyboard or the pointer is at, or lets it go. */
  chooseHere() {
    const row = document.activeElement?.closest("[data-run]") ?? this.list.querySelector("li:hover");
    const run = row instanceof HTMLElement ? row.dataset.run : undefined;
    if (run !== undefined) this.selection.toggle(run);
  }

  show() {
    const shown = this.inView();
    this.rows = new Map(shown.map((run) => [run.run, this.rows.get(run.run) ?? this.row(run)]));
    shown.forEach((run) =>
      this.rows.get(run.run)?.show(run, this.keys.get(run.experiment) ?? "", this.selection.has(run.run)),
    );
    const nodes = [...this.rows.values()].map(({ node }) => node);
    if (nodes.some((node, i) => node !== this.list.children[i]) || nodes.length !== this.list.children.length)
      fill(this.list, ...nodes);
    const rest = this.runs.length - shown.length;
    this.number.textContent = this.counted;
    this.all.textContent = `choose these ${count(shown.length)}`;
    this.all.hidden = shown.length < 2;
    this.more.hidden = rest === 0 && !this.cut;
    this.more.textContent = rest === 0 ? "show more" : `show ${count(Math.min(MORE, rest))} more of ${this.counted}`;
  }

  /** @private */
  inView() {
    return this.runs.slice(0, this.shown);
  }

  /** @private @param {RunSummary} run */
  row(run) {
    return new RunRow(run, (id) => this.selection.toggle(id));
  }

  /** @private */
  showMore() {
    this.shown += MORE;
    if (this.cut && this.shown > this.runs.length) {
      this.limit *= GROWTH;
      this.wanted();
    }
    this.show();
  }
}
