import { head } from "./heads.js";

/** Draws the curves of a picture on a canvas: tint, then hairlines, then the dotted prediction, then what was measured. */

/**
 * @typedef {import("./picture.js").Picture} Picture
 * @typedef {import("./scale.js").Scale} Scale
 * @typedef {import("./palette.js").Ink} Ink
 * @typedef {import("./series.js").Series} Series
 * @typedef {{left: number, right: number, top: number, bottom: number}} Box
 * @typedef {{box: Box, x: Scale, y: Scale, ink: Ink, width: number, pointed: string | null}} Frame
 */

const TINT = 0.13;

/** How much of a curve is seen while another is pointed at. */
const FAINT = 0.15;

/** How much is seen of a curve that stands behind a mean. */
const BEHIND = 0.3;

/**
 * @param {CanvasRenderingContext2D} g
 * @param {Frame} frame
 * @param {Picture} picture
 */
export function plot(g, frame, picture) {
  clipped(g, frame.box, () => {
    picture.bands.forEach((band) => faintly(g, frame, band, () => tintBetween(g, frame, band)));
    picture.bounds.forEach((bound) => tintWithin(g, frame, bound));
    picture.faint.forEach((curve) => faintly(g, frame, curve, () => solid(g, { ...frame, width: 1 }, curve), BEHIND));
    picture.lines.forEach((line) => faintly(g, frame, line, () => dotted(g, frame, line), line.faint ? BEHIND : 1));
    if (picture.sketch) sketched(g, frame, picture.sketch);
    for (const curve of [...picture.curves].reverse()) faintly(g, frame, curve, () => solid(g, frame, curve));
  });
  picture.curves.forEach((curve) => faintly(g, frame, curve, () => head(g, frame, curve)));
}

/**
 * What has another name than what is pointed at steps back; what has none stays.
 *
 * @param {CanvasRenderingContext2D} g
 * @param {Frame} frame
 * @param {{name?: string}} part
 * @param {() => void} draw
 * @param {number} [alpha]
 */
function faintly(g, { pointed }, { name }, draw, alpha = 1) {
  g.globalAlpha = alpha * (pointed === null || name === undefined || pointed === name ? 1 : FAINT);
  draw();
  g.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {Frame} frame
 * @param {import("./picture.js").Band} band
 */
function tintBetween(g, { x, y, ink, box }, { colour, low, high }) {
  const upper = pixels(high, high.high, x, y, box.top);
  const lower = pixels(low, low.low, x, y, box.bottom);
  area(g, [...upper, ...lower.reverse()], ink(colour));
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {Frame} frame
 * @param {import("./picture.js").Bound} bound
 */
function tintWithin(g, { x, y, ink, box }, { points, upper }) {
  const edge = points.map(([step, value]) => [x.at(step), y.at(value)]).filter(([, py]) => Number.isFinite(py));
  if (edge.length < 2) return;
  const far = upper ? box.bottom : box.top;
  area(g, [...edge, [edge[edge.length - 1][0], far], [edge[0][0], far]], ink("muted"));
}

/**
 * @param {Series} series
 * @param {number[]} values
 * @param {Scale} x
 * @param {Scale} y
 * @param {number} beyond where a value lies that the axis has no place for
 */
function pixels(series, values, x, y, beyond) {
  const all = [];
  for (let i = 0; i < series.length; i++) {
    const px = x.at(series.steps[i]);
    const py = y.at(values[i]);
    if (Number.isFinite(px)) all.push([px, Number.isFinite(py) ? py : beyond]);
  }
  return all;
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {number[][]} corners
 * @param {string} colour
 */
function area(g, corners, colour) {
  g.save();
  g.globalAlpha *= TINT;
  g.fillStyle = colour;
  g.beginPath();
  corners.forEach(([px, py]) => g.lineTo(px, py));
  g.fill();
  g.restore();
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {Frame} frame
 * @param {import("./picture.js").Line} line
 */
function dotted(g, { x, y, ink, width, box }, { points, colour }) {
  g.save();
  g.strokeStyle = ink(colour ?? "ink");
  g.lineWidth = width * 0.8;
  g.setLineDash([3.5, 3.5]);
  g.beginPath();
  for (const [step, value] of points) {
    const px = x.at(step);
    const py = y.at(value);
    if (Number.isFinite(py)) g.lineTo(Number.isFinite(px) ? px : box.left, py);
  }
  g.stroke();
  g.restore();
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {Frame} frame
 * @param {[number, number][]} points
 */
function sketched(g, { x, y, ink, width }, points) {
  g.save();
  g.strokeStyle = ink("muted");
  g.globalAlpha = 0.4;
  g.lineWidth = width * 4;
  g.lineCap = "round";
  g.lineJoin = "round";
  g.beginPath();
  for (const [step, value] of points) g.lineTo(x.at(step), y.at(value));
  g.stroke();
  g.restore();
}

/**
 * A curve with a gap where the value is not a number; a point that stands for many is drawn from its least to its greatest value.
 *
 * @param {CanvasRenderingContext2D} g
 * @param {Frame} frame
 * @param {import("./picture.js").Faint} curve
 */
function solid(g, { x, y, ink, width }, { colour, dash, series }) {
  g.strokeStyle = ink(colour);
  g.setLineDash(dash);
  g.lineWidth = series.low.some((low, i) => low < series.high[i]) ? width / 2 : width;
  g.lineJoin = "round";
  g.beginPath();
  let joined = false;
  for (let i = 0; i < series.length; i++) {
    const px = x.at(series.steps[i]);
    const low = y.at(series.low[i]);
    const high = y.at(series.high[i]);
    if (!Number.isFinite(px + low + high)) {
      joined = false;
      continue;
    }
    if (joined) g.lineTo(px, low);
    else g.moveTo(px, low);
    if (high !== low) g.lineTo(px, high);
    joined = true;
  }
  g.stroke();
  g.setLineDash([]);
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {Box} box
 * @param {() => void} draw
 */
function clipped(g, { left, right, top, bottom }, draw) {
  g.save();
  g.beginPath();
  g.rect(left - 1, top - 1, right - left + 2, bottom - top + 2);
  g.clip();
  draw();
  g.restore();
}
