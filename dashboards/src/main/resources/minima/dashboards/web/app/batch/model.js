import { number } from "../number.js";

/**
 * @typedef {import("./types.js").Report} Report
 * @typedef {import("./types.js").Cell} Cell
 * @typedef {import("./types.js").Group} Group
 * @typedef {import("./types.js").Summary} Summary
 * @typedef {{strand: string, metric: string}} Measure
 */

const OVER = ["COMPLETED", "CANCELLED", "DIVERGED", "FAILED"];

/** A batch as the page knows it: its runs, and its combinations of settings, which have a number each, the first axis slowest. */
export class Batch {
  /** @param {Report} report */
  constructor(report) {
    this.report = report;
    this.axes = report.axes;
    this.seeds = report.seeds;
    this.cells = report.cells;
    this.groups = report.groups;
    /** @type {Map<string, Set<string>> | null} */
    this.known = null;
    this.size = report.axes.reduce((product, { values }) => product * values.length, 1);
  }

  /**
   * Runs that moved.
   *
   * @param {Cell[]} cells
   */
  take(cells) {
    this.known = null;
    for (const cell of cells) if (cell.cell < this.cells.length) this.cells[cell.cell] = cell;
  }

  /**
   * Combinations summed up anew; what was known of other metrics stays.
   *
   * @param {Group[]} groups
   */
  sum(groups) {
    groups.forEach((group, i) => {
      const known = this.groups[i]?.values ?? {};
      for (const [strand, values] of Object.entries(known)) group.values[strand] = { ...values, ...group.values[strand] };
      this.groups[i] = group;
    });
  }

  /**
   * The combination with these places on the axes.
   *
   * @param {number[]} places
   */
  at(places) {
    return places.reduce((number, place, i) => number * this.axes[i].values.length + place, 0);
  }

  /**
   * The combinations along an axis, through one.
   *
   * @param {number} axis
   * @param {number} combination
   */
  along(axis, combination) {
    const stride = this.axes.slice(axis + 1).reduce((product, { values }) => product * values.length, 1);
    const length = this.axes[axis].values.length;
    const first = combination - (Math.floor(combination / stride) % length) * stride;
    return Array.from({ length }, (_, i) => first + i * stride);
  }

  /**
   * The runs of a combination.
   *
   * @param {number} combination
   */
  runs(combination) {
    return this.cells.slice(combination * this.seeds.length, (combination + 1) * this.seeds.length);
  }

  /**
   * A measure of a combination over its seeds.
   *
   * @param {number} combination
   * @param {Measure} measure
   * @returns {Summary | undefined}
   */
  summary(combination, { strand, metric }) {
    return this.groups[combination]?.values[strand]?.[metric];
  }

  /**
   * @param {number} combination
   * @param {Measure} measure
   */
  mean(combination, measure) {
    return number(this.summary(combination, measure)?.mean);
  }

  /**
   * The share of the verdicts that came out as they should; NaN where nothing was judged.
   *
   * @param {number} combination
   */
  share(combination) {
    const { asTheyShould = 0, count = 0 } = this.groups[combination]?.verdicts ?? {};
    return count > 0 ? asTheyShould / count : NaN;
  }

  /**
   * Whether more than half of the claim's own verdicts are supported; null where none is known.
   *
   * @param {number} combination
   */
  holds(combination) {
    const { claims = {} } = this.groups[combination]?.verdicts ?? {};
    const all = Object.values(claims).reduce((sum, n) => sum + n, 0);
    return all > 0 ? 2 * (claims.SUPPORTED ?? 0) > all : null;
  }

  /**
   * Whether the theorem's hypotheses hold of more than half of the runs; null where none is checked.
   *
   * @param {number} combination
   */
  applies(combination) {
    const known = this.runs(combination).filter(({ assumptions }) => assumptions !== "UNKNOWN");
    return known.length > 0 ? 2 * known.filter(({ assumptions }) => assumptions === "HOLDS").length > known.length : null;
  }

  /**
   * How many runs of a combination are in which state.
   *
   * @param {number} combination
   * @returns {Record<string, number>}
   */
  states(combination) {
    /** @type {Record<string, number>} */
    const states = {};
    for (const { status } of this.runs(combination)) states[status] = (states[status] ?? 0) + 1;
    return states;
  }

  /** All strands with their metrics, in the order in which runs have them. */
  strands() {
    if (this.known !== null) return this.known;
    /** @type {Map<string, Set<string>>} */
    const strands = new Map();
    for (const { values } of this.cells) {
      for (const [strand, metrics] of Object.entries(values)) {
        const known = strands.get(strand) ?? new Set();
        for (const metric of Object.keys(metrics)) known.add(metric);
        strands.set(strand, known);
      }
    }
    return (this.known = strands);
  }

  get combinations() {
    return Array.from({ length: this.size }, (_, i) => i);
  }
}

/**
 * How many runs of a combination are over.
 *
 * @param {Record<string, number>} states
 */
export const over = (states) => OVER.reduce((sum, state) => sum + (states[state] ?? 0), 0);
