import { line, valueTicks } from "../chart/axes.js";
import { Scale } from "../chart/scale.js";
import { ticks } from "../chart/ticks.js";
import { barDomain } from "./domain.js";
import { reduced } from "./reduced.js";

/**
 * Draws numbers over their index: bars side by side for a few strands, the outline of the bars where there is no room for more.
 *
 * @typedef {{name: string, colour: string, dash: number[], values: number[]}} Bars of one strand
 * @typedef {{y: import("../chart/scale.js").Kind, ink: import("../chart/palette.js").Ink, focus: number | null, pointed: string | null, font: string}} Look
 * @typedef {{box: import("../chart/plot.js").Box, x: Scale, y: Scale}} Frame
 */

const MOST_SIDE_BY_SIDE = 6;
const LEAST_PIXELS = 2;
const FILLED = 0.85;
const FAINT = 0.15;

/**
 * @param {CanvasRenderingContext2D} g cleared, one unit a pixel
 * @param {{width: number, height: number}} size
 * @param {Bars[]} strands
 * @param {Look} look
 * @returns {Frame} where it was drawn
 */
export function drawBars(g, { width, height }, strands, look) {
  const length = Math.max(1, ...strands.map(({ values }) => values.length));
  const domain = barDomain(
    look.y,
    strands.flatMap(({ values }) => values),
  );
  g.font = look.font;
  const left = Math.max(46, ...ticks(look.y, domain, 5).map(({ label }) => g.measureText(label).width + 14));
  const box = { left, right: width - 8, top: 8, bottom: height - 26 };
  const frame = {
    box,
    x: new Scale("linear", [0, length], [box.left, box.right]),
    y: new Scale(look.y, domain, [box.bottom, box.top]),
  };
  axes(g, frame, length, look);
  strands.forEach((strand, place) => {
    g.globalAlpha = look.pointed === null || look.pointed === strand.name ? 1 : FAINT;
    if (sideBySide(frame, length, strands.length)) bars(g, frame, strand, place, strands.length, look);
    else outline(g, frame, strand, look);
    g.globalAlpha = 1;
  });
  return frame;
}

/**
 * @param {Frame} frame
 * @param {number} length
 * @param {number} strands
 */
function sideBySide({ box }, length, strands) {
  return strands <= MOST_SIDE_BY_SIDE && (FILLED * (box.right - box.left)) / length / strands >= LEAST_PIXELS;
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {Frame} frame
 * @param {number} length
 * @param {Look} look
 */
function axes(g, frame, length, { ink, focus }) {
  const { box, x } = frame;
  if (focus !== null) {
    g.fillStyle = ink("hair");
    g.fillRect(x.at(focus), box.top, x.at(focus + 1) - x.at(focus), box.bottom - box.top);
  }
  g.fillStyle = ink("muted");
  g.strokeStyle = ink("hair");
  g.lineWidth = 1;
  valueTicks(g, frame, 5);
  g.textAlign = "center";
  g.textBaseline = "top";
  for (const { value, label } of ticks("linear", [0, length - 1 || 1], Math.max(2, Math.floor((box.right - box.left) / 70)))) {
    if (Number.isInteger(value) && value < length) g.fillText(label, x.at(value + 0.5), box.bottom + 9);
  }
  const base = Math.round(baseline(frame)) + 0.5;
  g.strokeStyle = ink("muted");
  line(g, box.left, base, box.right, base);
}

/**
 * The height of nothing: 0, or the lower edge on a logarithmic axis.
 *
 * @param {Frame} frame
 */
const baseline = ({ box, y }) => (y.kind === "log" ? box.bottom : y.at(0));

/**
 * @param {CanvasRenderingContext2D} g
 * @param {Frame} frame
 * @param {Bars} strand
 * @param {number} place among the strands
 * @param {number} strands
 * @param {Look} look
 */
function bars(g, frame, { values, colour }, place, strands, { ink }) {
  const { x, y, box } = frame;
  const base = baseline(frame);
  g.fillStyle = ink(colour);
  values.forEach((value, i) => {
    const top = y.at(value);
    if (!Number.isFinite(top)) return;
    const width = (FILLED * (x.at(i + 1) - x.at(i))) / strands;
    const from = x.at(i + (1 - FILLED) / 2) + place * width;
    const [high, low] = [Math.max(box.top, Math.min(top, base)), Math.min(box.bottom, Math.max(top, base))];
    g.fillRect(from, high, Math.max(1, width - 0.5), Math.max(1, low - high));
  });
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {Frame} frame
 * @param {Bars} strand
 * @param {Look} look
 */
function outline(g, { x, y, box }, { values, colour, dash }, { ink }) {
  g.strokeStyle = ink(colour);
  g.lineWidth = 1.6;
  g.setLineDash(dash);
  g.beginPath();
  let joined = false;
  for (const { from, to, value } of reduced(values, Math.floor(box.right - box.left))) {
    const py = y.at(value);
    const seen = Number.isFinite(py) && py <= box.bottom + 1;
    if (seen && joined) g.lineTo(x.at(from), py);
    else if (seen) g.moveTo(x.at(from), py);
    if (seen) g.lineTo(x.at(to), py);
    joined = seen;
  }
  g.stroke();
  g.setLineDash([]);
}
