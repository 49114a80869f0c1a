import { pens } from "../chart/palette.js";
import { element, fill } from "../dom.js";
import { figures, number } from "../number.js";
import { entry, titleOf } from "../run/legend.js";
import { drawBars } from "./bars.js";
import { sized } from "./canvas.js";
import { Shots } from "./shots.js";
import { Slide } from "./slide.js";

/**
 * @typedef {import("../types.js").Run} Run
 * @typedef {import("../types.js").Metric} Metric
 */

const FONT = '400 12px Inter, "STIX Two Math", sans-serif';
const MANY = 8;

/** One vector measure: its bars at a step, and a slider over the steps, which follows the newest until it is moved. */
export class Panel {
  /**
   * @param {string} run
   * @param {string} measure
   * @param {Metric[]} catalogue
   * @param {{moved: () => void, point: (strand: string | null) => void}} tell
   */
  constructor(run, measure, catalogue, { moved, point }) {
    this.measure = measure;
    this.moved = moved;
    this.point = point;
    this.shots = new Shots(run, measure, moved);
    /** @type {"log" | "linear"} */
    this.kind = catalogue.find((one) => one.name === measure)?.scale ?? "linear";
    /** @type {{name: string, control: boolean, colour: string, dash: number[]}[]} */
    this.strands = [];
    /** @type {number | null} the index under the pointer */
    this.focus = null;
    /** @type {import("./bars.js").Frame | null} */
    this.frame = null;
    this.axis = element("button", { class: "quiet", type: "button", click: () => this.turn() });
    this.legend = element("ul", { class: "legend" });
    this.canvas = element("canvas", { class: "bars", role: "img", tabindex: 0 });
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    this.slide = new Slide(this.shots);
    this.node = element(
      "section",
      { class: "vector", "data-vector": measure },
      element(
        "div",
        { class: "caption" },
        element("h2", { class: "measured" }, titleOf(measure, catalogue), " ", element("code", {}, measure), " ", this.axis),
        this.legend,
      ),
      this.canvas,
      this.slide.node,
    );
    this.canvas.addEventListener("pointermove", (event) => this.look(event));
    this.canvas.addEventListener("pointerleave", () => this.look(null));
    this.observer = new ResizeObserver(moved);
    this.observer.observe(this.canvas);
  }

  close() {
    this.observer.disconnect();
  }

  /** @param {Run} run */
  show(run) {
    const pen = pens(run.strands);
    this.strands = run.strands.flatMap((strand, i) => (strand.vectors?.includes(this.measure) ? [{ ...strand, ...pen[i] }] : []));
    fill(this.legend, ...this.strands.map((strand) => entry(strand, strand, this.point)));
    this.legend.classList.toggle("many", this.strands.length > MANY);
  }

  /**
   * @param {import("../chart/palette.js").Ink} ink
   * @param {string | null} pointed
   */
  draw(ink, pointed) {
    const strands = this.bars();
    const size = sized(this.canvas, this.context);
    if (size.width === 0 || size.height === 0) return;
    this.frame = drawBars(this.context, size, strands, { y: this.kind, ink, focus: this.focus, pointed, font: FONT });
    this.tell(strands);
  }

  /** @private */
  bars() {
    const { shown } = this.shots;
    return this.strands.flatMap(({ name, colour, dash }) => {
      const frame = shown.get(name) ?? (this.strands.length === 1 ? shown.get("") : undefined);
      return frame === undefined ? [] : [{ name, colour, dash, values: frame.values.map(number) }];
    });
  }

  /**
   * The slider, the axis, what is drawn for those who cannot see it and for tests.
   *
   * @private
   * @param {import("./bars.js").Bars[]} strands
   */
  tell(strands) {
    const { focus } = this;
    const { at } = this.shots;
    this.slide.show(
      strands.length > 0,
      focus === null
        ? ""
        : `index ${focus}: ${strands.map(({ name, values }) => `${name} ${figures(values[focus] ?? NaN, 4)}`).join(", ")}`,
    );
    this.axis.textContent = this.kind;
    this.axis.title = `make it ${this.kind === "log" ? "linear" : "log"}`;
    this.canvas.dataset.step = String(at);
    this.canvas.dataset.bars = String(strands.reduce((sum, { values }) => sum + values.length, 0));
    this.canvas.setAttribute(
      "aria-label",
      `${this.measure} at step ${at} of ${strands.map(({ name }) => name).join(", ") || "nothing yet"}`,
    );
  }

  /** @private */
  turn() {
    this.kind = this.kind === "log" ? "linear" : "log";
    this.moved();
  }

  /**
   * @private
   * @param {PointerEvent | null} event
   */
  look(event) {
    const index = event === null || this.frame === null ? -1 : Math.floor(this.frame.x.back(event.offsetX));
    const inside = index >= 0 && this.frame !== null && index < this.frame.x.domain[1];
    this.focus = inside ? index : null;
    this.moved();
  }
}
