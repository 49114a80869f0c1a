import { figures } from "../number.js";
import { spaced } from "../words.js";

/**
 * Something that runs may differ in: a setting, the experiment, the data, the seed.
 *
 * @typedef {{name: string, words: string, of: (run: Run) => string}} Facet
 *
 * @typedef {import("../types.js").Run} Run
 */

/** All runs in one group. */
export const ALL = "all";

/** @type {Facet[]} */
const OWN = [
  { name: "experiment", words: "experiment", of: (run) => run.experiment },
  { name: "data", words: "data", of: (run) => run.data?.name ?? "its own" },
];

/** @type {Facet} */
const SEED = { name: "seed", words: "seed", of: (run) => `seed ${run.seed}` };

/** @type {Facet} */
const TOGETHER = { name: ALL, words: "all together", of: () => "all" };

/**
 * @param {string} name
 * @returns {Facet}
 */
function setting(name) {
  return { name, words: spaced(name), of: (run) => (name in run.settings ? shown(run.settings[name]) : "–") };
}

/** @param {unknown} value */
const shown = (value) => (typeof value === "number" ? figures(value, 4) : String(value));

/**
 * What tells these runs apart, but for their seeds.
 *
 * @param {Run[]} runs
 * @returns {Facet[]}
 */
export function differing(runs) {
  const settings = [...new Set(runs.flatMap((run) => Object.keys(run.settings)))].map(setting);
  return [...OWN, ...settings].filter(({ of }) => new Set(runs.map(of)).size > 1);
}

/**
 * What these runs can be grouped by.
 *
 * @param {Run[]} runs
 * @returns {Facet[]}
 */
export const choices = (runs) => [...differing(runs), SEED, TOGETHER];

/**
 * The facet of a name; without a name, or where no run has such a setting, the first in which they differ.
 *
 * @param {string | null} name
 * @param {Run[]} runs
 * @returns {Facet}
 */
export function facetOf(name, runs) {
  const known = [...OWN, SEED, TOGETHER].find((facet) => facet.name === name);
  if (known !== undefined) return known;
  if (name !== null && runs.some((run) => name in run.settings)) return setting(name);
  return differing(runs)[0] ?? TOGETHER;
}
