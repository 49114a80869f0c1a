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

/** Stands for the times at which the rows of a strand were measured. */
const TIME = "";

/**
 * @typedef {object} Entry
 * @property {string} strand
 * @property {string} metric
 * @property {string} asked the metric that the server is asked for
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
   * @param {{points?: number, turns?: Turns, beside?: Map<string, [number, number]>}} [how] at most so many points are asked for; the turns of all histories that are asked for together; which steps are wanted of strands that are looked at elsewhere
   */
  constructor(run, moved, steps = null, { points = POINTS, turns = new Turns(AT_ONCE), beside = new Map() } = {}) {
    this.run = run;
    this.moved = moved;
    this.steps = steps;
    this.points = points;
    /** @type {Map<string, Entry>} */
    this.entries = new Map();
    this.turns = turns;
    this.beside = beside;
  }

  /**
   * @param {string} strand
   * @param {string} metric
   */
  of(strand, metric) {
    return this.entry(strand, metric, metric).series;
  }

  /**
   * When the rows of a strand were measured, in milliseconds.
   *
   * @param {string} strand
   * @param {string} metric one that it measures
   */
  times(strand, metric) {
    return this.entry(strand, TIME, metric).series;
  }

  /**
   * @private
   * @param {string} strand
   * @param {string} metric
   * @param {string} asked
   */
  entry(strand, metric, asked) {
    const key = JSON.stringify([strand, metric]);
    let entry = this.entries.get(key);
    if (entry === undefined) {
      entry = { strand, metric, asked, series: new Series(Math.max(LIMIT, this.points)), waiting: null };
      this.entries.set(key, entry);
      this.want(entry);
    }
    return entry;
  }

  /**
   * Rows from the stream.
   *
   * @param {import("../types.js").PointsEvent} points
   */
  take({ strand, metrics, rows }) {
    const [first, last] = this.stepsOf(strand) ?? [0, Infinity];
    const within = rows.filter(([step]) => step >= first && step <= last);
    [TIME, ...metrics].forEach((metric, column) => {
      const entry = this.entryOf(strand, metric);
      if (entry === undefined) return;
      for (const row of within) {
        const value = metric === TIME ? Math.max(row[1], entry.series.high.at(-1) ?? 0) : number(row[1 + column]);
        entry.series.append(row[0], value);
        if (entry.waiting && entry.waiting.length < WAITING) entry.waiting.push([row[0], value]);
      }
    });
    this.moved();
  }

  /**
   * @private
   * @param {string | null} strand
   */
  stepsOf(strand) {
    return this.beside.get(strand ?? "") ?? this.steps;
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
    const { strand, metric, asked, series } = entry;
    const how = { points: this.points, steps: this.stepsOf(strand), times: metric === TIME };
    try {
      const answer = await this.turns.take(() => api.series(this.run, strand, asked, how));
      series.replace(how.times ? timesIn(answer) : answer);
      entry.waiting.forEach(([step, value]) => series.append(step, value));
      this.moved();
    } catch (error) {
      console.warn(`${metric} of ${strand} did not come`, error);
    } finally {
      entry.waiting = null;
    }
  }
}

/**
 * An answer with its times for values; a clock that was put back stands still for so long.
 *
 * @param {import("../types.js").SeriesAnswer} answer
 * @returns {import("../types.js").SeriesAnswer}
 */
function timesIn({ behind, points }) {
  let latest = -Infinity;
  const times = points.map(([step, , , time]) => [step, (latest = Math.max(latest, Number(time))), latest]);
  return { behind, points: /** @type {[number, number, number][]} */ (times) };
}
