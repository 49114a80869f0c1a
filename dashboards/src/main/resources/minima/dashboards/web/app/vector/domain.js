/** Sizes a double tells apart: smaller ones beside the largest are rounding. */
const DECADES = 16;

const ROUND = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/**
 * The values drawn, with round edges, so that the axis stands still while the bars move.
 *
 * @param {import("../chart/scale.js").Kind} kind
 * @param {number[]} values
 * @returns {[number, number]}
 */
export function barDomain(kind, values) {
  return kind === "log" ? decades(values) : fromZero(values);
}

/**
 * @param {number[]} values
 * @returns {[number, number]}
 */
function decades(values) {
  let least = Infinity;
  let greatest = 0;
  for (const value of values) {
    if (!(value > 0 && value < Infinity)) continue;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  if (greatest === 0) return [0.1, 1];
  const to = Math.ceil(Math.log10(greatest) + 1e-9);
  const from = Math.max(to - DECADES, Math.floor(Math.log10(least) - 1e-9));
  return [10 ** from, 10 ** to];
}

/**
 * @param {number[]} values
 * @returns {[number, number]}
 */
function fromZero(values) {
  let least = 0;
  let greatest = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return least === greatest ? [0, 1] : [-roundUp(-least), roundUp(greatest)];
}

/** @param {number} size */
function roundUp(size) {
  if (size <= 0) return 0;
  const unit = 10 ** Math.floor(Math.log10(size));
  return unit * (ROUND.find((factor) => factor * unit >= size) ?? 10);
}
