import * as api from "../api.js";
import { element, fill } from "../dom.js";
import { Live } from "../live.js";
import { changed, home, outwards } from "../route.js";
import { ended, stateOf } from "../words.js";
import { claim } from "./claim.js";
import { Header } from "./header.js";
import { Measured } from "./measured.js";
import { Side } from "./side.js";

/**
 * @typedef {import("../types.js").Run} Run
 * @typedef {import("../types.js").RunSummary} RunSummary
 */

/** While a run steps, its large chart is asked for anew so often: the stream may have skipped points. */
const REFRESH_MILLIS = 5000;

/** The page of one run. */
export class RunPage {
  /**
   * @param {HTMLElement} page
   * @param {string} id
   * @param {{experiments: import("../types.js").Experiment[], metrics: import("../types.js").Metric[]}} catalogue
   */
  constructor(page, id, { experiments, metrics }) {
    this.id = id;
    this.experiments = experiments;
    /** @type {Run | null} */
    this.run = null;
    this.measured = new Measured(id, metrics, (picture) => this.count(picture));
    this.side = new Side();
    this.says = element("div");
    this.trouble = element("p", { class: "trouble", role: "alert", hidden: true });
    this.failure = element("pre", { class: "failure", hidden: true });
    this.header = new Header((message) => this.complain(message));
    fill(
      page,
      element(
        "div",
        { class: "run" },
        element("div", { class: "wide" }, this.says, this.trouble, this.failure, ...this.measured.nodes),
        this.side.node,
      ),
    );
    this.live = new Live(id, {
      opened: () => this.load(true),
      run: (run) => this.progress(run),
      points: (points) => this.measured.take(points),
      frame: (frame) => this.measured.vectors.take(frame),
      verdict: ({ verdicts }) => this.judged(verdicts),
      gap: ({ strand }) => this.measured.history.refresh((entry) => strand === null || entry.strand === strand),
    });
    this.timer = setInterval(() => {
      if (this.run?.status === "RUNNING") this.measured.refreshLarge();
    }, REFRESH_MILLIS);
  }

  close() {
    clearInterval(this.timer);
    this.live.close();
    this.measured.close();
  }

  /** The address says another view of the same run. */
  turned() {
    if (this.run === null) return;
    this.header.show(this.run);
    this.measured.repaint();
    this.measured.show(this.run);
    this.side.themes();
  }

  repaint() {
    this.measured.repaint();
  }

  /** @param {string} key */
  pressed(key) {
    if (key === "p") this.header.pauseOrResume();
    if (key === "l") location.hash = changed({ view: "lecture" });
    if (key === "Escape") location.hash = outwards();
  }

  /**
   * Asks for the whole run; after a break also for all its series.
   *
   * @private
   * @param {boolean} again
   */
  async load(again) {
    try {
      this.run = await api.run(this.id);
    } catch (error) {
      if (error instanceof api.Refused) this.missing(error);
      return;
    }
    this.complain("");
    if (again) this.measured.refresh();
    this.show(this.run);
  }

  /**
   * @private
   * @param {Run} run
   */
  show(run) {
    this.hide(false);
    const experiment = this.experiments.find((one) => one.id === run.experiment);
    fill(this.says, claim(run, experiment));
    this.failure.hidden = run.failure === null;
    this.failure.textContent = run.failure;
    this.header.show(run);
    this.side.show(run);
    this.measured.show(run);
    entitle(run);
  }

  /**
   * @private
   * @param {RunSummary} summary
   */
  progress(summary) {
    if (this.run === null || summary.run !== this.id) return;
    const turned = summary.status !== this.run.status;
    Object.assign(this.run, summary);
    this.header.show(this.run);
    this.measured.progress(this.run);
    entitle(this.run);
    if (turned) this.load(ended(summary));
  }

  /**
   * @private
   * @param {Run["verdicts"]} verdicts
   */
  judged(verdicts) {
    if (this.run === null) return;
    this.run.verdicts = verdicts;
    this.side.judge(this.run);
  }

  /**
   * @private
   * @param {import("../chart/picture.js").Picture} picture
   */
  count({ curves, part }) {
    if (this.run !== null && part === null)
      this.side.progress(
        this.run,
        curves.reduce((sum, { series }) => sum + series.behind, 0),
        this.measured.delay.quantiles,
      );
  }

  /**
   * @private
   * @param {string} message
   */
  complain(message) {
    this.trouble.textContent = message;
    this.trouble.hidden = message === "";
  }

  /**
   * @private
   * @param {api.Refused} refused
   */
  missing(refused) {
    const words = refused.status === 404 ? "There is no such run" : "The laboratory does not show this run";
    fill(
      this.says,
      element("h1", {}, words),
      element("p", { class: "mathematics" }, refused.message),
      element("a", { class: "quiet", href: home() }, "all runs"),
    );
    this.hide(true);
  }

  /**
   * @private
   * @param {boolean} hidden
   */
  hide(hidden) {
    this.measured.hide(hidden);
    this.side.node.hidden = hidden;
  }
}

/**
 * The window's title: how far the run is, or its state.
 *
 * @param {RunSummary} run
 */
function entitle(run) {
  const far = run.status === "RUNNING" && run.steps > 0 ? `${Math.floor((100 * run.step) / run.steps)} %` : stateOf(run).words;
  document.title = `${far} · ${run.run} · minima`;
}
