import { count, figures, number } from "../number.js";

/**
 * A combination in words.
 *
 * @typedef {import("./model.js").Batch} Batch
 * @typedef {import("./model.js").Measure} Measure
 * @typedef {import("./types.js").Summary} Summary
 * @typedef {import("./types.js").Tally} Tally
 */

/**
 * It is made for each cell each time one moves, so numbers are as the machine writes them.
 *
 * @param {Batch} batch
 * @param {number} combination
 * @param {Measure | null} measure
 */
export function says(batch, combination, measure) {
  const mean = measure === null ? NaN : batch.mean(combination, measure);
  const verdicts = batch.groups[combination]?.verdicts;
  const swept = Object.entries(batch.cells[combination * batch.seeds.length].swept);
  return [
    swept.map(([setting, value]) => `${setting} ${value}`).join(", "),
    measure !== null && Number.isFinite(mean) && `${measure.metric} ${Number(mean.toPrecision(4))}`,
    ...Object.entries(batch.states(combination)).map(([state, n]) => `${n} ${state.toLowerCase()}`),
    batch.applies(combination) === false && "an assumption fails",
    verdicts && verdicts.count > 0 && `${verdicts.asTheyShould} of ${verdicts.count} verdicts as they should`,
  ]
    .filter(Boolean)
    .join("; ");
}

/**
 * A mean with half its interval: 0.5303 ± 0.0021; the mean alone where there is no interval.
 *
 * @param {Summary} summary
 */
export function withHalf(summary) {
  const half = halfOf(summary);
  return figures(number(summary.mean), 4) + (half > 0 ? ` ± ${figures(half, half < 1e-3 ? 3 : 2)}` : "");
}

/**
 * Half the interval of a mean; NaN for one seed.
 *
 * @param {Summary} summary
 */
export const halfOf = ({ low, high }) => (number(high) - number(low)) / 2;

/**
 * What is not done, or did not end well.
 *
 * @param {Record<string, number>} states
 */
export function standing(states) {
  return ["RUNNING", "PAUSED", "QUEUED", "WAITING", "DIVERGED", "FAILED", "CANCELLED"]
    .filter((state) => (states[state] ?? 0) > 0)
    .map((state) => `${count(states[state])} ${state.toLowerCase()}`)
    .join(", ");
}
