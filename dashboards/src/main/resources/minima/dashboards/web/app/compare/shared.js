import { order } from "../run/order.js";

/**
 * @typedef {import("../types.js").Run} Run
 * @typedef {import("../types.js").Strand} Strand
 */

/**
 * The strands that all runs have, in the first run's order; runs that have not begun to set up do not count.
 *
 * @param {Run[]} runs
 * @returns {Strand[]}
 */
export function sharedStrands(runs) {
  const [first, ...others] = runs.filter(({ strands }) => strands.length > 0);
  if (first === undefined) return [];
  return first.strands.filter(({ name }) => others.every(({ strands }) => strands.some((strand) => strand.name === name)));
}

/**
 * Which strand of a run is compared: the one chosen, else the first of the claim that all share, else the run's own first.
 *
 * @param {Run} run
 * @param {Strand[]} shared
 * @param {string | null} chosen
 * @returns {Strand | undefined}
 */
export function strandOf(run, shared, chosen) {
  const name = (shared.find((one) => one.name === chosen) ?? shared.find((one) => !one.control) ?? shared[0])?.name;
  return run.strands.find((one) => one.name === name) ?? run.strands.find((one) => !one.control) ?? run.strands[0];
}

/**
 * The metrics that the compared strands all measure, the first claim's key metrics first.
 *
 * @param {Run[]} runs
 * @param {(run: Run) => Strand | undefined} strand
 * @param {import("../types.js").Metric[]} catalogue
 */
export function sharedMetrics(runs, strand, catalogue) {
  const measured = runs.map(strand).flatMap((one) => (one === undefined ? [] : [new Set(one.metrics)]));
  return order(runs[0] ?? null, catalogue).filter((metric) => measured.every((metrics) => metrics.has(metric)));
}
