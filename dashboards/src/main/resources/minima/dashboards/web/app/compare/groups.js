import { groupPens } from "../chart/palette.js";

/**
 * Runs that agree in what they are grouped by: they share a pen.
 *
 * @typedef {{name: string, runs: Run[], colour: string, dash: number[]}} Group
 *
 * @typedef {import("../types.js").Run} Run
 */

/**
 * The groups by rising value; runs of one group by seed.
 *
 * @param {Run[]} runs
 * @param {import("./facets.js").Facet} facet
 * @returns {Group[]}
 */
export function groupsOf(runs, facet) {
  const names = [...new Set(runs.map(facet.of))].sort((a, b) => {
    const [one, other] = [first(runs, facet, a), first(runs, facet, b)];
    return one - other || a.localeCompare(b, "en", { numeric: true });
  });
  const pens = groupPens(names.length);
  return names.map((name, i) => ({
    name,
    ...pens[i],
    runs: runs.filter((run) => facet.of(run) === name).sort((a, b) => a.seed - b.seed || a.run.localeCompare(b.run)),
  }));
}

/**
 * The number behind a value, by which it is put in order; 0 where it is none.
 *
 * @param {Run[]} runs
 * @param {import("./facets.js").Facet} facet
 * @param {string} name
 */
function first(runs, facet, name) {
  const value = runs.find((run) => facet.of(run) === name)?.settings[facet.name];
  return typeof value === "number" ? value : 0;
}
