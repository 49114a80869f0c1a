/**
 * What of a batch is drawn: the address' wish, as far as the batch has it.
 *
 * @typedef {import("./model.js").Batch} Batch
 * @typedef {import("./model.js").Measure} Measure
 * @typedef {import("./address.js").View} View
 */

const FEW = 4;

/**
 * The measure drawn, null before the first is known.
 *
 * @param {Batch} batch
 * @param {View} view
 * @param {string[]} keys the claim's metrics that are watched first
 * @returns {Measure | null}
 */
export function measureOf(batch, view, keys) {
  const strands = batch.strands();
  const strand = strands.has(view.strand ?? "") ? view.strand : strands.keys().next().value;
  const metrics = [...(strands.get(strand ?? "") ?? [])];
  const metric = [view.metric, ...keys].find((one) => one !== null && metrics.includes(one)) ?? metrics[0];
  return strand === undefined || strand === null || metric === undefined ? null : { strand, metric };
}

/**
 * A few measures of a strand, the one drawn first, then the claim's own.
 *
 * @param {Batch} batch
 * @param {Measure} measure
 * @param {string[]} keys
 * @returns {Measure[]}
 */
export function fewMeasures(batch, { strand, metric }, keys) {
  const known = batch.strands().get(strand) ?? new Set();
  const wanted = new Set([metric, ...keys.filter((key) => known.has(key)), ...known]);
  return [...wanted].slice(0, FEW).map((one) => ({ strand, metric: one }));
}

/**
 * Which axes are drawn, and where on the others; −1 where there is none.
 *
 * @param {Batch} batch
 * @param {View} view
 * @returns {import("./map.js").Section}
 */
export function sectionOf({ axes }, view) {
  const named = (/** @type {string | null} */ name) => axes.findIndex(({ setting }) => setting === name);
  const across = Math.max(0, named(view.across));
  const wished = named(view.up);
  const up = wished >= 0 && wished !== across ? wished : axes.findIndex((_, i) => i !== across);
  const places = axes.map(({ setting, values }) => Math.max(0, values.indexOf(view.at[setting])));
  return { across: axes.length > 0 ? across : -1, up, places };
}
