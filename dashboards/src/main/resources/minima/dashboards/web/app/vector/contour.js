/**
 * @typedef {{xs: number[], ys: number[], values: number[]}} Grid rising coordinates, and a value a node, row after row from below
 * @typedef {[number, number][]} Line corners
 */

/**
 * The lines along which a field has a level: marching squares, linear along the edges between nodes, so that those of a linear field are exact.
 * Where a cell has the level on all four edges, its mean says which corners belong together; a cell with a value that is no number has no line.
 *
 * @param {Grid} grid
 * @param {number} level
 * @returns {Line[]} a closed one ends where it begins
 */
export function contour(grid, level) {
  const wide = grid.xs.length;
  /** @type {Map<number, number[]>} by crossing, those it is joined with; a crossing is named by its edge, see below */
  const joined = new Map();
  for (let j = 0; j + 1 < grid.ys.length; j++) {
    for (let i = 0; i + 1 < wide; i++) {
      for (const [one, other] of pieces(grid.values, wide, j * wide + i, level)) {
        joined.set(one, [...(joined.get(one) ?? []), other]);
        joined.set(other, [...(joined.get(other) ?? []), one]);
      }
    }
  }
  return chains(joined).map((chain) => chain.map((edge) => crossing(grid, edge, level)));
}

/**
 * The pieces of the lines within a cell, each as the two edges that it joins. The edge from node n to the right is 2n, that upwards 2n + 1.
 *
 * @param {number[]} values
 * @param {number} wide
 * @param {number} node at the left, below
 * @param {number} level
 * @returns {[number, number][]}
 */
function pieces(values, wide, node, level) {
  const corners = [node, node + 1, node + wide + 1, node + wide].map((n) => values[n]);
  if (!corners.every(Number.isFinite)) return [];
  const above = corners.map((value) => value >= level);
  const edges = [2 * node, 2 * (node + 1) + 1, 2 * (node + wide), 2 * node + 1];
  const crossed = edges.filter((_, k) => above[k] !== above[(k + 1) % 4]);
  if (crossed.length === 0) return [];
  if (crossed.length === 2) return [[crossed[0], crossed[1]]];
  const [below, right, over, left] = edges;
  const withFirst = corners.reduce((sum, value) => sum + value, 0) / 4 >= level === above[0];
  return withFirst
    ? [
        [below, right],
        [over, left],
      ]
    : [
        [left, below],
        [right, over],
      ];
}

/**
 * @param {Grid} grid
 * @param {number} edge
 * @param {number} level
 * @returns {[number, number]}
 */
function crossing({ xs, ys, values }, edge, level) {
  const wide = xs.length;
  const node = Math.floor(edge / 2);
  const [i, j] = [node % wide, Math.floor(node / wide)];
  const upwards = edge % 2 === 1;
  const [from, to] = [values[node], values[node + (upwards ? wide : 1)]];
  const share = (level - from) / (to - from);
  return upwards ? [xs[i], between(ys[j], ys[j + 1], share)] : [between(xs[i], xs[i + 1], share), ys[j]];
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} share
 */
const between = (from, to, share) => from + share * (to - from);

/**
 * Pieces put together: first those that end somewhere, then the closed ones.
 *
 * @param {Map<number, number[]>} joined emptied
 */
function chains(joined) {
  const ends = [...joined.keys()].filter((one) => joined.get(one)?.length === 1);
  /** @type {number[][]} */
  const all = [];
  for (const start of [...ends, ...joined.keys()]) {
    const chain = [start];
    for (let here = start, next; (next = joined.get(here)?.pop()) !== undefined; here = next) {
      const back = joined.get(next) ?? [];
      back.splice(back.indexOf(here), 1);
      chain.push(next);
    }
    if (chain.length > 1) all.push(chain);
  }
  return all;
}
