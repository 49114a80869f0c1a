import { Series } from "../chart/series.js";

/**
 * A fork less its parent, at the steps at which both were measured.
 *
 * @typedef {{series: Series, latest: number, exact: number, rough: number}} Difference at how many steps two values were subtracted, and at how many the middles of two buckets
 */

/** @type {WeakMap<Series, {key: unknown[], difference: Difference}>} */
const known = new WeakMap();

/**
 * @param {Series} own
 * @param {Series} parents
 * @returns {Difference}
 */
export function difference(own, parents) {
  const key = [own.steps, own.length, parents.steps, parents.length];
  const before = known.get(own);
  if (before?.key.every((part, i) => part === key[i])) return before.difference;
  const now = subtracted(own, parents);
  known.set(own, { key, difference: now });
  return now;
}

/**
 * @param {Series} own
 * @param {Series} parents
 * @returns {Difference}
 */
function subtracted(own, parents) {
  const series = new Series();
  let [exact, rough, latest] = [0, 0, NaN];
  for (let i = 0, j = 0; i < own.length && j < parents.length; ) {
    const ahead = own.steps[i] - parents.steps[j];
    if (ahead === 0) {
      latest = middle(own, i) - middle(parents, j);
      series.append(own.steps[i], latest);
      if (single(own, i) && single(parents, j)) exact++;
      else rough++;
    }
    if (ahead <= 0) i++;
    if (ahead >= 0) j++;
  }
  series.behind = own.behind;
  return { series, latest, exact, rough };
}

/**
 * Whether a point stands for one value.
 *
 * @param {Series} series
 * @param {number} i
 */
const single = ({ low, high }, i) => Object.is(low[i], high[i]);

/**
 * The value, which no rounding may touch where there is one alone.
 *
 * @param {Series} series
 * @param {number} i
 */
const middle = (series, i) => (single(series, i) ? series.high[i] : (series.low[i] + series.high[i]) / 2);

/**
 * The axis that shows small differences beside large ones: linear up to the least of them, but over nine powers of ten at most.
 *
 * @param {import("../chart/picture.js").Picture} picture
 * @returns {import("../chart/scale.js").Kind}
 */
export function symmetric({ curves }) {
  let [least, greatest] = [Infinity, 0];
  for (const { series } of curves) {
    for (const value of [...series.low, ...series.high]) {
      const size = Math.abs(value);
      if (!Number.isFinite(size) || size === 0) continue;
      least = Math.min(least, size);
      greatest = Math.max(greatest, size);
    }
  }
  return greatest === 0 ? "linear" : { within: 10 ** Math.floor(Math.log10(Math.max(least, greatest * 1e-9))) };
}
