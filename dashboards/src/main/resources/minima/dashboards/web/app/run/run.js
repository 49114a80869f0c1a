import * as api from "../api.js";
import { element, fill } from "../dom.js";
import { Lineage } from "../fork/lineage.js";
import { ForkPanel } from "../fork/panel.js";
import { Live } from "../live.js";
import { changed, here, outwards } from "../route.js";
import { absent } from "./absent.js";
import { claim } from "./claim.js";
import { Header } from "./header.js";
import { Measured } from "./measured.js";
import { Side } from "./side.js";
import { entitle } from "./title.js";

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
    this.asked = 0;
    this.measured = new Measured(id, metrics, {
      drew: (picture) => this.count(picture),
      picked: (step) => this.panel.open && this.panel.choose(step),
    });
    this.panel = new ForkPanel(experiments, (step) => this.measured.charts.mark(step));
    this.lineage = new Lineage((ancestors) => this.measured.parent.set(ancestors));
    this.side = new Side(this.lineage.node);
    this.says = element("div");
    this.trouble = element("p", { class: "trouble", role: "alert", hidden: true });
    this.failure = element("pre", { class: "failure", hidden: true });
    this.header = new Header(
      (message) => this.complain(message),
      () => this.fork(),
    );
    fill(
      page,
      element(
        "div",
        { class: "run" },
        element("div", { class: "wide" }, this.says, this.trouble, this.failure, ...this.measured.nodes),
        this.side.node,
        this.panel.node,
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
    this.timer = setInterval(() => this.measured.refreshLarge(this.run?.status === "RUNNING"), REFRESH_MILLIS);
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
    this.lineage.show(this.run);
  }

  repaint() {
    this.measured.repaint();
  }

  /** @param {string} key */
  pressed(key) {
    if (this.panel.open) {
      if (key === "Escape") this.panel.close();
      return;
    }
    if (key === "f") this.fork();
    if (key === "d" && this.run?.parent) location.hash = changed({ diff: here().diff === null ? "1" : null, y: null });
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
  async load(again, asked = ++this.asked) {
    try {
      this.run = await api.run(this.id);
    } catch (error) {
      if (error instanceof api.Refused && asked === this.asked) this.missing(error);
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
    fill(this.says, claim(run, this.experiments.find(({ id }) => id === run.experiment), this.lineage.origin));
    this.lineage.show(run);
    this.failure.hidden = run.failure === null;
    this.failure.textContent = run.failure;
    this.header.show(run);
    this.side.show(run);
    this.measured.show(run);
    entitle(run);
  }

  /** Asks at which step and how to fork the run. */
  fork() {
    if (this.run !== null && !this.header.fork.hidden) this.panel.show(this.run, this.measured.charts.looked);
  }

  /**
   * @private
   * @param {RunSummary} summary
   */
  progress(summary) {
    if (summary.run !== this.id) return;
    if (this.run === null) return void this.load(true); // it was ordered after this page had asked for it
    const turned = summary.status !== this.run.status;
    Object.assign(this.run, summary);
    this.header.show(this.run);
    this.measured.progress(this.run);
    entitle(this.run);
    if (turned) this.load(summary.status !== "RUNNING");
  }

  /**
   * @private
   * @param {Run["verdicts"]} verdicts
   */
  judged(verdicts) {
    if (this.run !== null) this.side.judge(Object.assign(this.run, { verdicts }));
  }

  /**
   * @private
   * @param {import("../chart/picture.js").Picture} picture
   */
  count({ curves, part }) {
    const measured = part === null ? curves.reduce((sum, { series }) => sum + series.behind, 0) : 0;
    if (this.run !== null) this.side.progress(this.run, measured, this.measured.delay.quantiles);
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
    fill(this.says, ...absent(refused));
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
