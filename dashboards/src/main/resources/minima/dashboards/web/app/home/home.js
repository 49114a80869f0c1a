import * as api from "../api.js";
import { element, fill } from "../dom.js";
import { Live } from "../live.js";
import { here, home, toAlerts } from "../route.js";
import { Again } from "./again.js";
import { BatchList } from "./batches.js";
import { experimentList, showExperiments } from "./experiments.js";
import { Find } from "./find.js";
import { RunList } from "./runs.js";
import { Selection } from "./selection.js";
import { welcome } from "./welcome.js";

/**
 * @typedef {import("../types.js").Experiment} Experiment
 * @typedef {import("../types.js").RunSummary} RunSummary
 */

/** The first page: what ran and runs, as far as it is looked for, and what can be run. */
export class HomePage {
  /**
   * @param {HTMLElement} page
   * @param {Experiment[]} experiments
   */
  constructor(page, experiments) {
    document.title = "minima";
    this.find = new Find(() => this.turned());
    this.selection = new Selection(() => this.runs?.show());
    this.runs = new RunList(experiments, {
      find: this.find.node,
      selection: this.selection,
      wanted: () => this.load(),
    });
    this.batches = new BatchList(experiments, () => (this.empty.hidden = true));
    this.experiments = experimentList(experiments);
    this.empty = welcome(experiments);
    this.empty.hidden = true;
    this.again = new Again(() => this.load());
    this.query = here().query;
    this.asked = 0;
    /** @type {Map<string, string>} the states of the runs that the stream told of */
    this.states = new Map();
    fill(
      /** @type {HTMLElement} */ (document.getElementById("top")),
      element("a", { class: "brand", href: home() }, "minima"),
      element("span", { class: "path" }, "a live laboratory for deep-learning theory"),
      element("a", { class: "quiet", href: toAlerts() }, "alerts"),
    );
    fill(
      page,
      element("div", { class: "home" }, this.empty, this.batches.node, this.runs.node, this.experiments, this.selection.node),
    );
    this.live = new Live(null, {
      opened: () => this.load(),
      batch: (batch) => this.batches.change(batch),
      run: (run) => this.changed(run),
      verdict: ({ run, verdicts }) => this.runs.judge(run, verdicts),
    });
  }

  close() {
    this.live.close();
    this.runs.close();
    this.batches.close();
    this.find.close();
    this.again.close();
  }

  /** The address says another query. */
  turned() {
    this.find.turned();
    if (this.query === here().query) return;
    this.query = here().query;
    this.runs.restart();
    this.load();
  }

  repaint() {}

  /** @param {string} key */
  pressed(key) {
    if (key === "/") this.find.focus();
    if (key === "x") this.runs.chooseHere();
    if (key === "Escape" && !this.find.clear()) this.selection.clear();
  }

  /** @private */
  async load() {
    const query = this.query;
    const asked = ++this.asked;
    this.batches.load();
    try {
      const [{ runs, more }, experiments] = await Promise.all([
        api.runs(query, this.runs.limit),
        query === "" ? null : api.experimentsOf(query),
      ]);
      if (asked === this.asked) this.found(runs, more, experiments);
    } catch (error) {
      if (asked === this.asked) this.refused(error);
    }
  }

  /**
   * @private
   * @param {RunSummary[]} runs
   * @param {boolean} more
   * @param {string[] | null} experiments
   */
  found(runs, more, experiments) {
    const none = runs.length === 0;
    this.runs.replace(runs, more);
    this.runs.node.hidden = none && this.query === "";
    this.batches.show(this.query === "");
    this.empty.hidden = !none || this.query !== "" || !this.batches.empty;
    showExperiments(this.experiments, experiments);
    this.runs.node.removeAttribute("data-refused");
    this.find.say(this.query === "" ? "" : none ? "no run is so" : `${this.runs.counted} found`);
  }

  /**
   * A query that cannot be read is said to be so; what was found before stays, dimmed.
   *
   * @private
   * @param {unknown} error
   */
  refused(error) {
    if (error instanceof api.Refused && error.status === 400) {
      this.runs.node.hidden = false;
      this.runs.node.toggleAttribute("data-refused", true);
      this.find.say(error.message, true);
    } else {
      console.warn("the runs did not come", error);
    }
  }

  /**
   * A run began or changed; which runs a query wants only the laboratory knows.
   *
   * @private
   * @param {RunSummary} run
   */
  changed(run) {
    const turned = this.states.get(run.run) !== run.status;
    this.states.set(run.run, run.status);
    if (this.query !== "") {
      this.runs.change(run);
      if (turned || /[<>=]/.test(this.query)) this.again.soon();
      return;
    }
    this.runs.add(run);
    this.runs.node.hidden = false;
    this.empty.hidden = true;
  }
}
