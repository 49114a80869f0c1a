import { plain } from "../dom.js";
import { number } from "../number.js";
import { pens } from "./palette.js";

/**
 * What one chart shows, before it knows its size.
 *
 * @typedef {{name: string, strand?: string, control: boolean, colour: string, dash: number[], series: import("./series.js").Series, latest: number}} Curve
 * @typedef {{name: string, strand?: string, control?: boolean, colour: string, dash: number[], series: import("./series.js").Series}} Faint a curve behind the others, of a strand of the parent
 * @typedef {{name?: string, strand?: string, colour: string, low: import("./series.js").Series, high: import("./series.js").Series}} Band between two series
 * @typedef {{points: [number, number][], strand: string, name?: string, colour?: string, faint?: boolean}} Line predicted values, in ink if not in a colour; a limit is a line of two points
 * @typedef {{points: [number, number][], strand: string, upper: boolean}} Bound the side where the measurement must stay is tinted
 * @typedef {{step: number, label: string}} Moment something that happened to the run at a step
 * @typedef {{metric: string, steps: number, part: [number, number] | null, curves: Curve[], faint: Faint[], bands: Band[], lines: Line[], bounds: Bound[], moments: Moment[], sketch?: [number, number][], zero?: boolean, abscissa?: import("./abscissa.js").Abscissa | null, start?: number}} Picture a sketch is what someone expects; zero is drawn where it says what is the same; a logarithmic axis starts at step 1 or where it is said
 *
 * @typedef {import("../types.js").Run} Run
 * @typedef {import("../types.js").Metric} Metric
 * @typedef {import("../types.js").Prediction} Prediction
 */

const LIFE = new Set(["queued", "submitted", "started", "running", "completed", "verdict", "assumptions", "predictions"]);

/**
 * @param {Run} run
 * @param {string} metric
 * @param {Metric[]} catalogue
 * @param {import("../run/zoomed.js").Zoomed} history
 * @returns {Picture}
 */
export function pictureOf(run, metric, catalogue, history) {
  const pen = pens(run.strands);
  const curves = run.strands.flatMap((strand, i) => {
    if (!strand.metrics.includes(metric)) return [];
    const series = history.of(strand.name, metric);
    const ofRun = history.steps === null ? run.final?.[strand.name]?.[metric] : null;
    return [{ ...strand, name: plain(strand.name), strand: strand.name, ...pen[i], series, latest: latest(series, ofRun) }];
  });
  const uppers = catalogue.filter((one) => one.lower === metric).map((one) => one.name);
  const first = run.strands.findIndex((strand) => !strand.control && strand.metrics.includes(metric));
  const bands = uppers
    .filter((upper) => run.strands[first]?.metrics.includes(upper))
    .map((upper) => ({
      strand: run.strands[first].name,
      colour: pen[first].colour,
      low: history.of(run.strands[first].name, metric),
      high: history.of(run.strands[first].name, upper),
    }));
  const predictions = run.predictions.filter((one) => one.metric === metric);
  const drawn = { curves, faint: [], bands, ...linesAndBounds(predictions, run.steps) };
  return { metric, steps: run.steps, part: history.steps, ...drawn, moments: moments(run) };
}

/**
 * The last value: where the series holds only the bucket around it, the run's own, or of a part of the run the bucket's middle.
 *
 * @param {import("./series.js").Series} series
 * @param {import("../types.js").Figure | undefined} ofRun
 */
export function latest(series, ofRun) {
  const last = series.length - 1;
  if (last < 0) return NaN;
  if (series.low[last] === series.high[last]) return series.high[last];
  return ofRun === null ? (series.low[last] + series.high[last]) / 2 : number(ofRun);
}

/**
 * Predictions as they are drawn.
 *
 * @param {Prediction[]} predictions
 * @param {number} steps
 * @returns {{lines: Line[], bounds: Bound[]}}
 */
export function linesAndBounds(predictions, steps) {
  /** @type {Line[]} */
  const lines = [];
  /** @type {Bound[]} */
  const bounds = [];
  for (const one of predictions) {
    if (one.kind === "limit") {
      const value = number(one.value);
      lines.push({
        strand: one.strand,
        points: [
          [0, value],
          [steps, value],
        ],
      });
      continue;
    }
    /** @type {[number, number][]} */
    const points = (one.points ?? []).map(([step, value]) => [step, number(value)]);
    if (one.kind === "bound") bounds.push({ strand: one.strand, points, upper: one.upper === true });
    else lines.push({ strand: one.strand, points });
  }
  return { lines, bounds };
}

/**
 * The last of each kind of event that has a step; what happened at the step of now the header says.
 *
 * @param {Run} run
 * @returns {Moment[]}
 */
function moments(run) {
  const last = new Map();
  if (run.parent) last.set("fork", { step: run.parent.step, label: "fork" });
  for (const { kind, step } of run.events) {
    const label = kind.toLowerCase().replaceAll("_", " ");
    const past = step !== undefined && step > 0 && (step < run.step || label === "diverged");
    if (past && !LIFE.has(label)) last.set(label, { step, label: plain(label) });
  }
  return [...last.values()];
}
