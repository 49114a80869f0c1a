/**
 * The line between cells where the verdict flips.
 *
 * @typedef {{x: number, y: number, wide: number, high: number}} Raster where the first cell stands, left and below, and how large one is
 */

/**
 * The edges between neighbours of which one holds and the other does not, as the path of an SVG.
 *
 * @param {(boolean | null)[][]} held by column, from the left, and row, from below
 * @param {Raster} raster
 */
export function boundary(held, { x, y, wide, high }) {
  /** @type {string[]} */
  const edges = [];
  held.forEach((column, i) =>
    column.forEach((one, j) => {
      const left = x + i * wide;
      const below = y - j * high;
      if (flips(one, held[i + 1]?.[j])) edges.push(`M${left + wide} ${below}v${-high}`);
      if (flips(one, column[j + 1])) edges.push(`M${left} ${below - high}h${wide}`);
    }),
  );
  return edges.join("");
}

/**
 * @param {boolean | null} one
 * @param {boolean | null | undefined} other
 */
const flips = (one, other) => one !== null && other !== null && other !== undefined && one !== other;
