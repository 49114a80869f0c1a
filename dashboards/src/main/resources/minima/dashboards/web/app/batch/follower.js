import * as api from "../api.js";
import { Live } from "../live.js";

const AGAIN_MILLIS = 1000;

/**
 * Follows a batch: its runs as the stream tells of them, its sums asked for anew at most once a second.
 *
 * @typedef {object} Heard
 * @property {(report: import("./types.js").Report) => void} report
 * @property {(cells: import("./types.js").Cell[]) => void} cells
 * @property {(standing: import("./types.js").Standing) => void} standing
 * @property {(groups: import("./types.js").Group[]) => void} groups
 * @property {(refused: unknown) => void} refused
 */
export class Follower {
  /**
   * @param {string} batch
   * @param {Heard} heard
   * @param {() => string[]} metrics those whose sums are wanted, all where there are none
   */
  constructor(batch, heard, metrics) {
    this.batch = batch;
    this.heard = heard;
    this.metrics = metrics;
    /** @type {number | undefined} */
    this.timer = undefined;
    /** @type {import("./types.js").Cell[][] | null} what came while the whole was asked for */
    this.early = [];
    this.closed = false;
    this.live = new Live(
      null,
      {
        opened: () => this.load(),
        cells: ({ batch: of, cells }) => of === batch && this.take(cells),
        batch: (standing) => standing.batch === batch && this.moved(standing),
      },
      batch,
    );
  }

  close() {
    this.closed = true;
    clearTimeout(this.timer);
    this.live.close();
  }

  /** @private */
  async load() {
    this.early ??= [];
    try {
      const report = await api.batch(this.batch, "cells", []);
      if (this.closed) return;
      this.heard.report(report);
      for (const cells of this.early ?? []) this.heard.cells(cells);
      this.early = null;
    } catch (error) {
      if (!this.closed) this.heard.refused(error);
    }
  }

  /** @private @param {import("./types.js").Cell[]} cells */
  take(cells) {
    if (this.early === null) this.heard.cells(cells);
    else this.early.push(cells);
  }

  /** @private @param {import("./types.js").Standing} standing */
  moved(standing) {
    if (this.early === null) this.heard.standing(standing);
    this.timer ??= setTimeout(() => this.sum(standing.ended > 0), AGAIN_MILLIS);
  }

  /**
   * @private
   * @param {boolean} all
   */
  async sum(all) {
    try {
      const report = await api.batch(this.batch, "groups", all ? [] : this.metrics());
      if (this.closed || this.early !== null) return;
      this.heard.groups(report.groups);
      if (report.ended > 0 && !all) this.heard.groups((await api.batch(this.batch, "groups", [])).groups);
    } catch (error) {
      console.warn("the sums did not come", error);
    } finally {
      this.timer = undefined;
    }
  }
}
