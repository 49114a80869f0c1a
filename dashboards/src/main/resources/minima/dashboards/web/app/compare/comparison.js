import { plain } from "../dom.js";
import { here } from "../route.js";
import { differing, facetOf } from "./facets.js";
import { groupsOf } from "./groups.js";
import { meanOf } from "./mean.js";
import { predictedOf, sharedPredictions } from "./predicted.js";
import { sharedMetrics, sharedStrands, strandOf } from "./shared.js";

/**
 * @typedef {import("../types.js").Run} Run
 * @typedef {import("../types.js").Metric} Metric
 * @typedef {import("../chart/picture.js").Picture} Picture
 * @typedef {import("./mean.js").Mean} Mean
 * @typedef {import("./groups.js").Group} Group
 */

/** Runs side by side as one view shows them: in groups, by one strand of each and the metrics that all measure. */
export class Comparison {
  /**
   * @param {Run[]} runs
   * @param {{by: string | null, strand: string | null}} view
   * @param {Metric[]} catalogue
   * @param {(run: string, strand: string, metric: string) => import("../chart/series.js").Series} series
   */
  constructor(runs, { by, strand }, catalogue, series) {
    this.runs = runs;
    this.series = series;
    this.facet = facetOf(by, runs);
    this.groups = groupsOf(runs, this.facet);
    this.differing = differing(runs);
    this.strands = sharedStrands(runs);
    this.chosen = strand;
    this.metrics = sharedMetrics(runs, (run) => this.strand(run), catalogue);
    this.keyMetrics = runs[0]?.keyMetrics ?? [];
    this.steps = Math.max(1, ...runs.map((run) => run.steps));
    /** @type {"QUEUED" | "RUNNING"} nothing is drawn while all wait */
    this.status = runs.every((run) => run.status === "QUEUED") ? "QUEUED" : "RUNNING";
    /** @type {Map<string, {of: string, mean: Mean}>} */
    this.means = new Map();
  }

  /** @param {Run} run */
  strand(run) {
    return strandOf(run, this.strands, this.chosen);
  }

  /**
   * The mean over a group; made anew when points have come.
   *
   * @param {Group} group
   * @param {string} metric
   * @returns {Mean}
   */
  mean(group, metric) {
    const all = this.seriesOf(group, metric);
    const of = all.map(({ length, lastStep }) => `${length} to ${lastStep}`).join();
    const key = JSON.stringify([group.name, metric]);
    const known = this.means.get(key);
    if (known?.of === of) return known.mean;
    const mean = meanOf(all);
    this.means.set(key, { of, mean });
    return mean;
  }

  /**
   * What stands at a group's curve: its name, and how many runs have measured.
   *
   * @param {Group} group
   * @param {string} metric
   */
  label(group, metric) {
    return plain(group.runs.length > 1 ? `${group.name}, n = ${this.mean(group, metric).n}` : group.name);
  }

  /**
   * @param {string} metric
   * @returns {import("../types.js").Prediction[] | null} null where the runs' predictions differ
   */
  sharedPredictions(metric) {
    return sharedPredictions(this.groups, this.predictions(metric));
  }

  /**
   * @param {string} metric
   * @returns {Picture}
   */
  picture(metric) {
    const drawn = this.groups.map((group) => this.drawn(group, metric));
    return {
      metric,
      steps: this.steps,
      part: here().steps,
      curves: drawn.map(({ curve }) => curve),
      faint: drawn.flatMap(({ faint }) => faint),
      bands: drawn.flatMap(({ band }) => band),
      moments: [],
      ...predictedOf(this.groups, this.predictions(metric), this.steps),
    };
  }

  /**
   * A group of one run is its curve; of several, their mean with its band, and behind it each of them.
   *
   * @private
   * @param {Group} group
   * @param {string} metric
   */
  drawn(group, metric) {
    const { colour, dash } = group;
    const { mean, low, high } = this.mean(group, metric);
    const all = this.seriesOf(group, metric);
    const several = group.runs.length > 1;
    const name = this.label(group, metric);
    const series = several ? mean : all[0];
    return {
      curve: { name, control: false, colour, dash, series, latest: series.high[series.length - 1] ?? NaN },
      faint: several ? all.map((one) => ({ name, colour, dash, series: one })) : [],
      band: low.length > 1 ? [{ name, colour, low, high }] : [],
    };
  }

  /**
   * @private
   * @param {Group} group
   * @param {string} metric
   */
  seriesOf({ runs }, metric) {
    return runs.map((run) => this.series(run.run, this.strand(run)?.name ?? "", metric));
  }

  /**
   * @private
   * @param {string} metric
   */
  predictions(metric) {
    return (/** @type {Run} */ run) =>
      run.predictions.filter((one) => one.metric === metric && one.strand === this.strand(run)?.name);
  }
}
