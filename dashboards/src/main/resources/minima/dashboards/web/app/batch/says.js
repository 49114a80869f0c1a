import { figures, number } from "../number.js";
import { over } from "./model.js";
import { combination as named } from "./naming.js";

/**
 * A combination in words.
 *
 * @typedef {import("./model.js").Batch} Batch
 * @typedef {import("./model.js").Measure} Measure
 * @typedef {import("./types.js").Summary} Summary
 * @typedef {import("./types.js").Tally} Tally
 */

/**
 * @param {Batch} batch
 * @param {number} combination
 * @param {Measure | null} measure
 */
export function says(batch, combination, measure) {
  const states = batch.states(combination);
  const summary = measure === null ? undefined : batch.summary(combination, measure);
  const group = batch.groups[combination];
  return [
    named(group?.swept ?? batch.runs(combination)[0]?.swept ?? {}),
    summary && measure && `${measure.metric} ${withHalf(summary)}`,
    `${over(states)} of ${batch.seeds.length} ended`,
    standing(states),
    group && group.verdicts.count > 0 && `${group.verdicts.asTheyShould} of ${group.verdicts.count} verdicts as they should`,
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
    .map((state) => `${states[state]} ${state.toLowerCase()}`)
    .join(", ");
}
