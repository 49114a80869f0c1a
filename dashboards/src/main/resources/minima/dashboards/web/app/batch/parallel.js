import { element } from "../dom.js";
import { forth } from "../chart/scale.js";
import { figures } from "../number.js";
import { spaced } from "../words.js";
import { placeOf, shadesOf } from "./colours.js";
import { trace, upright } from "./lines.js";
import { valueOf } from "./naming.js";

/**
 * @typedef {import("./model.js").Batch} Batch
 * @typedef {import("./model.js").Measure} Measure
 * @typedef {{name: string, least: string, greatest: string, share: (combination: number) => number}} Axis
 */

const TOP = 26;
const BOTTOM = 22;

/** Settings and measures as upright axes side by side, a line a combination in the colour of the measure drawn. */
export class Parallel {
  constructor() {
    this.canvas = element("canvas", { role: "img" });
    /** What does not depend on the pointer. */
    this.base = element("canvas");
    /** @type {((combination: number) => void) | null} */
    this.trace = null;
    this.node = element(
      "section",
      { class: "parallel" },
      element(
        "p",
        { class: "caption" },
        element("h2", {}, "Settings and measures"),
        element("span", { class: "muted" }, "a line a cell, means over seeds"),
      ),
      this.canvas,
    );
  }

  /**
   * @param {Batch} batch
   * @param {Measure[]} measures the first gives the colour
   * @param {(metric: string) => "log" | "linear"} scaleOf
   * @param {import("./colours.js").Ramp} ramp
   */
  draw(batch, measures, scaleOf, ramp) {
    const known = batch.combinations.filter((one) => measures.length > 0 && Number.isFinite(batch.mean(one, measures[0])));
    const axes = [...settings(batch), ...measures.map((measure) => measured(batch, measure, scaleOf(measure.metric)))];
    this.node.hidden = known.length < 2 || axes.length < 2;
    this.trace = null;
    if (this.node.hidden) return;
    const { g, width, height } = this.sized();
    const x = (/** @type {number} */ i) => 44 + (i * (width - 88)) / (axes.length - 1);
    const y = (/** @type {number} */ share) => height - BOTTOM - share * (height - TOP - BOTTOM);
    const shades = shadesOf(
      known.map((one) => batch.mean(one, measures[0])),
      scaleOf(measures[0].metric),
    );
    const colour = (/** @type {number} */ one) => ramp(shades === null ? 0.5 : placeOf(shades, batch.mean(one, measures[0])));
    g.globalAlpha = Math.max(0.25, Math.min(0.9, 60 / known.length));
    for (const one of known) trace(g, axes, one, x, y, colour(one), 1.4);
    g.globalAlpha = 1;
    const ink = colourIn(this.node, "--ink");
    upright(g, axes, x, y, { ink, muted: colourIn(this.node, "--muted") });
    const shown = new Set(known);
    this.trace = (one) => shown.has(one) && trace(this.context, axes, one, x, y, ink, 2.6);
    this.canvas.dataset.lines = String(known.length);
    this.canvas.setAttribute("aria-label", `${known.length} cells along ${axes.map(({ name }) => name).join(", ")}`);
  }

  /**
   * A combination stands out; null for none.
   *
   * @param {number | null} combination
   */
  point(combination) {
    if (this.trace === null) return;
    const g = this.context;
    g.save();
    g.resetTransform();
    g.clearRect(0, 0, this.canvas.width, this.canvas.height);
    g.drawImage(this.base, 0, 0);
    g.restore();
    if (combination !== null) this.trace(combination);
  }

  /** @private */
  get context() {
    return contextOf(this.canvas);
  }

  /** @private */
  sized() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const ratio = devicePixelRatio || 1;
    for (const canvas of [this.canvas, this.base]) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      contextOf(canvas).setTransform(ratio, 0, 0, ratio, 0, 0);
    }
    return { g: contextOf(this.base), width, height };
  }
}

/** @param {HTMLCanvasElement} canvas */
const contextOf = (canvas) => /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));

/**
 * A custom property as a colour that a canvas takes.
 *
 * @param {Element} node
 * @param {string} name
 */
function colourIn(node, name) {
  const probe = element("i");
  node.append(probe);
  probe.style.color = `var(${name})`;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/**
 * @param {Batch} batch
 * @returns {Axis[]}
 */
function settings(batch) {
  return batch.axes
    .filter(({ values }) => values.length > 1)
    .map(({ setting, values }) => ({
      name: spaced(setting),
      least: valueOf(values[0]),
      greatest: valueOf(values[values.length - 1]),
      share: (one) => values.indexOf(batch.runs(one)[0].swept[setting]) / (values.length - 1),
    }));
}

/**
 * @param {Batch} batch
 * @param {Measure} measure
 * @param {"log" | "linear"} scale
 * @returns {Axis}
 */
function measured(batch, measure, scale) {
  const shades = shadesOf(
    batch.combinations.map((one) => batch.mean(one, measure)),
    scale,
  );
  const [least, greatest] = shades === null ? ["", ""] : shades.domain.map((value) => figures(value, 3));
  const share = (/** @type {number} */ one) =>
    shades === null || !Number.isFinite(forth(shades.kind, batch.mean(one, measure)))
      ? NaN
      : placeOf(shades, batch.mean(one, measure));
  return { name: measure.metric + (shades?.kind === "log" ? " (log)" : ""), least, greatest, share };
}
