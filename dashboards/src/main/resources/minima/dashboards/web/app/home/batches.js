import * as api from "../api.js";
import { toBatch } from "../batch/address.js";
import { over } from "../batch/model.js";
import { bar } from "../batch/progress.js";
import { standing } from "../batch/says.js";
import { element, fill } from "../dom.js";
import { Frames } from "../frames.js";
import { mark } from "../mark.js";
import { count } from "../number.js";

/** @typedef {import("../batch/types.js").Standing} Standing */

const FIRST = 5;

/** The batches, newest first, a line each: how far it is, its claim, how its runs stand. */
export class BatchList {
  /**
   * @param {import("../types.js").Experiment[]} experiments
   * @param {() => void} some there is at least one
   */
  constructor(experiments, some) {
    this.some = some;
    this.wanted = true;
    this.titles = new Map(experiments.map(({ id, title }) => [id, title]));
    /** @type {Standing[]} newest first */
    this.batches = [];
    this.shown = FIRST;
    this.frames = new Frames(() => this.show());
    /** @type {Map<string, HTMLElement>} */
    this.rows = new Map();
    this.number = element("span", { class: "muted" });
    this.list = element("ol");
    this.more = element("button", { class: "quiet more", type: "button", click: () => this.showAll() }, "show all");
    const heading = element("div", { class: "heading" }, element("h2", {}, "Batches"), this.number);
    this.node = element(
      "section",
      { class: "runs batches", "aria-label": "batches", hidden: true },
      heading,
      this.list,
      this.more,
    );
  }

  get empty() {
    return this.batches.length === 0;
  }

  async load() {
    try {
      this.batches = await api.batches();
      this.show();
    } catch (error) {
      console.warn("the batches did not come", error);
    }
  }

  /** @param {Standing} batch */
  change(batch) {
    const known = this.batches.find((one) => one.batch === batch.batch);
    if (known === undefined) this.batches.unshift(batch);
    else Object.assign(known, batch);
    this.frames.ask();
  }

  close() {
    this.frames.close();
  }

  /** @param {boolean} [wanted] whether they are to be seen at all */
  show(wanted = this.wanted) {
    this.wanted = wanted;
    this.node.hidden = this.empty || !wanted;
    if (!this.empty) this.some();
    this.number.textContent = count(this.batches.length);
    this.more.hidden = this.batches.length <= this.shown;
    const shown = this.batches.slice(0, this.shown);
    this.rows = new Map(
      shown.map(({ batch }) => [batch, this.rows.get(batch) ?? element("li", { "data-batch": batch }, element("a"))]),
    );
    for (const one of shown) this.fillRow(one);
    const nodes = [...this.rows.values()];
    if (nodes.length !== this.list.children.length || nodes.some((node, i) => node !== this.list.children[i]))
      fill(this.list, ...nodes);
  }

  /** @private */
  showAll() {
    this.shown = Infinity;
    this.show();
  }

  /** @private @param {Standing} one */
  fillRow(one) {
    const link = /** @type {HTMLAnchorElement} */ (this.rows.get(one.batch)?.firstChild);
    const state = stateOf(one);
    link.href = toBatch(one.batch);
    fill(
      link,
      element("span", { class: "state", "data-colour": state.colour, "data-batch-state": one.status }, mark(state), state.words),
      element(
        "span",
        { class: "who" },
        element("bdi", { class: "title" }, this.titles.get(one.experiment) ?? one.experiment),
        element("bdi", { class: "id muted" }, one.batch),
      ),
      element(
        "span",
        { class: "far" },
        element("span", { class: "muted" }, `${count(over(one.counts))} of ${count(one.total)} runs`),
        bar(one),
      ),
      element("span", { class: "muted standing" }, standing(one.counts)),
    );
  }
}

/**
 * @param {Standing} batch
 * @returns {import("../words.js").Saying}
 */
function stateOf({ status, ended, counts }) {
  if (ended === 0 && status !== "CANCELLED") return { words: "running", shape: "disc", colour: "good" };
  if (status === "CANCELLED") return { words: ended === 0 ? "stopping" : "cancelled", shape: "dash", colour: "muted" };
  const lost = (counts.DIVERGED ?? 0) + (counts.FAILED ?? 0) > 0;
  return lost ? { words: "done, some lost", shape: "cross", colour: "bad" } : { words: "done", shape: "disc", colour: "muted" };
}
