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
    this.looked = JSON.stringify([null, undefined]);
  }

  /** The steps that are looked at, null for all. */
  get steps() {
    return this.shown.steps;
  }

  /**
   * Looks at these steps; null for all.
   *
   * @param {[number, number] | null} steps
   * @param {{points?: number, beside?: Map<string, [number, number]>}} [how] at most so many points are asked for; other steps of some strands
   */
  look(steps, { points, beside = new Map() } = {}) {
    const looked = JSON.stringify([steps, points, ...beside]);
    if (looked === this.looked) return;
    this.looked = looked;
    this.shown = steps === null ? this.whole : new History(this.run, this.moved, steps, { points, turns: this.turns, beside });
  }

  /**
   * @param {string} strand
   * @param {string} metric
   */
  of(strand, metric) {
    return this.shown.of(strand, metric);
  }

  /**
   * When the rows of a strand were measured: where one looks, and of the whole run.
   *
   * @param {string} strand
   * @param {string} metric one that it measures
   */
  times(strand, metric) {
    return [...new Set([this.shown, this.whole])].map((history) => history.times(strand, metric));
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
