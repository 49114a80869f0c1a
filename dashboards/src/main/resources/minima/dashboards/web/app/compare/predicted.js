import { linesAndBounds } from "../chart/picture.js";

/**
 * @typedef {import("../types.js").Run} Run
 * @typedef {import("../types.js").Prediction} Prediction
 * @typedef {import("../chart/picture.js").Line} Line
 * @typedef {(run: Run) => Prediction[]} Of the predictions of a run that are drawn
 */

/**
 * What theory predicts for the runs: in ink where it is the same for all, else in the colour of each group, and where a
 * group's own runs differ, each of them faintly.
 *
 * @param {import("./groups.js").Group[]} groups
 * @param {Of} of
 * @param {number} steps
 * @returns {{lines: Line[], bounds: import("../chart/picture.js").Bound[]}}
 */
export function predictedOf(groups, of, steps) {
  const common = sharedPredictions(groups, of);
  if (common !== null) return linesAndBounds(common, steps);
  const lines = groups.flatMap(({ name, colour, runs }) => {
    const all = distinct(runs.filter(begun).map(of));
    return all.flatMap((one) => linesAndBounds(one, steps).lines.map((line) => ({ ...line, name, colour, faint: all.length > 1 })));
  });
  return { lines, bounds: [] };
}

/**
 * The predictions that all runs share, null where they differ.
 *
 * @param {import("./groups.js").Group[]} groups
 * @param {Of} of
 */
export function sharedPredictions(groups, of) {
  const all = distinct(groups.flatMap(({ runs }) => runs.filter(begun)).map(of));
  return all.length > 1 ? null : (all[0] ?? []);
}

/** @param {Run} run */
const begun = ({ strands }) => strands.length > 0;

/** @param {Prediction[][]} all */
function distinct(all) {
  const said = all.map((some) => JSON.stringify(some.map(({ kind, upper, value, points }) => [kind, upper, value, points])));
  return all.filter((_, i) => said.indexOf(said[i]) === i);
}
