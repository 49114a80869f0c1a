import { pens } from "../chart/palette.js";
import { element, fill } from "../dom.js";
import { count, figures, number } from "../number.js";
import { entry, titleOf } from "../run/legend.js";
import { drawBars } from "./bars.js";
import { Shots } from "./shots.js";

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
    this.reading = element("span", { class: "reading muted" });
    this.canvas = element("canvas", { class: "bars", role: "img", tabindex: 0 });
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    this.slider = element("input", {
      type: "range",
      min: 0,
      max: 0,
      value: 0,
      "aria-label": `step of ${measure}`,
      input: () => this.slid(),
    });
    this.step = element("output");
    this.newest = element(
      "button",
      { class: "quiet", type: "button", hidden: true, click: () => this.shots.choose(null) },
      "follow the newest",
    );
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
      element("div", { class: "slide" }, this.slider, this.step, this.newest, this.reading),
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
    const size = this.sized();
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
   * The step in words, the slider where it belongs, what is drawn for those who cannot see it and for tests.
   *
   * @private
   * @param {import("./bars.js").Bars[]} strands
   */
  tell(strands) {
    const { steps, step, at } = this.shots;
    const shown = step ?? at;
    this.slider.max = String(Math.max(0, steps.length - 1));
    this.slider.value = String(step === null ? steps.length - 1 : steps.filter((one) => one < step).length);
    this.newest.hidden = step === null;
    this.step.textContent = strands.length > 0 ? `step ${count(shown)}` : "not read yet";
    this.axis.textContent = this.kind;
    this.axis.title = `make it ${this.kind === "log" ? "linear" : "log"}`;
    const { focus } = this;
    this.reading.textContent =
      focus === null
        ? ""
        : `index ${focus}: ${strands.map(({ name, values }) => `${name} ${figures(values[focus] ?? NaN, 4)}`).join(", ")}`;
    this.canvas.dataset.step = String(at);
    this.canvas.dataset.bars = String(strands.reduce((sum, { values }) => sum + values.length, 0));
    this.canvas.setAttribute(
      "aria-label",
      `${this.measure} at step ${at} of ${strands.map(({ name }) => name).join(", ") || "nothing yet"}`,
    );
  }

  /** @private */
  slid() {
    const { steps } = this.shots;
    const rank = Number(this.slider.value);
    this.shots.choose(rank >= steps.length - 1 ? null : steps[rank]);
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

  /** @private */
  sized() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const ratio = devicePixelRatio || 1;
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.context.clearRect(0, 0, width, height);
    return { width, height };
  }
}
