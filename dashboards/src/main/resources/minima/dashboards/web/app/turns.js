/** Lets so many questions be on their way at once; the others wait for their turn. A browser opens few connections to one server. */
export class Turns {
  /** @param {number} atOnce */
  constructor(atOnce) {
    this.free = atOnce;
    /** @type {(() => void)[]} */
    this.waiting = [];
  }

  /**
   * @template T
   * @param {() => Promise<T>} ask
   * @returns {Promise<T>}
   */
  async take(ask) {
    if (this.free > 0) this.free--;
    else await new Promise((turn) => this.waiting.push(() => turn(undefined)));
    try {
      return await ask();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free++;
      else next();
    }
  }

  /** Those who wait have no turn any more. */
  close() {
    this.waiting = [];
  }
}
