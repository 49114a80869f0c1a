/** Draws when asked, on the screen's own beat, and not more often than this. */

const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const MILLIS = 50;
const CALM_MILLIS = 1000;

export class Frames {
  /** @param {() => void} draw */
  constructor(draw) {
    this.draw = draw;
    this.last = -Infinity;
    /** @type {number | null} */
    this.asked = null;
  }

  /** Something moved. */
  ask() {
    this.asked ??= requestAnimationFrame(this.beat);
  }

  /** Someone did something: draw on the next beat. */
  now() {
    this.last = -Infinity;
    this.ask();
  }

  close() {
    if (this.asked !== null) cancelAnimationFrame(this.asked);
    this.asked = null;
  }

  /** @private @param {number} time */
  beat = (time) => {
    if (time - this.last < (CALM.matches ? CALM_MILLIS : MILLIS)) {
      this.asked = requestAnimationFrame(this.beat);
      return;
    }
    this.asked = null;
    this.last = time;
    this.draw();
  };
}
