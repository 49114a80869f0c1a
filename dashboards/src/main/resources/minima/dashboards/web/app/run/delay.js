/** Rows whose delays are remembered. */
const MOST = 10_000;

/** How often the quantiles are worked out. */
const EVERY_MILLIS = 1000;

/** How long measured rows take until they are drawn, by the clock of the laboratory and the clock of the page. */
export class Delay {
  constructor() {
    /** @type {number[]} */
    this.waiting = [];
    /** @type {number[]} */
    this.delays = [];
    this.next = 0;
    this.worked = 0;
    /** @type {{p50: number, p95: number} | null} in milliseconds, null before anything was drawn */
    this.quantiles = null;
  }

  /**
   * Rows have come.
   *
   * @param {import("../types.js").PointsEvent} points
   */
  took({ rows }) {
    if (this.waiting.length < MOST) this.waiting.push(...rows.map(([, time]) => time));
  }

  /** What has come is drawn. */
  drew() {
    const now = Date.now();
    for (const time of this.waiting) {
      this.delays[this.next] = now - time;
      this.next = (this.next + 1) % MOST;
    }
    this.waiting = [];
    if (now - this.worked < EVERY_MILLIS || this.delays.length === 0) return;
    this.worked = now;
    const sorted = [...this.delays].sort((a, b) => a - b);
    const at = (/** @type {number} */ share) => sorted[Math.ceil(share * sorted.length) - 1];
    this.quantiles = { p50: at(0.5), p95: at(0.95) };
  }
}
