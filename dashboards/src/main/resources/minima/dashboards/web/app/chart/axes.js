import { ticks } from "./ticks.js";

/** About so many ticks stand at the axis of values. */
export const VALUE_TICKS = { large: 5, small: 3 };

/**
 * @typedef {import("./plot.js").Frame} Frame
 */

/**
 * Hairlines at the values' ticks, labels at both axes, and what happened to the run as vertical dots.
 *
 * @param {CanvasRenderingContext2D} g
 * @param {Frame} frame
 * @param {{large: boolean, font: string, moments: import("./picture.js").Moment[], width: number}} how
 */
export function axes(g, frame, { large, font, moments, width }) {
  const { box, ink } = frame;
  g.font = font;
  g.fillStyle = ink("muted");
  g.strokeStyle = ink("hair");
  g.lineWidth = 1;
  valueTicks(g, frame, large ? VALUE_TICKS.large : VALUE_TICKS.small);
  stepTicks(g, frame, Math.max(2, Math.min(large ? 9 : 4, Math.floor((box.right - box.left) / 70))), width);
  if (large) happened(g, frame, moments);
}

/**
 * Hairlines and labels of values.
 *
 * @param {CanvasRenderingContext2D} g
 * @param {Pick<Frame, "box" | "y">} frame
 * @param {number} wanted
 */
export function valueTicks(g, { box, y }, wanted) {
  g.textAlign = "right";
  g.textBaseline = "middle";
  for (const { value, label } of ticks(y.kind, y.domain, wanted)) {
    const py = Math.round(y.at(value)) + 0.5;
    if (py < box.top - 1 || py > box.bottom + 1) continue;
    line(g, box.left, py, box.right, py);
    g.fillText(label, box.left - 7, py);
  }
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {Frame} frame
 * @param {number} wanted
 * @param {number} width of the canvas
 */
function stepTicks(g, { box, x }, wanted, width) {
  g.textAlign = "center";
  g.textBaseline = "top";
  for (const { value, label } of ticks(x.kind, x.domain, wanted)) {
    const half = g.measureText(label).width / 2;
    g.fillText(label, Math.min(x.at(value), width - half), box.bottom + 9);
  }
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {Frame} frame
 * @param {import("./picture.js").Moment[]} moments
 */
function happened(g, { box, x, ink }, moments) {
  g.save();
  g.textAlign = "left";
  g.textBaseline = "alphabetic";
  g.fillStyle = ink("muted");
  g.strokeStyle = ink("muted");
  g.globalAlpha = 0.8;
  g.setLineDash([1.5, 3]);
  [...moments]
    .sort((a, b) => a.step - b.step)
    .forEach(({ step, label }, i) => {
      const px = Math.round(x.at(step)) + 0.5;
      if (!(px >= box.left && px <= box.right)) return;
      line(g, px, box.top, px, box.bottom);
      const ends = px + 6 + g.measureText(label).width > box.right;
      g.textAlign = ends ? "right" : "left";
      g.fillText(label, ends ? px - 6 : px + 6, box.bottom - 26 - 15 * (i % 3));
    });
  g.restore();
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {number} x0
 * @param {number} y0
 * @param {number} x1
 * @param {number} y1
 */
export function line(g, x0, y0, x1, y1) {
  g.beginPath();
  g.moveTo(x0, y0);
  g.lineTo(x1, y1);
  g.stroke();
}
