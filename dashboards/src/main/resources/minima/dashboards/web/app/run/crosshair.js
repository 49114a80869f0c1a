import { here } from "../route.js";
import { walked } from "./walk.js";

/** The place along the large chart that is labelled: the one under the pointer, or where the arrow keys have gone. */
export class Crosshair {
  /**
   * @param {import("../chart/chart.js").Chart} chart
   * @param {{steps: () => number, moved: () => void}} of the run's last step; the place is another
   */
  constructor(chart, { steps, moved }) {
    this.chart = chart;
    this.steps = steps;
    this.moved = moved;
    /** @type {number | null} */
    this.place = null;
    /** @type {number | null} the last step that was labelled, of the first strand where strands differ in it */
    this.looked = null;
    const { canvas } = chart;
    canvas.addEventListener("pointermove", (event) => this.look(chart.under(event)));
    canvas.addEventListener("pointerleave", () => this.look(null));
    canvas.addEventListener("blur", () => this.look(null));
    canvas.addEventListener("keydown", (event) => this.walk(event));
  }

  /** The place that is labelled, else where the curves end. */
  get centre() {
    return this.place ?? this.chart.lead.at(this.last);
  }

  /** @private */
  get last() {
    return Math.min(this.steps(), Number(this.chart.canvas.dataset.lastStep));
  }

  /**
   * @private
   * @param {number | null} place
   */
  look(place) {
    this.place = place;
    if (place !== null) this.looked = Math.round(this.chart.lead.back(place));
    this.moved();
  }

  /** @private @param {KeyboardEvent} event */
  walk(event) {
    const { lead } = this.chart;
    const from = this.place === null ? this.last : Math.round(lead.back(this.place));
    const to = walked(event.key, { from, steps: this.steps(), x: here().x });
    if (to === null) return;
    event.preventDefault();
    this.look(lead.at(to));
  }
}
