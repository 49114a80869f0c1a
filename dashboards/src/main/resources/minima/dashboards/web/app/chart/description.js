import { count, figures } from "../number.js";

/**
 * What is drawn, for those who cannot see it and for tests.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {import("./picture.js").Picture} picture
 * @param {{x: import("./scale.js").Scale, y: import("./scale.js").Scale}} axes
 */
export function describe(canvas, { metric, curves, faint, moments, zero }, { x, y }) {
  Object.assign(canvas.dataset, {
    metric,
    axes: JSON.stringify([x, y].map(({ kind, domain, range }) => ({ kind, domain, range }))),
    points: String(curves.reduce((sum, { series }) => sum + series.length, 0)),
    lastStep: String(Math.max(0, ...curves.map(({ series }) => series.lastStep))),
    beneath: String(faint.reduce((sum, { series }) => sum + series.length, 0)),
    moments: moments.map(({ label, step }) => `${label} at ${step}`).join("; "),
    difference: zero ? JSON.stringify(Object.fromEntries(curves.map((curve) => [curve.name, ends(curve)]))) : "",
  });
  const heads = curves.map(({ name, series, latest }) => `${name} ${figures(latest)} at step ${series.lastStep}`);
  const happened = moments.map(({ label, step }) => `; ${label} at step ${count(step)}`);
  const what = zero ? `${metric}, difference to the parent` : metric;
  canvas.setAttribute("aria-label", `${what}: ${heads.join("; ") || "nothing measured yet"}${happened.join("")}`);
}

/**
 * The first and the last point and the extremes, in all their digits.
 *
 * @param {import("./picture.js").Curve} curve
 */
function ends({ series, latest }) {
  if (series.length === 0) return null;
  return {
    first: { step: series.steps[0], value: series.low[0] },
    last: { step: series.lastStep, value: latest },
    least: series.low.reduce((least, value) => Math.min(least, value)),
    greatest: series.high.reduce((greatest, value) => Math.max(greatest, value)),
  };
}
