/** @typedef {Pick<import("../types.js").Plane, "left" | "right" | "bottom" | "top" | "columns" | "rows">} Raster */

/** A value at each cell's centre of a raster; from the outermost centres to the edges it goes on linearly. */
export class Field {
  /**
   * @param {Raster} raster
   * @param {number[]} cells row after row, row 0 at the bottom
   */
  constructor(raster, cells) {
    const { left, right, bottom, top, columns, rows } = raster;
    this.raster = raster;
    this.cells = cells;
    /** The centres and the two edges, and a value a node. */
    this.xs = nodes(left, right, columns);
    this.ys = nodes(bottom, top, rows);
    const lines = Array.from({ length: rows }, (_, j) => continued(cells.slice(j * columns, (j + 1) * columns)));
    const upright = this.xs.map((_, i) => continued(lines.map((line) => line[i])));
    this.values = this.ys.flatMap((_, j) => upright.map((line) => line[j]));
  }

  /**
   * Between the nodes it is bilinear.
   *
   * @param {number} x
   * @param {number} y
   */
  at(x, y) {
    const [i, across] = place(this.xs, x);
    const [j, up] = place(this.ys, y);
    const node = j * this.xs.length + i;
    const mix = (/** @type {number} */ n) => this.values[n] + across * (this.values[n + 1] - this.values[n]);
    const low = mix(node);
    return low + up * (mix(node + this.xs.length) - low);
  }

  /**
   * The mean slope: of a linear field the normal of its boundary, towards the greater values.
   *
   * @returns {[number, number]}
   */
  get slope() {
    const { left, right, bottom, top } = this.raster;
    const [wide, high] = [this.xs.length, this.ys.length];
    const rises = this.ys.map((_, j) => this.values[(j + 1) * wide - 1] - this.values[j * wide]);
    const climbs = this.xs.map((_, i) => this.values[(high - 1) * wide + i] - this.values[i]);
    return [mean(rises) / (right - left), mean(climbs) / (top - bottom)];
  }

  /**
   * The least distance from the boundary among samples; null while one of them is not on its own side.
   *
   * @param {[number, number, number][]} samples
   */
  margin(samples) {
    const least = Math.min(...samples.map(([x, y, target]) => target * this.at(x, y)));
    return least > 0 ? least : null;
  }
}

/**
 * The angle between the slopes of two fields in [0, π], exact near 0 too.
 *
 * @param {Field} one
 * @param {Field} other
 */
export function angle(one, other) {
  const [a, b] = one.slope;
  const [c, d] = other.slope;
  return Math.atan2(Math.abs(a * d - b * c), a * c + b * d);
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} cells
 */
function nodes(from, to, cells) {
  const centres = Array.from({ length: cells }, (_, k) => from + ((k + 0.5) / cells) * (to - from));
  return [from, ...centres, to];
}

/** @param {number[]} line */
function continued(line) {
  const last = line.length - 1;
  return [1.5 * line[0] - 0.5 * line[1], ...line, 1.5 * line[last] - 0.5 * line[last - 1]];
}

/**
 * The interval that a coordinate is in, and where in it.
 *
 * @param {number[]} rising
 * @param {number} value
 * @returns {[number, number]}
 */
function place(rising, value) {
  const after = rising.findIndex((one) => one > value);
  const from = after < 0 ? rising.length - 2 : Math.max(0, after - 1);
  return [from, (value - rising[from]) / (rising[from + 1] - rising[from])];
}

/** @param {number[]} values */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
