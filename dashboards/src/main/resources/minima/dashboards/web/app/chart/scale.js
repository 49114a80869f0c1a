/** From values to pixels and back, along one axis. */

/** @typedef {"log" | "linear" | {within: number}} Kind the last is symmetric: linear within ± a value, logarithmic beyond */

export class Scale {
  /**
   * @param {Kind} kind
   * @param {[number, number]} domain least and greatest value, both positive for log
   * @param {[number, number]} range their pixels
   */
  constructor(kind, domain, range) {
    this.kind = kind;
    this.domain = domain;
    this.range = range;
    const [from, to] = domain.map((value) => forth(kind, value));
    this.from = from;
    this.slope = (range[1] - range[0]) / (to - from || 1);
  }

  /**
   * The pixel of a value; NaN where the axis has no place for it.
   *
   * @param {number} value
   */
  at(value) {
    return this.range[0] + (forth(this.kind, value) - this.from) * this.slope;
  }

  /**
   * The value at a pixel.
   *
   * @param {number} pixel
   */
  back(pixel) {
    return back(this.kind, this.from + (pixel - this.range[0]) / this.slope);
  }
}

/**
 * A value on the axis' own ruler: log₁₀, or itself, or ±log₁₀(1 + |value| / within).
 *
 * @param {Kind} kind
 * @param {number} value
 */
export function forth(kind, value) {
  if (typeof kind === "object") return Math.sign(value) * Math.log10(1 + Math.abs(value) / kind.within);
  return kind === "linear" ? value : value > 0 ? Math.log10(value) : NaN;
}

/**
 * @param {Kind} kind
 * @param {number} place
 */
export function back(kind, place) {
  if (typeof kind === "object") return Math.sign(place) * kind.within * (10 ** Math.abs(place) - 1);
  return kind === "linear" ? place : 10 ** place;
}
