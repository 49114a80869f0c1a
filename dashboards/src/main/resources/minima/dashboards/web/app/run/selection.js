import { element } from "../dom.js";
import { stepsAround } from "../chart/clock.js";
import { back, forth } from "../chart/scale.js";

/** A drag shorter than this is a click. */
const SHORTEST_PIXELS = 6;

/**
 * Chooses steps on a chart: a drag from one to another, or the keys + and - around the step that is labelled.
 */
export class Selection {
  /**
   * @param {import("../chart/chart.js").Chart} chart
   * @param {{steps: () => number, centre: () => number, choose: (steps: [number, number] | null) => void, pick: () => void}} of the run's last step, the place that is labelled, what a drag and what a click do
   */
  constructor(chart, { steps, centre, choose, pick }) {
    const { canvas } = chart;
    this.canvas = canvas;
    this.chart = chart;
    this.steps = steps;
    this.centre = centre;
    this.choose = choose;
    this.pick = pick;
    /** @type {number | null} */
    this.from = null;
    this.node = element("div", { class: "selection", hidden: true });
    canvas.addEventListener("pointerdown", (event) => this.begin(event));
    canvas.addEventListener("pointermove", (event) => this.stretch(event.offsetX));
    canvas.addEventListener("pointerup", (event) => this.end(event.offsetX));
    canvas.addEventListener("pointercancel", () => this.stop());
    canvas.addEventListener("dblclick", () => this.choose(null));
    canvas.addEventListener("keydown", ({ key }) => (key === "+" || key === "-") && this.press(key));
  }

  /**
   * Half as much around the place that is labelled, or twice as much; all where that is more.
   *
   * @private
   * @param {"+" | "-"} key
   */
  press(key) {
    const scale = this.chart.steps;
    if (scale === null) return;
    const [from, to] = scale.domain.map((place) => forth(scale.kind, place));
    const centre = forth(scale.kind, Math.max(this.centre(), scale.domain[0]));
    const factor = key === "+" ? 0.5 : 2;
    this.take(centre + (from - centre) * factor, centre + (to - centre) * factor);
  }

  /** @private @param {PointerEvent} event */
  begin(event) {
    if (event.button !== 0 || this.chart.steps === null) return;
    this.canvas.setPointerCapture(event.pointerId);
    this.from = event.offsetX;
  }

  /** @private @param {number} to */
  stretch(to) {
    if (this.from === null) return;
    const { left, right, top, bottom } = this.chart.plot;
    const [a, b] = [Math.min(this.from, to), Math.max(this.from, to)].map((px) => Math.min(right, Math.max(left, px)));
    Object.assign(this.node.style, { left: `${a}px`, width: `${b - a}px`, top: `${top}px`, height: `${bottom - top}px` });
    this.node.hidden = b - a < SHORTEST_PIXELS;
  }

  /** @private @param {number} to */
  end(to) {
    const { from } = this;
    const scale = this.chart.steps;
    this.stop();
    if (from === null || scale === null) return;
    if (Math.abs(to - from) < SHORTEST_PIXELS) {
      this.pick();
      return;
    }
    const [a, b] = [Math.min(from, to), Math.max(from, to)].map((px) => forth(scale.kind, scale.back(px)));
    this.take(a, b);
  }

  /** @private */
  stop() {
    this.from = null;
    this.node.hidden = true;
  }

  /**
   * @private
   * @param {number} a on the axis' own ruler
   * @param {number} b
   */
  take(a, b) {
    const { kind } = /** @type {import("../chart/scale.js").Scale} */ (this.chart.steps);
    const { abscissa, lead } = this.chart;
    const [first, end] = stepsAround(lead, back(kind, a), back(kind, b));
    const [, furthest] = abscissa === null ? [0, this.steps()] : stepsAround(lead, 0, abscissa.end);
    const last = Math.min(furthest, end);
    const whole = first <= (kind === "log" ? 1 : 0) && last >= furthest;
    if (whole) this.choose(null);
    else if (first < last) this.choose([first, last]);
  }
}
