import { number } from "../number.js";

/** Most points the page keeps of one series, where no more are wanted. */
export const LIMIT = 4000;

/** The bucket of what is not a number. */
const NOWHERE = -1;

/**
 * One metric of one strand as the page holds it: least and greatest value at increasing steps, at most so many of them. When there
 * are more, neighbours merge into buckets of equal width in log(step): no extreme is lost, and both axes stay well filled.
 */
export class Series {
  /** @param {number} [limit] */
  constructor(limit = LIMIT) {
    this.limit = limit;
    /** @type {number[]} */
    this.steps = [];
    /** @type {number[]} */
    this.low = [];
    /** @type {number[]} */
    this.high = [];
    /** Measured points behind the ones kept. */
    this.behind = 0;
  }

  get length() {
    return this.steps.length;
  }

  get lastStep() {
    return this.steps[this.length - 1] ?? -1;
  }

  /**
   * Everything anew, as the server answers.
   *
   * @param {import("../types.js").SeriesAnswer} answer
   */
  replace(answer) {
    this.steps = answer.points.map(([step]) => step);
    this.low = answer.points.map(([, low]) => number(low));
    this.high = answer.points.map(([, , high]) => number(high));
    this.behind = answer.behind;
    if (this.length > this.limit) this.thin();
  }

  /**
   * One more point; one that is not later than the last is known already.
   *
   * @param {number} step
   * @param {number} value
   */
  append(step, value) {
    if (step <= this.lastStep) return;
    this.push(step, value, value);
    this.behind++;
    if (this.length > this.limit) this.thin();
  }

  /**
   * The index of the last point at or before a step, -1 if there is none.
   *
   * @param {number} step
   */
  before(step) {
    let from = -1;
    let to = this.length;
    while (to - from > 1) {
      const middle = (from + to) >> 1;
      if (this.steps[middle] <= step) from = middle;
      else to = middle;
    }
    return from;
  }

  /**
   * The points up to a step.
   *
   * @param {number} step
   */
  until(step) {
    if (step >= this.lastStep) return this;
    const part = new Series(this.limit);
    const end = this.before(step) + 1;
    part.steps = this.steps.slice(0, end);
    part.low = this.low.slice(0, end);
    part.high = this.high.slice(0, end);
    part.behind = this.behind;
    return part;
  }

  /**
   * The same values at other places.
   *
   * @param {(step: number) => number} to never falls
   */
  moved(to) {
    const moved = new Series(this.limit);
    moved.steps = this.steps.map(to);
    moved.low = this.low;
    moved.high = this.high;
    moved.behind = this.behind;
    return moved;
  }

  /** @private */
  thin() {
    const { steps, low, high } = this;
    const bucket = bucketOf(steps[steps.length - 1], this.limit);
    this.steps = [];
    this.low = [];
    this.high = [];
    let current = NaN;
    for (let i = 0; i < steps.length; i++) {
      const next = Number.isFinite(high[i]) ? bucket(steps[i]) : NOWHERE;
      if (next === current) this.merge(steps[i], low[i], high[i]);
      else this.push(steps[i], low[i], high[i]);
      current = next;
    }
  }

  /**
   * @private
   * @param {number} step
   * @param {number} low
   * @param {number} high
   */
  push(step, low, high) {
    this.steps.push(step);
    this.low.push(low);
    this.high.push(high);
  }

  /**
   * @private
   * @param {number} step
   * @param {number} low
   * @param {number} high
   */
  merge(step, low, high) {
    const last = this.length - 1;
    this.steps[last] = step;
    this.low[last] = Math.min(this.low[last], low);
    this.high[last] = Math.max(this.high[last], high);
  }
}

/**
 * Which of limit / 2 buckets a step falls into.
 *
 * @param {number} last
 * @param {number} limit
 * @returns {(step: number) => number}
 */
function bucketOf(last, limit) {
  const width = (2 * Math.log1p(last)) / limit;
  return (step) => Math.floor(Math.log1p(step) / width);
}
