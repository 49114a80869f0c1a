/** At least so long between two questions. */
const LEAST_MILLIS = 1000;

/** A question that took long waits so many times as long before it is asked again. */
const PATIENCE = 5;

/** Asks again soon, however often that is wanted, and spends most of the time waiting. */
export class Again {
  /** @param {() => Promise<void>} ask */
  constructor(ask) {
    this.ask = ask;
    /** @type {number | undefined} */
    this.timer = undefined;
    this.wait = LEAST_MILLIS;
  }

  soon() {
    this.timer ??= setTimeout(() => this.go(), this.wait);
  }

  close() {
    clearTimeout(this.timer);
    this.ask = async () => {};
  }

  /** @private */
  async go() {
    const began = performance.now();
    this.timer = undefined;
    await this.ask();
    this.wait = Math.max(LEAST_MILLIS, PATIENCE * (performance.now() - began));
  }
}
