import { count, figures } from "../number.js";

/**
 * What is drawn, for those who cannot see it and for tests.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {import("./picture.js").Picture} picture
 * @param {{x: import("./scale.js").Scale, y: import("./scale.js").Scale, laid: import("./picture.js").Picture}} drawn its axes, and the picture as it lies along them
 */
export function describe(canvas, { metric, curves, faint, moments, zero, abscissa }, { x, y, laid }) {
  Object.assign(canvas.dataset, {
    metric,
    axes: JSON.stringify([x, y].map(({ kind, domain, range }) => ({ kind, domain, range }))),
    points: String(curves.reduce((sum, { series }) => sum + series.length, 0)),
    lastStep: String(Math.max(0, ...curves.map(({ series }) => series.lastStep))),
    beneath: String(faint.reduce((sum, { series }) => sum + series.length, 0)),
    over: abscissa?.over ?? "step",
    reached: JSON.stringify(Object.fromEntries(laid.curves.map(({ name, series }) => [name, series.steps.at(-1) ?? null]))),
    moments: moments.map(({ label, step }) => `${label} at ${step}`).join("; "),
    difference: zero ? JSON.stringify(Object.fromEntries(curves.map((curve) => [curve.name, ends(curve)]))) : "",
  });
  const heads = curves.map(({ name, series, latest }, i) => {
    const passed = abscissa && laid.curves[i].series.length > 0 ? `, ${abscissa.say(laid.curves[i].series.lastStep)}` : "";
    return `${name} ${figures(latest)} at step ${series.lastStep}${passed}`;
  });
  const happened = moments.map(({ label, step }) => `; ${label} at step ${count(step)}`);
  const along = abscissa ? ` over ${abscissa.words}` : "";
  const what = (zero ? `${metric}, difference to the parent` : metric) + along;
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
