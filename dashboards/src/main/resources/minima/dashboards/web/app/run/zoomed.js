import { History } from "./history.js";

/** The series of one run as they are looked at: over all steps, or asked for anew, at full resolution, over some of them. */
export class Zoomed {
  /**
   * @param {string} run
   * @param {() => void} moved
   * @param {import("../turns.js").Turns} [turns] those of all histories that are asked for together
   */
  constructor(run, moved, turns) {
    this.run = run;
    this.moved = moved;
    this.turns = turns;
    this.whole = new History(run, moved, null, { turns });
    this.shown = this.whole;
    this.looked = String([null, undefined]);
  }

  /** The steps that are looked at, null for all. */
  get steps() {
    return this.shown.steps;
  }

  /**
   * Looks at these steps; null for all.
   *
   * @param {[number, number] | null} steps
   * @param {number} [points] at most so many are asked for
   */
  look(steps, points) {
    if (String([steps, points]) === this.looked) return;
    this.looked = String([steps, points]);
    this.shown = steps === null ? this.whole : new History(this.run, this.moved, steps, { points, turns: this.turns });
  }

  /**
   * @param {string} strand
   * @param {string} metric
   */
  of(strand, metric) {
    return this.shown.of(strand, metric);
  }

  /** @param {import("../types.js").PointsEvent} points */
  take(points) {
    for (const history of new Set([this.whole, this.shown])) history.take(points);
  }

  /** @param {(entry: {strand: string, metric: string}) => boolean} [which] */
  refresh(which) {
    for (const history of new Set([this.whole, this.shown])) history.refresh(which);
  }
}
