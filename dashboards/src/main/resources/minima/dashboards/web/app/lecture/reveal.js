const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const MILLIS = 12_000;

/** A curve that is shown little by little: the same length of the axis in the same time, from its left end to its right. */
export class Reveal {
  /** @param {() => void} moved */
  constructor(moved) {
    this.moved = moved;
    /** How much of the axis is shown, 0 to 1. */
    this.share = 0;
    /** @type {number | null} */
    this.asked = null;
  }

  /** From the start. */
  play() {
    this.stop(0);
    if (CALM.matches) {
      this.stop(1);
      return;
    }
    const begun = performance.now();
    const beat = (/** @type {number} */ now) => {
      this.share = Math.min(1, Math.max(0, (now - begun) / MILLIS));
      this.asked = this.share < 1 ? requestAnimationFrame(beat) : null;
      this.moved();
    };
    this.asked = requestAnimationFrame(beat);
  }

  /**
   * Stands still.
   *
   * @param {number} share
   */
  stop(share) {
    if (this.asked !== null) cancelAnimationFrame(this.asked);
    this.asked = null;
    this.share = share;
    this.moved();
  }
}
