import * as api from "../api.js";
import { element, fill } from "../dom.js";
import { Live } from "../live.js";
import { here, home } from "../route.js";
import { BatchList } from "./batches.js";
import { experimentList } from "./experiments.js";
import { RunList } from "./runs.js";
import { welcome } from "./welcome.js";

/** @typedef {import("../types.js").Experiment} Experiment */

/** The first page: what ran and runs, and what can be run. */
export class HomePage {
  /**
   * @param {HTMLElement} page
   * @param {Experiment[]} experiments
   */
  constructor(page, experiments) {
    document.title = "minima";
    this.runs = new RunList(experiments);
    this.batches = new BatchList(experiments);
    this.empty = welcome(experiments);
    this.empty.hidden = true;
    fill(
      /** @type {HTMLElement} */ (document.getElementById("top")),
      element("a", { class: "brand", href: home() }, "minima"),
      element("span", { class: "path" }, "a live laboratory for deep-learning theory"),
    );
    fill(page, element("div", { class: "home" }, this.empty, this.batches.node, this.runs.node, experimentList(experiments)));
    this.live = new Live(null, {
      opened: () => this.load(),
      run: (run) => this.changed(run),
      batch: (batch) => this.moved(batch),
      verdict: ({ run, verdicts }) => this.runs.judge(run, verdicts),
    });
  }

  close() {
    this.live.close();
    this.runs.close();
    this.batches.close();
  }

  turned() {
    if (here().run === null) this.runs.show();
  }

  repaint() {}

  /** @param {string} key */
  pressed(key) {
    if (key === "Escape") this.runs.clear();
  }

  /** @private */
  async load() {
    try {
      const [runs, batches] = await Promise.all([api.runs(), api.batches()]);
      this.runs.replace(runs);
      this.batches.replace(batches);
    } catch (error) {
      console.warn("the runs did not come", error);
      return;
    }
    this.empty.hidden = !(this.runs.empty && this.batches.empty);
  }

  /**
   * @private
   * @param {import("../batch/types.js").Standing} batch
   */
  moved(batch) {
    this.batches.change(batch);
    this.empty.hidden = true;
  }

  /**
   * @private
   * @param {import("../types.js").RunSummary} run
   */
  changed(run) {
    this.runs.change(run);
    this.empty.hidden = true;
  }
}
