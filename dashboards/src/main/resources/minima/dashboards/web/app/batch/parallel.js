import { element } from "../dom.js";
import { plain } from "../dom.js";
import { forth } from "../chart/scale.js";
import { figures } from "../number.js";
import { spaced } from "../words.js";
import { placeOf, shadesOf } from "./colours.js";
import { cut, valueOf } from "./naming.js";

/**
 * @typedef {import("./model.js").Batch} Batch
 * @typedef {import("./model.js").Measure} Measure
 * @typedef {{name: string, least: string, greatest: string, share: (combination: number) => number}} Axis
 */

const TOP = 26;
const BOTTOM = 22;
const FONT = '400 12px Inter, "STIX Two Math", sans-serif';

/** Settings and measures as upright axes side by side, a line a combination in the colour of the measure drawn. */
export class Parallel {
  constructor() {
    this.canvas = element("canvas", { role: "img" });
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
   * @param {number | null} pointed
   */
  draw(batch, measures, scaleOf, ramp, pointed) {
    const known = batch.combinations.filter((one) => measures.length > 0 && Number.isFinite(batch.mean(one, measures[0])));
    const axes = [...settings(batch), ...measures.map((measure) => measured(batch, measure, scaleOf(measure.metric)))];
    this.node.hidden = known.length < 2 || axes.length < 2;
    if (this.node.hidden) return;
    const { g, width, height } = this.sized();
    const x = (/** @type {number} */ i) => 44 + (i * (width - 88)) / (axes.length - 1);
    const y = (/** @type {number} */ share) => height - BOTTOM - share * (height - TOP - BOTTOM);
    const shades = shadesOf(known.map((one) => batch.mean(one, measures[0])), scaleOf(measures[0].metric));
    const colour = (/** @type {number} */ one) => ramp(shades === null ? 0.5 : placeOf(shades, batch.mean(one, measures[0])));
    g.globalAlpha = Math.max(0.25, Math.min(0.9, 60 / known.length));
    for (const one of known) if (one !== pointed) trace(g, axes, one, x, y, colour(one), 1.4);
    g.globalAlpha = 1;
    const { color, getPropertyValue } = styles(this.canvas);
    if (pointed !== null && known.includes(pointed)) trace(g, axes, pointed, x, y, color, 2.6);
    upright(g, axes, x, y, { ink: color, muted: getPropertyValue("--muted") });
    this.canvas.dataset.lines = String(known.length);
    this.canvas.setAttribute("aria-label", `${known.length} cells along ${axes.map(({ name }) => name).join(", ")}`);
  }

  /** @private */
  sized() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const ratio = devicePixelRatio || 1;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    const g = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    return { g, width, height };
  }
}

/** @param {Element} node */
function styles(node) {
  const style = getComputedStyle(node);
  return { color: style.color, getPropertyValue: (/** @type {string} */ name) => colourIn(node, name) };
}

/**
 * A custom property as a colour that a canvas takes.
 *
 * @param {Element} node
 * @param {string} name
 */
function colourIn(node, name) {
  const probe = element("i");
  node.parentElement?.append(probe);
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
  const shades = shadesOf(batch.combinations.map((one) => batch.mean(one, measure)), scale);
  const [least, greatest] = shades === null ? ["", ""] : shades.domain.map((value) => figures(value, 3));
  const share = (/** @type {number} */ one) =>
    shades === null || !Number.isFinite(forth(shades.kind, batch.mean(one, measure))) ? NaN : placeOf(shades, batch.mean(one, measure));
  return { name: measure.metric + (shades?.kind === "log" ? " (log)" : ""), least, greatest, share };
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {Axis[]} axes
 * @param {number} one
 * @param {(i: number) => number} x
 * @param {(share: number) => number} y
 * @param {string} colour
 * @param {number} width
 */
function trace(g, axes, one, x, y, colour, width) {
  g.strokeStyle = colour;
  g.lineWidth = width;
  g.beginPath();
  let drawn = false;
  axes.forEach(({ share }, i) => {
    const at = share(one);
    if (Number.isNaN(at)) drawn = false;
    else if (drawn) g.lineTo(x(i), y(at));
    else g.moveTo(x(i), y(at));
    drawn = !Number.isNaN(at);
  });
  g.stroke();
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {Axis[]} axes
 * @param {(i: number) => number} x
 * @param {(share: number) => number} y
 * @param {{ink: string, muted: string}} colours
 */
function upright(g, axes, x, y, { ink, muted }) {
  g.font = FONT;
  g.lineWidth = 1;
  const letters = Math.max(5, Math.floor((x(1) - x(0)) / 7));
  axes.forEach(({ name, least, greatest }, i) => {
    g.strokeStyle = muted;
    g.beginPath();
    g.moveTo(x(i), y(0));
    g.lineTo(x(i), y(1));
    g.stroke();
    g.textAlign = i === 0 ? "left" : i === axes.length - 1 ? "right" : "center";
    const at = i === 0 ? 0 : i === axes.length - 1 ? x(i) + 44 : x(i);
    g.fillStyle = ink;
    g.fillText(plain(cut(name, letters)), at, 10);
    g.fillStyle = muted;
    g.fillText(plain(cut(greatest, letters)), at, 22);
    g.fillText(plain(cut(least, letters)), at, y(0) + 15);
  });
}
