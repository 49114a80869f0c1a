/**
 * How much of a quantity has passed at a step of a strand: samples, seconds, time of the flow. It never falls.
 *
 * @typedef {object} Clock
 * @property {(step: number) => number} at
 * @property {(passed: number) => number} back the step at which so much has passed
 * @property {[number, number]} known the first and the last step that it tells of; beyond them nothing is drawn
 * @property {number} first the least that is more than nothing
 * @property {number} [each] what passes in a step, where that is always the same
 */

/** What rounding may add to a step, for each step before it. */
const ROUNDING = 1e-9;

/**
 * As much passes in each step.
 *
 * @param {number} each more than 0
 * @param {{step: number, passed: number}} [from] what had passed at which step before
 * @returns {Clock}
 */
export function steady(each, { step, passed } = { step: 0, passed: 0 }) {
  const at = (/** @type {number} */ t) => passed + (t - step) * each;
  return { at, back: (x) => step + (x - passed) / each, known: [step, Infinity], first: at(Math.max(step, 1)), each };
}

/** Steps themselves. */
export const STEPS = steady(1);

/**
 * The seconds since a moment, between the steps of which the time was written down evenly.
 *
 * @param {import("./series.js").Series[]} tables milliseconds at steps; the finest first, the last one of the whole run; none is empty
 * @param {number} zero the moment, in milliseconds
 * @returns {Clock}
 */
export function measured(tables, zero) {
  const whole = tables[tables.length - 1];
  const after = whole.high.find((time) => time > zero);
  return {
    at(step) {
      const table = tables.find(({ steps, lastStep }) => steps[0] <= step && step <= lastStep) ?? whole;
      return (between(table.steps, table.high, step) - zero) / 1000;
    },
    back(seconds) {
      const time = zero + 1000 * seconds;
      const table = tables.find(({ high }) => high[0] <= time && time <= high[high.length - 1]) ?? whole;
      return between(table.high, table.steps, time);
    },
    known: [whole.steps[0], whole.lastStep],
    first: after === undefined ? Infinity : (after - zero) / 1000,
  };
}

/**
 * The value at a place, straight between the places that have one and held at both ends.
 *
 * @param {number[]} places that do not fall
 * @param {number[]} values
 * @param {number} place
 */
function between(places, values, place) {
  let from = -1;
  let to = places.length;
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if (places[middle] <= place) from = middle;
    else to = middle;
  }
  if (from < 0) return values[0];
  if (to === places.length || places[from] === place) return values[from];
  return values[from] + ((place - places[from]) / (places[to] - places[from])) * (values[to] - values[from]);
}

/**
 * The whole steps around a stretch of what passes.
 *
 * @param {Clock} clock
 * @param {number} from
 * @param {number} to
 * @returns {[number, number]}
 */
export function stepsAround({ back }, from, to) {
  const [a, b] = [back(from), back(to)];
  return [Math.max(0, Math.floor(a + ROUNDING * (1 + a))), Math.max(0, Math.ceil(b - ROUNDING * (1 + b)))];
}
