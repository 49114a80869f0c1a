import { svg } from "../dom.js";

/**
 * @typedef {{x: number, y: number, wide: number, high: number}} Raster where the first cell stands, left and below, and how large one is
 */

/** The line between cells of which something holds and cells of which it does not. */
export class Boundary {
  /** @param {string} name its class beside {@code boundary} */
  constructor(name) {
    this.halo = svg("path", { class: `boundary halo ${name}` });
    this.line = svg("path", { class: `boundary ${name}` });
    this.node = svg("g", {}, this.halo, this.line);
  }

  /**
   * @param {{combination: number}[][]} squares by column, from the left, and row, from below
   * @param {Raster} raster
   * @param {(combination: number) => boolean | null} holds null where it is not known
   */
  draw(squares, raster, holds) {
    const held = squares.map((column) => column.map(({ combination }) => holds(combination)));
    const path = edges(held, raster);
    this.halo.setAttribute("d", path);
    this.line.setAttribute("d", path);
  }
}

/**
 * The edges between neighbours of which one holds and the other does not, as the path of an SVG.
 *
 * @param {(boolean | null)[][]} held
 * @param {Raster} raster
 */
function edges(held, { x, y, wide, high }) {
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
