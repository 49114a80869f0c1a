/** Where a curve ends: a dot at its latest value, a cross where its numbers end. */

/**
 * @typedef {import("./plot.js").Frame} Frame
 * @typedef {import("./plot.js").Box} Box
 * @typedef {import("./scale.js").Scale} Scale
 * @typedef {import("./series.js").Series} Series
 */

/**
 * @param {CanvasRenderingContext2D} g
 * @param {Frame} frame
 * @param {import("./picture.js").Curve} curve
 */
export function head(g, { x, y, ink, width, box }, { colour, series, latest }) {
  const last = series.length - 1;
  if (last < 0) return;
  const px = x.at(series.steps[last]);
  const py = y.at(latest);
  if (Number.isFinite(series.high[last])) {
    if (Number.isFinite(px) && py >= box.top - 1 && py <= box.bottom + 1) dot(g, px, py, 1.2 + width * 1.4, ink(colour));
  } else if (Number.isFinite(px)) {
    cross(g, px, clampedEnd(series, y, box), ink(colour), width);
  }
}

/**
 * Where the last finite value stands, held inside the box.
 *
 * @param {Series} series
 * @param {Scale} y
 * @param {Box} box
 */
export function clampedEnd(series, y, box) {
  let i = series.length - 1;
  while (i >= 0 && !Number.isFinite(series.high[i])) i--;
  const py = i < 0 ? NaN : y.at(series.high[i]);
  return Number.isFinite(py) ? Math.min(box.bottom - 6, Math.max(box.top + 6, py)) : box.bottom - 6;
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {number} px
 * @param {number} py
 * @param {number} radius
 * @param {string} colour
 */
export function dot(g, px, py, radius, colour) {
  g.fillStyle = colour;
  g.beginPath();
  g.arc(px, py, radius, 0, 2 * Math.PI);
  g.fill();
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {number} px
 * @param {number} py
 * @param {string} colour
 * @param {number} width
 */
function cross(g, px, py, colour, width) {
  const r = 2 + width * 1.4;
  g.strokeStyle = colour;
  g.lineWidth = width;
  g.beginPath();
  g.moveTo(px - r, py - r);
  g.lineTo(px + r, py + r);
  g.moveTo(px + r, py - r);
  g.lineTo(px - r, py + r);
  g.stroke();
}
