import { item, predictionEntry } from "../run/legend.js";

/**
 * The line above the large chart: what is a mean and its band, and what was predicted.
 *
 * @param {import("./comparison.js").Comparison} comparison
 * @param {string} metric
 */
export function legend(comparison, metric) {
  const several = comparison.groups.some(({ runs }) => runs.length > 1);
  const shared = comparison.sharedPredictions(metric);
  return [
    ...(several ? [item("tint", "mean and its 95 % interval", comparison.groups[0].colour, "mean ± t s / √n, Student's t")] : []),
    ...(shared?.map(predictionEntry) ?? [item("dotted", "predicted, each in its colour", null, "the runs' predictions differ")]),
  ];
}
