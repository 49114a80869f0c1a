import { Refused } from "../api.js";
import { element, fill } from "../dom.js";
import { Frames } from "../frames.js";
import { home } from "../route.js";
import { capital } from "../words.js";
import { changed, here } from "./address.js";
import { fewMeasures, measureOf, sectionOf } from "./choice.js";
import { Correlations } from "./correlation.js";
import { Detail } from "./detail.js";
import { Follower } from "./follower.js";
import { Header } from "./header.js";
import { Batch } from "./model.js";
import { Parallel } from "./parallel.js";
import { Picker } from "./picker.js";
import { Plan } from "./plan.js";
import { Stage } from "./stage.js";
import { Table } from "./table.js";

/** The page of one batch. */
export class BatchPage {
  /**
   * @param {HTMLElement} page
   * @param {string} id
   * @param {{experiments: import("../types.js").Experiment[], metrics: import("../types.js").Metric[]}} catalogue
   */
  constructor(page, id, { experiments, metrics }) {
    this.experiments = experiments;
    this.metrics = metrics;
    /** @type {Batch | null} */
    this.batch = null;
    /** @type {number | null} */
    this.pointed = null;
    this.frames = new Frames(() => this.draw());
    this.header = new Header("batches", (message) => this.complain(message));
    this.stage = new Stage({
      point: (combination) => this.point(combination),
      choose: (cell) => (location.hash = changed({ cell: here().cell === cell ? null : cell })),
      resized: () => this.frames.now(),
    });
    this.picker = new Picker();
    this.detail = new Detail();
    this.plan = new Plan();
    this.table = new Table();
    this.parallel = new Parallel();
    this.correlations = new Correlations();
    this.says = element("div", { class: "says" });
    this.trouble = element("p", { class: "trouble", role: "alert", hidden: true });
    this.name = element("h2");
    this.key = element("span", { class: "muted" }, "cells fill as seeds end; dashed: where half of the verdicts turn");
    this.map = element("div", { class: "of-map" }, element("p", { class: "caption" }, this.name, this.key, this.stage.legend.node), this.stage.node);
    this.wide = element("div", { class: "wide" }, this.says, this.trouble, this.picker.node, this.map, this.table.node);
    this.aside = element("aside", { "aria-label": "the batch" }, this.detail.node, this.plan.node);
    this.more = element("div", { class: "more-of" }, this.parallel.node, this.correlations.node);
    fill(page, element("div", { class: "batch" }, this.wide, this.aside, this.more));
    const metricsNow = () => this.few().map(({ metric }) => metric);
    this.follower = new Follower(
      id,
      {
        report: (report) => this.load(report),
        cells: (cells) => this.moved(() => this.batch?.take(cells)),
        groups: (groups) => this.moved(() => this.batch?.sum(groups)),
        standing: (standing) => this.standing(standing),
        refused: (error) => this.refused(error),
      },
      metricsNow,
    );
  }

  close() {
    this.follower.close();
    this.frames.close();
    this.stage.close();
  }

  /** The address says another view of the same batch. */
  turned() {
    this.header.turned();
    this.repaint();
  }

  repaint() {
    this.stage.repaint();
    this.frames.now();
  }

  /** @param {string} key */
  pressed(key) {
    if (document.activeElement instanceof HTMLSelectElement) return;
    const { show, cell } = here();
    if (key === "t") location.hash = changed({ show: show === "table" ? "map" : "table" });
    if (key === "Escape") location.hash = cell !== null ? changed({ cell: null }) : show === "table" ? changed({ show: "map" }) : home();
  }

  /** @private @param {import("./types.js").Report} report */
  load(report) {
    this.batch = new Batch(report);
    const experiment = this.experiments.find(({ id }) => id === report.experiment);
    this.header.family = experiment?.family ?? "batches";
    fill(
      this.says,
      element("h1", {}, experiment?.title ?? report.experiment),
      experiment && element("p", { class: "mathematics statement" }, experiment.statement),
    );
    this.complain("");
    this.plan.show(report);
    this.standing(report);
    this.wide.hidden = this.aside.hidden = false;
  }

  /** @private @param {import("./types.js").Standing} standing */
  standing(standing) {
    this.header.show(standing);
    this.frames.ask();
  }

  /** @private @param {() => void} change */
  moved(change) {
    change();
    this.frames.ask();
  }

  /** @private @param {number | null} combination */
  point(combination) {
    if (this.pointed === combination) return;
    this.pointed = combination;
    if (this.batch === null) return;
    this.detail.show(this.batch, measureOf(this.batch, here(), this.keys()), combination ?? this.chosen());
    this.frames.ask();
  }

  /** @private */
  keys() {
    return this.experiments.find(({ id }) => id === this.batch?.report.experiment)?.keyMetrics ?? [];
  }

  /** @private */
  few() {
    const measure = this.batch && measureOf(this.batch, here(), this.keys());
    return this.batch === null || measure === null ? [] : fewMeasures(this.batch, measure, this.keys());
  }

  /** @private the combination chosen in the address; of a batch without axes the only one */
  chosen() {
    const { cell } = here();
    return this.batch === null || (cell ?? 0) >= this.batch.size ? null : (cell ?? (this.batch.size === 1 ? 0 : null));
  }

  /** @private @param {string} metric */
  scaleOf(metric) {
    return this.metrics.find(({ name }) => name === metric)?.scale ?? "linear";
  }

  /** @private */
  draw() {
    const { batch } = this;
    if (batch === null) return;
    const view = here();
    const measure = measureOf(batch, view, this.keys());
    const section = sectionOf(batch, view);
    const scale = view.scale ?? (measure === null ? "linear" : this.scaleOf(measure.metric));
    const few = this.few();
    this.map.hidden = view.show === "table";
    this.table.node.hidden = !this.map.hidden;
    this.picker.show(batch, view, measure, section, scale);
    const meaning = this.metrics.find(({ name }) => name === measure?.metric)?.meaning ?? measure?.metric ?? "";
    fill(this.name, view.colour === "verdicts" ? "Verdicts as they should" : capital(meaning));
    this.stage.node.dataset.metric = measure?.metric;
    if (this.map.hidden) this.table.show(batch, few, view.sort, this.chosen());
    else this.stage.draw(batch, { measure, section, scale, verdicts: view.colour === "verdicts", chosen: this.chosen() });
    this.detail.show(batch, measure, this.pointed ?? this.chosen());
    this.parallel.draw(batch, few, (metric) => (metric === measure?.metric ? scale : this.scaleOf(metric)), this.stage.ramp, this.pointed ?? this.chosen());
    this.correlations.show(batch, few);
  }

  /** @private @param {string} message */
  complain(message) {
    this.trouble.textContent = message;
    this.trouble.hidden = message === "";
  }

  /** @private @param {unknown} error */
  refused(error) {
    if (!(error instanceof Refused)) return;
    fill(
      this.says,
      element("h1", {}, error.status === 404 ? "There is no such batch" : "The laboratory does not show this batch"),
      element("p", { class: "mathematics" }, error.message),
      element("a", { class: "quiet", href: home() }, "all runs"),
    );
    this.map.hidden = this.aside.hidden = this.more.hidden = this.table.node.hidden = true;
  }
}
