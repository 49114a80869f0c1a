import { LIMIT, Series } from "../chart/series.js";
import * as api from "../api.js";
import { number } from "../number.js";
import { Turns } from "../turns.js";

/** Points asked for at once: two a pixel of a large chart. */
const POINTS = 1600;

/** Questions on their way at once, beside the stream. */
export const AT_ONCE = 3;

/** Rows kept while an answer is on its way. */
const WAITING = 5000;

/**
 * @typedef {object} Entry
 * @property {string} strand
 * @property {string} metric
 * @property {Series} series
 * @property {[number, number][] | null} waiting what the stream said since the series was asked for; null when nothing is asked
 */

/**
 * All series of one run that the page has looked at, over all steps or some of them. A series is asked for when it is first looked at;
 * then the stream carries on.
 */
export class History {
  /**
   * @param {string} run
   * @param {() => void} moved
   * @param {[number, number] | null} steps the first and the last that are wanted, null for all
   * @param {{points?: number, turns?: Turns}} [how] at most so many points are asked for; the turns of all histories that are asked for together
   */
  constructor(run, moved, steps = null, { points = POINTS, turns = new Turns(AT_ONCE) } = {}) {
    this.run = run;
    this.moved = moved;
    this.steps = steps;
    this.points = points;
    /** @type {Map<string, Entry>} */
    this.entries = new Map();
    this.turns = turns;
  }

  /**
   * @param {string} strand
   * @param {string} metric
   */
  of(strand, metric) {
    const key = JSON.stringify([strand, metric]);
    let entry = this.entries.get(key);
    if (entry === undefined) {
      entry = { strand, metric, series: new Series(Math.max(LIMIT, this.points)), waiting: null };
      this.entries.set(key, entry);
      this.want(entry);
    }
    return entry.series;
  }

  /**
   * Rows from the stream.
   *
   * @param {import("../types.js").PointsEvent} points
   */
  take({ strand, metrics, rows }) {
    const [first, last] = this.steps ?? [0, Infinity];
    const within = rows.filter(([step]) => step >= first && step <= last);
    metrics.forEach((metric, column) => {
      const entry = this.entryOf(strand, metric);
      if (entry === undefined) return;
      for (const row of within) {
        const value = number(row[2 + column]);
        entry.series.append(row[0], value);
        if (entry.waiting && entry.waiting.length < WAITING) entry.waiting.push([row[0], value]);
      }
    });
    this.moved();
  }

  /**
   * Records of a run with one strand do not name it.
   *
   * @param {string | null} strand
   * @param {string} metric
   */
  entryOf(strand, metric) {
    if (strand !== null) return this.entries.get(JSON.stringify([strand, metric]));
    return [...this.entries.values()].find((entry) => entry.metric === metric);
  }

  /**
   * Asks anew, for what the stream may have skipped.
   *
   * @param {(entry: {strand: string, metric: string}) => boolean} [which]
   */
  refresh(which = () => true) {
    [...this.entries.values()].filter(which).forEach((entry) => this.want(entry));
  }

  /** @private @param {Entry} entry */
  async want(entry) {
    if (entry.waiting !== null) return;
    entry.waiting = [];
    const { strand, metric, series } = entry;
    try {
      series.replace(await this.turns.take(() => api.series(this.run, strand, metric, this.points, this.steps)));
      entry.waiting.forEach(([step, value]) => series.append(step, value));
      this.moved();
    } catch (error) {
      console.warn(`${metric} of ${strand} did not come`, error);
    } finally {
      entry.waiting = null;
    }
  }
}
