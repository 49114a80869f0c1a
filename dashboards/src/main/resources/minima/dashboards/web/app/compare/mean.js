import { Series } from "../chart/series.js";
import { quantile } from "./student.js";

const LEVEL = 0.95;

/**
 * The mean over several series, and where it lies with 95 % confidence if their values are normal: mean ± t s / √n with
 * Student's t for n − 1 degrees of freedom.
 *
 * @typedef {object} Mean
 * @property {number} n series that have points
 * @property {Series} mean at the steps that all of them measured
 * @property {Series} low
 * @property {Series} high
 */

/**
 * @param {Series[]} all
 * @returns {Mean}
 */
export function meanOf(all) {
  const measured = all.filter((series) => series.length > 0);
  const n = measured.length;
  const [mean, low, high] = [new Series(), new Series(), new Series()];
  const t = n > 1 ? quantile(LEVEL, n - 1) : NaN;
  for (const { step, values } of common(measured)) {
    const middle = values.reduce((sum, value) => sum + value, 0) / n;
    const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
    const half = t * Math.sqrt(squares / (n - 1) / n);
    mean.append(step, middle);
    if (!Number.isFinite(half)) continue;
    low.append(step, middle - half);
    high.append(step, middle + half);
  }
  return { n, mean, low, high };
}

/**
 * The steps that all series measured, and their values there. A point that stands for several has no one value and does not count.
 *
 * @param {Series[]} all
 */
function* common(all) {
  const [first, ...others] = all;
  if (first === undefined) return;
  const at = others.map(() => 0);
  for (let i = 0; i < first.length; i++) {
    const step = first.steps[i];
    others.forEach(({ steps }, k) => {
      while (steps[at[k]] < step) at[k]++;
    });
    const places = [i, ...at];
    if (all.every((series, k) => series.steps[places[k]] === step && single(series, places[k])))
      yield { step, values: all.map((series, k) => series.high[places[k]]) };
  }
}

/**
 * @param {Series} series
 * @param {number} i
 */
const single = (series, i) => series.low[i] === series.high[i] || Number.isNaN(series.high[i]);
