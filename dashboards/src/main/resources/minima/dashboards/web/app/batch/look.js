import { here } from "./address.js";
import { fewMeasures, measureOf, sectionOf } from "./choice.js";

/**
 * What of a batch is drawn now, by the address.
 *
 * @param {import("./model.js").Batch} batch
 * @param {{experiments: import("../types.js").Experiment[], metrics: import("../types.js").Metric[]}} catalogue
 */
export function lookOf(batch, { experiments, metrics }) {
  const view = here();
  const keys = experiments.find(({ id }) => id === batch.report.experiment)?.keyMetrics ?? [];
  const measure = measureOf(batch, view, keys);
  const known = metrics.find(({ name }) => name === measure?.metric);
  const scale = view.scale ?? known?.scale ?? "linear";
  const only = batch.size === 1 ? 0 : null;
  return {
    batch,
    view,
    measure,
    few: measure === null ? [] : fewMeasures(batch, measure, keys),
    section: sectionOf(batch, view),
    scale,
    scaleOf: (/** @type {string} */ metric) =>
      metric === measure?.metric ? scale : (metrics.find(({ name }) => name === metric)?.scale ?? "linear"),
    meaning: known?.meaning ?? measure?.metric ?? "",
    verdicts: view.colour === "verdicts",
    chosen: (view.cell ?? 0) < batch.size ? (view.cell ?? only) : null,
  };
}
