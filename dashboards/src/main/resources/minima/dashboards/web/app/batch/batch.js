import { Refused } from "../api.js";
import { element, fill } from "../dom.js";
import { Frames } from "../frames.js";
import { home } from "../route.js";
import { capital } from "../words.js";
import { changed, here } from "./address.js";
import { lookOf } from "./look.js";
import { Correlations } from "./correlation.js";
import { Detail } from "./detail.js";
import { Follower } from "./follower.js";
import { Header } from "./header.js";
import { Batch } from "./model.js";
import { Parallel } from "./parallel.js";
import { Picker } from "./picker.js";
import { Plan } from "./plan.js";
import { Row } from "./row.js";
import { Stage } from "./stage.js";
import { Table } from "./table.js";
import { missing, title } from "./title.js";

/** The page of one batch. */
export class BatchPage {
  /**
   * @param {HTMLElement} page
   * @param {string} id
   * @param {{experiments: import("../types.js").Experiment[], metrics: import("../types.js").Metric[]}} catalogue
   */
  constructor(page, id, catalogue) {
    this.catalogue = catalogue;
    /** @type {Batch | null} */
    this.batch = null;
    /** @type {number | null} */
    this.pointed = null;
    this.frames = new Frames(() => this.draw());
    this.pointing = new Frames(() => this.drawPointed());
    this.header = new Header("batches", (message) => this.complain(message));
    const listener = {
      point: (/** @type {number | null} */ combination) => this.point(combination),
      choose: (/** @type {number} */ cell) => (location.hash = changed({ cell: here().cell === cell ? null : cell })),
      resized: () => this.frames.now(),
    };
    this.stage = new Stage(listener);
    this.row = new Row(listener);
    this.picker = new Picker();
    this.detail = new Detail();
    this.plan = new Plan();
    this.table = new Table();
    this.parallel = new Parallel();
    this.correlations = new Correlations();
    this.says = element("div", { class: "says" }, element("p", { class: "muted" }, "asking for the batch"));
    this.trouble = element("p", { class: "trouble", role: "alert", hidden: true });
    this.name = element("h2");
    this.key = element("span", { class: "muted" });
    this.map = element(
      "div",
      { class: "of-map" },
      element("p", { class: "caption" }, this.name, this.key, this.stage.legend.node),
      this.stage.node,
    );
    this.more = element("div", { class: "more-of" }, this.parallel.node, this.correlations.node);
    this.wide = element(
      "div",
      { class: "wide" },
      this.says,
      this.trouble,
      this.picker.node,
      this.map,
      this.table.node,
      this.more,
    );
    this.aside = element("aside", { "aria-label": "the batch" }, this.detail.node, this.row.node, this.plan.node);
    this.hide(true);
    fill(page, element("div", { class: "batch" }, this.wide, this.aside));
    const metricsNow = () => (this.batch === null ? [] : lookOf(this.batch, catalogue).few.map(({ metric }) => metric));
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
    this.pointing.close();
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
    if (key === "Escape")
      location.hash = cell !== null ? changed({ cell: null }) : show === "table" ? changed({ show: "map" }) : home();
  }

  /** @private @param {import("./types.js").Report} report */
  load(report) {
    this.batch = new Batch(report);
    const experiment = this.catalogue.experiments.find(({ id }) => id === report.experiment);
    this.header.family = experiment?.family ?? "batches";
    fill(this.says, ...title(report.experiment, experiment));
    this.complain("");
    this.plan.show(report);
    this.standing(report);
    this.hide(false);
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
    this.stage.point(combination);
    this.pointing.now();
  }

  /** @private */
  draw() {
    if (this.batch === null) return;
    const look = lookOf(this.batch, this.catalogue);
    const { batch, view, measure, section, scale, verdicts, few, scaleOf } = look;
    this.map.hidden = view.show === "table";
    this.table.node.hidden = !this.map.hidden;
    this.picker.show(batch, view, measure, section, scale);
    fill(this.name, verdicts ? "Verdicts as they should" : capital(look.meaning));
    fill(this.key, this.stage.key(section));
    if (this.map.hidden) this.table.show(batch, few, view.sort, look.chosen);
    else this.stage.draw(batch, look);
    this.correlations.show(batch, few);
    this.parallel.draw(batch, few, scaleOf, this.stage.ramp);
    this.drawPointed();
  }

  /** @private what depends on the pointer */
  drawPointed() {
    if (this.batch === null) return;
    const look = lookOf(this.batch, this.catalogue);
    const { batch, measure } = look;
    const pointed = this.pointed ?? look.chosen;
    this.detail.show(batch, measure, pointed);
    this.row.draw(batch, { ...look, chosen: pointed });
    this.parallel.point(pointed);
  }

  /** @private @param {string} message */
  complain(message) {
    this.trouble.textContent = message;
    this.trouble.hidden = message === "";
  }

  /** @private @param {unknown} error */
  refused(error) {
    if (!(error instanceof Refused)) return;
    fill(this.says, ...missing(error));
    this.hide(true);
  }

  /** @private @param {boolean} hidden */
  hide(hidden) {
    for (const node of [this.picker.node, this.map, this.table.node, this.more, this.aside]) node.hidden = hidden;
  }
}
