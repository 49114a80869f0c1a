import { Vectors } from "../vector/vectors.js";
import { Parent } from "../fork/parent.js";
import { Charts } from "./charts.js";
import { Delay } from "./delay.js";
import { Grids } from "./grid.js";
import { Pictures } from "./pictures.js";
import { Zoomed } from "./zoomed.js";

/**
 * @typedef {import("../types.js").Run} Run
 */

/** Everything a run has measured: the charts, the vectors, the tables. What stands out in one stands out in all. */
export class Measured {
  /**
   * @param {string} run
   * @param {import("../types.js").Metric[]} catalogue
   * @param {{drew: (picture: import("../chart/picture.js").Picture) => void, picked: (step: number) => void}} tell the large chart was drawn; a step was clicked
   */
  constructor(run, catalogue, { drew, picked }) {
    const point = (/** @type {string | null} */ strand) => this.point(strand);
    this.delay = new Delay();
    this.history = new Zoomed(run, () => this.charts.moved());
    this.parent = new Parent(
      () => this.charts.again(),
      () => this.charts.moved(),
    );
    this.charts = new Charts(catalogue, new Pictures(catalogue, this.history, this.parent), {
      drew: (picture) => this.drew(picture, drew),
      point,
      picked,
    });
    this.vectors = new Vectors(run, catalogue, point);
    this.grids = new Grids(point);
    /** From above. */
    this.nodes = [this.charts.node, this.vectors.node, this.grids.node, this.charts.rows];
  }

  close() {
    this.charts.close();
    this.vectors.close();
  }

  /**
   * Rows from the stream.
   *
   * @param {import("../types.js").PointsEvent} points
   */
  take(points) {
    this.history.take(points);
    this.delay.took(points);
  }

  /**
   * @private
   * @param {import("../chart/picture.js").Picture} picture
   * @param {(picture: import("../chart/picture.js").Picture) => void} then
   */
  drew(picture, then) {
    this.delay.drew();
    const { quantiles } = this.delay;
    if (quantiles !== null) this.charts.canvas.dataset.delay = `${quantiles.p50} ${quantiles.p95}`;
    then(picture);
  }

  /** @param {Run} run */
  show(run) {
    this.charts.show(run);
    this.vectors.show(run);
    this.grids.show(run);
  }

  /**
   * New values of what is shown.
   *
   * @param {Run} run
   */
  progress(run) {
    this.charts.moved();
    this.grids.refresh(run);
  }

  /** Asks anew, for what the stream may have skipped. */
  refresh() {
    this.history.refresh();
    this.vectors.refresh();
  }

  /**
   * Asks anew for what is drawn large.
   *
   * @param {boolean} running whether the run itself is
   */
  refreshLarge(running) {
    if (running) this.history.refresh((entry) => entry.metric === this.charts.metric);
    this.parent.refresh(this.charts.metric);
  }

  /** The colours have changed. */
  repaint() {
    this.charts.repaint();
    this.vectors.repaint();
  }

  /** @param {boolean} hidden */
  hide(hidden) {
    for (const node of this.nodes) node.hidden = hidden;
  }

  /**
   * A strand stands out everywhere; null for none.
   *
   * @private
   * @param {string | null} strand
   */
  point(strand) {
    this.charts.point(strand);
    this.vectors.point(strand);
  }
}
