import { line, valueTicks } from "../chart/axes.js";
import { wordsIn } from "../chart/palette.js";
import { Scale } from "../chart/scale.js";
import { ticks } from "../chart/ticks.js";
import { contour } from "./contour.js";

/**
 * Draws a field over the plane: its size and sign as tint, its boundary solid, the margin's edges thin, the predicted boundary dotted, the samples.
 *
 * @typedef {import("../types.js").Plane} Plane
 * @typedef {import("./field.js").Field} Field
 * @typedef {{field: Field | null, predicted: Field | null, margin: number | null}} Shown no field before the first frame
 * @typedef {{box: import("../chart/plot.js").Box, x: Scale, y: Scale}} Frame
 * @typedef {import("../chart/palette.js").Ink} Ink
 */

/** Inks of the two signs, which also part for eyes that see few colours. */
export const SIGNS = { positive: "claim-1", negative: "control-1" };

const MARGIN = { left: 40, right: 10, top: 8, bottom: 24 };
const TINT = { least: 0.06, most: 0.5 };
const MANY = 100;

/**
 * @param {CanvasRenderingContext2D} g cleared, one unit a pixel
 * @param {{width: number, height: number}} size
 * @param {Plane} plane
 * @param {Shown} shown
 * @param {{ink: Ink, font: string}} look
 * @returns {Frame} where it was drawn
 */
export function drawRaster(g, { width, height }, plane, { field, predicted, margin }, { ink, font }) {
  const side = Math.max(1, Math.min(width - MARGIN.left - MARGIN.right, height - MARGIN.top - MARGIN.bottom));
  const box = { left: MARGIN.left, right: MARGIN.left + side, top: MARGIN.top, bottom: MARGIN.top + side };
  const frame = {
    box,
    x: new Scale("linear", [plane.left, plane.right], [box.left, box.right]),
    y: new Scale("linear", [plane.bottom, plane.top], [box.bottom, box.top]),
  };
  g.font = font;
  axes(g, frame, ink);
  g.save();
  g.beginPath();
  g.rect(box.left, box.top, side, side);
  g.clip();
  if (field !== null) tint(g, frame, field, ink);
  const lines = (/** @type {Field | null} */ of, /** @type {number} */ level) => (of === null ? [] : contour(of, level));
  if (margin !== null) stroke(g, frame, [...lines(field, margin), ...lines(field, -margin)], ink("ink"), 1, []);
  stroke(g, frame, lines(predicted, 0), ink("ink"), 1.8, [2, 4]);
  stroke(g, frame, lines(field, 0), ink("ink"), 2.2, []);
  samples(g, frame, plane, ink);
  g.restore();
  return frame;
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {Frame} frame
 * @param {Ink} ink
 */
function axes(g, frame, ink) {
  const { box, x } = frame;
  const wanted = Math.max(2, Math.floor((box.right - box.left) / 70));
  g.fillStyle = ink("muted");
  g.strokeStyle = ink("hair");
  g.lineWidth = 1;
  valueTicks(g, frame, wanted);
  g.textAlign = "center";
  g.textBaseline = "top";
  for (const { value, label } of ticks("linear", x.domain, wanted)) {
    const px = Math.round(x.at(value)) + 0.5;
    line(g, px, box.top, px, box.bottom);
    g.fillText(label, px, box.bottom + 8);
  }
  g.strokeRect(box.left + 0.5, box.top + 0.5, box.right - box.left - 1, box.bottom - box.top - 1);
}

/**
 * The stronger, the farther from the boundary.
 *
 * @param {CanvasRenderingContext2D} g
 * @param {Frame} frame
 * @param {Field} field
 * @param {Ink} ink
 */
function tint(g, { box }, { raster: { columns, rows }, cells }, ink) {
  const most = Math.max(...cells.filter(Number.isFinite).map(Math.abs));
  const small = new OffscreenCanvas(columns, rows);
  const cell = /** @type {OffscreenCanvasRenderingContext2D} */ (small.getContext("2d"));
  cells.forEach((value, k) => {
    if (!Number.isFinite(value)) return;
    cell.fillStyle = ink(value < 0 ? SIGNS.negative : SIGNS.positive);
    cell.globalAlpha = TINT.least + (TINT.most - TINT.least) * (Math.abs(value) / most || 0);
    cell.fillRect(k % columns, rows - 1 - Math.floor(k / columns), 1, 1);
  });
  g.drawImage(small, box.left, box.top, box.right - box.left, box.bottom - box.top);
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {Frame} frame
 * @param {import("./contour.js").Line[]} lines
 * @param {string} colour
 * @param {number} width
 * @param {number[]} dash
 */
function stroke(g, { x, y }, lines, colour, width, dash) {
  g.strokeStyle = colour;
  g.lineWidth = width;
  g.lineCap = "round";
  g.setLineDash(dash);
  for (const corners of lines) {
    g.beginPath();
    corners.forEach(([cx, cy]) => g.lineTo(x.at(cx), y.at(cy)));
    g.stroke();
  }
  g.setLineDash([]);
}

/**
 * Filled circles and open squares, which read without colour.
 *
 * @param {CanvasRenderingContext2D} g
 * @param {Frame} frame
 * @param {Plane} plane
 * @param {Ink} ink
 */
function samples(g, { x, y }, plane, ink) {
  const radius = plane.samples.length > MANY ? 2.6 : 3.8;
  for (const [sx, sy, target] of plane.samples) {
    const [px, py] = [x.at(sx), y.at(sy)];
    const positive = target > 0;
    g.beginPath();
    if (positive) g.arc(px, py, radius, 0, 2 * Math.PI);
    else g.rect(px - radius, py - radius, 2 * radius, 2 * radius);
    g.fillStyle = positive ? ink(SIGNS.positive) : ink("paper");
    g.strokeStyle = positive ? ink("paper") : ink(wordsIn(SIGNS.negative));
    g.lineWidth = positive ? 1 : 1.6;
    g.fill();
    g.stroke();
  }
}
