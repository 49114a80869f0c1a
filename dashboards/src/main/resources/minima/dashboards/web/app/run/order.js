/**
 * What the strands measure, the claim's key metrics first; upper edges of bands are no curves.
 *
 * @param {import("../types.js").Run | null} run
 * @param {import("../types.js").Metric[]} catalogue
 */
export function order(run, catalogue) {
  if (run === null) return [];
  const edges = new Set(catalogue.filter((one) => one.lower !== null).map((one) => one.name));
  const measured = new Set(run.strands.flatMap((strand) => strand.metrics));
  const keys = run.keyMetrics.filter((metric) => measured.size === 0 || measured.has(metric));
  return [...new Set([...keys, ...measured])].filter((metric) => !edges.has(metric));
}
