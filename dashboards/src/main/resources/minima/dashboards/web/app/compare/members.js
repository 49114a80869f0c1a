import * as api from "../api.js";
import { AT_ONCE } from "../run/history.js";
import { Zoomed } from "../run/zoomed.js";
import { Turns } from "../turns.js";
import { ended } from "../words.js";

/** @typedef {import("../types.js").Run} Run */

/** The runs compared: their reports, and the series of theirs that were looked at. All are asked for through the same few connections. */
export class Members {
  /**
   * @param {string[]} ids
   * @param {() => void} moved points have come
   */
  constructor(ids, moved) {
    this.ids = ids;
    this.turns = new Turns(AT_ONCE);
    this.histories = new Map(ids.map((id) => [id, new Zoomed(id, moved, this.turns)]));
    /** @type {Map<string, Run>} */
    this.known = new Map();
    /** @type {Map<string, string>} why a run is not among those known, by its id */
    this.refused = new Map();
  }

  close() {
    this.turns.close();
  }

  /** Those that have come, in the order they were named. */
  get runs() {
    return this.ids.flatMap((id) => this.known.get(id) ?? []);
  }

  /** Asks for all reports. */
  async load() {
    await Promise.all(this.ids.map((id) => this.ask(id)));
  }

  /**
   * Asks for one report; a run that was there stays where it is.
   *
   * @param {string} id
   */
  async ask(id) {
    try {
      this.known.set(id, await this.turns.take(() => api.run(id)));
      this.refused.delete(id);
    } catch (error) {
      if (error instanceof api.Refused) this.refused.set(id, error.message);
    }
  }

  /**
   * What the stream tells of a run; false where it is none of these.
   *
   * @param {Partial<Run> & {run: string}} summary
   */
  take(summary) {
    const run = this.known.get(summary.run);
    if (run !== undefined) Object.assign(run, summary);
    return run !== undefined;
  }

  /** The ids of those that may still move. */
  get moving() {
    return this.runs.filter((run) => !ended(run)).map(({ run }) => run);
  }

  /**
   * Looks at these steps; null for all.
   *
   * @param {[number, number] | null} steps
   */
  look(steps) {
    for (const history of this.histories.values()) history.look(steps);
  }

  /**
   * @param {string} run
   * @param {string} strand
   * @param {string} metric
   */
  series(run, strand, metric) {
    return /** @type {Zoomed} */ (this.histories.get(run)).of(strand, metric);
  }

  /**
   * Asks anew for what was looked at.
   *
   * @param {Iterable<string>} ids
   * @param {string[]} metrics
   */
  refresh(ids, metrics) {
    for (const id of ids) this.histories.get(id)?.refresh(({ metric }) => metrics.includes(metric));
  }
}
