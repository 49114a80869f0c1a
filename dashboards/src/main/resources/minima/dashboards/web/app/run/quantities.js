import { STEPS, measured, steady, stepsAround } from "../chart/clock.js";
import { count, figures } from "../number.js";
import { namesake } from "../fork/namesake.js";

/**
 * What can stand along the charts of a run beside the step.
 *
 * @typedef {import("../types.js").Run} Run
 * @typedef {import("../types.js").Strand} Strand
 * @typedef {import("../chart/clock.js").Clock} Clock
 * @typedef {import("../chart/abscissa.js").Abscissa} Abscissa
 *
 * @typedef {{run: Run, ancestors: Run[], history: import("./zoomed.js").Zoomed}} Course a run, those it was forked from, nearest first, and what it has measured
 * @typedef {{value: string, words: string, why: string | null}} Choice and why it cannot be chosen
 *
 * @typedef {object} Quantity
 * @property {string} words
 * @property {(passed: number) => string} say
 * @property {boolean} whole
 * @property {(strand: Strand) => number | null | undefined} [each] what passes in a step; there is none where it is measured
 * @property {string} [unknown]
 */

/** @type {Record<string, Quantity>} */
const QUANTITIES = {
  samples: {
    words: "samples seen",
    say: (passed) => `samples seen ${count(passed)}`,
    whole: true,
    each: ({ pace }) => pace?.samples,
    unknown: "how many samples a step reads is not known or not always the same",
  },
  time: { words: "wall time / s", say: (passed) => `wall time ${figures(passed, 4)} s`, whole: false },
  flow: {
    words: "η·t",
    say: (passed) => `η·t ${figures(passed, 4)}`,
    whole: false,
    each: ({ pace }) => pace?.stepSize,
    unknown: "the step size is not known or not one constant number",
  },
};

/** Where a logarithmic axis begins as long as nothing is known. */
const LEAST = 1e-3;

/**
 * The quantities, with the reason where one is not known.
 *
 * @param {Course} course
 * @param {string | null} refused why there is nothing but steps
 * @returns {Choice[]}
 */
export function choicesOf(course, refused) {
  const others = Object.entries(QUANTITIES).map(([value, { words }]) => ({ value, words, why: refused ?? whyNot(value, course) }));
  return [{ value: "step", words: "step t", why: null }, ...others];
}

/**
 * @param {string} over
 * @param {Course} course
 */
function whyNot(over, { run, ancestors }) {
  if (run.strands.length === 0) return "the run is not set up yet";
  const { each, unknown } = QUANTITIES[over];
  if (!each) return null;
  const clocks = steadies(run, ancestors, each);
  const missing = run.strands.find(({ name }) => !clocks.has(name));
  if (missing === undefined) return null;
  return Number(each(missing)) > 0 ? "it is not known of the run that this one was forked from" : `${missing.name}: ${unknown}`;
}

/**
 * What stands along the charts, null where that is the step or is not known of every strand.
 *
 * @param {string | null} over
 * @param {Course} course
 * @param {Course | null} parent
 * @param {boolean} whole whether times are read of the whole run alone, and not more finely where one looks
 * @returns {Abscissa | null}
 */
export function abscissaOf(over, course, parent, whole) {
  if (over === null || whyNot(over, course) !== null) return null;
  const { each, words, say, whole: counted } = QUANTITIES[over];
  const clocksOf = (/** @type {Course} */ { run, ancestors, history }) =>
    each ? steadies(run, ancestors, each) : timed(run, history, whole);
  const { strands } = course.run;
  const first = strands[0].name;
  const found = clocksOf(course);
  const clocks = found.has(first) ? found : new Map();
  const below = parent === null ? new Map() : clocksOf(parent);
  const start = Math.min(...[...clocks.values(), ...below.values()].map((clock) => clock.first));
  return {
    over,
    words,
    say,
    whole: counted,
    lead: clocks.get(first) ?? STEPS,
    clocks,
    below,
    start: Number.isFinite(start) ? start : LEAST,
    end: Math.max(...strands.map(({ name, steps }) => clocks.get(name)?.at(steps) ?? 0)),
  };
}

/**
 * The clocks that go evenly; those of a fork go on from where its parent's stood.
 *
 * @param {Run} run
 * @param {Run[]} ancestors
 * @param {NonNullable<Quantity["each"]>} eachOf
 * @returns {Map<string, Clock>}
 */
function steadies(run, [parent, ...older], eachOf) {
  const before = run.parent && parent ? steadies(parent, older, eachOf) : null;
  const clocks = run.strands.flatMap((strand, i) => {
    const each = Number(eachOf(strand) ?? 0);
    if (!(each > 0)) return [];
    if (!run.parent) return [/** @type {const} */ ([strand.name, steady(each)])];
    const below = before?.get(namesake(run, i, parent)?.name ?? "");
    if (below === undefined) return [];
    const { step } = run.parent;
    return [/** @type {const} */ ([strand.name, below.each === each ? below : steady(each, { step, passed: below.at(step) })])];
  });
  return new Map(clocks);
}

/**
 * The clocks that were read as the rows were measured, from the run's first row on.
 *
 * @param {Run} run
 * @param {import("./zoomed.js").Zoomed} history
 * @param {boolean} whole
 * @returns {Map<string, Clock>}
 */
function timed({ strands }, history, whole) {
  const known = strands
    .map(({ name, metrics }) => ({ name, tables: history.times(name, metrics[0]).filter(({ length }) => length > 0) }))
    .filter(({ tables }) => tables.length > 0);
  const zero = Math.min(...known.map(({ tables }) => tables[tables.length - 1].low[0]));
  return new Map(known.map(({ name, tables }) => [name, measured(whole ? tables.slice(-1) : tables, zero)]));
}

/**
 * Of each strand the steps that stand where these of the first strand do.
 *
 * @param {Abscissa | null} abscissa
 * @param {[number, number] | null} steps
 * @param {"clocks" | "below"} of
 * @returns {Map<string, [number, number]>}
 */
export function beside(abscissa, steps, of) {
  if (abscissa === null || steps === null) return new Map();
  const [from, to] = steps.map(abscissa.lead.at);
  return new Map([...abscissa[of]].map(([name, clock]) => [name, clock === abscissa.lead ? steps : stepsAround(clock, from, to)]));
}
