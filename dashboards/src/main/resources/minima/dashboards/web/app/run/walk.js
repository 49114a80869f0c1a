/**
 * The step that an arrow key goes to, a thirtieth of a decade or a hundredth of the axis away, and at least one; null for
 * another key.
 *
 * @param {string} key
 * @param {{from: number, steps: number, x: import("../chart/scale.js").Kind}} axis
 */
export function walked(key, { from, steps, x }) {
  const way = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (way === undefined) return null;
  const to = x === "log" ? from * 10 ** (way / 30) : from + (way * steps) / 100;
  const moved = way > 0 ? Math.max(from + 1, Math.round(to)) : Math.min(from - 1, Math.round(to));
  return Math.min(steps, Math.max(1, moved));
}
