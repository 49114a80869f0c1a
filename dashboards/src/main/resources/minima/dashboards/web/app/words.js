/** States and outcomes in words and marks, so that no colour speaks alone. */

import { count, figures, number } from "./number.js";

/**
 * @typedef {import("./types.js").RunSummary} RunSummary
 * @typedef {import("./types.js").Verdict} Verdict
 * @typedef {import("./types.js").Assumption} Assumption
 * @typedef {{words: string, shape: import("./mark.js").Shape, colour: "good" | "open" | "bad" | "muted"}} Saying
 */

/**
 * A run's state.
 *
 * @param {RunSummary} run
 * @returns {Saying}
 */
export function stateOf(run) {
  const at = ` at ${count(run.step)}`;
  switch (run.status) {
    case "QUEUED":
      return { words: "queued", shape: "ring", colour: "muted" };
    case "RUNNING":
      return { words: running(run), shape: "disc", colour: "good" };
    case "PAUSED":
      return { words: "paused" + at, shape: "bars", colour: "open" };
    case "COMPLETED":
      return { words: "done", shape: "disc", colour: "muted" };
    case "CANCELLED":
      return { words: "cancelled" + at, shape: "dash", colour: "muted" };
    case "DIVERGED":
      return { words: "diverged" + at, shape: "cross", colour: "bad" };
    case "FAILED":
      return { words: "failed" + at, shape: "cross", colour: "bad" };
    default:
      return { words: String(run.status).toLowerCase(), shape: "ring", colour: "muted" };
  }
}

/** @param {RunSummary} run */
function running(run) {
  const rate = number(run.rate);
  return rate > 0 ? `stepping, ${rate < 10 ? figures(rate, 2) : count(rate)}/s` : "stepping";
}

/** @param {RunSummary} run */
export const ended = (run) => ["COMPLETED", "CANCELLED", "DIVERGED", "FAILED"].includes(run.status);

/**
 * What a verdict came to. A control is right when it misses, and its mark is hollow.
 *
 * @param {Verdict} verdict
 * @returns {Saying}
 */
export function outcomeOf(verdict) {
  const { control, outcome } = verdict;
  if (outcome === "INCONCLUSIVE") return { words: "open", shape: control ? "ring" : "half", colour: "open" };
  if (control) {
    return outcome === "SUPPORTED"
      ? { words: "hits, though a control must miss", shape: "ring", colour: "bad" }
      : { words: "misses, as a control must", shape: "ring", colour: "good" };
  }
  if (outcome === "SUPPORTED") return { words: "supported", shape: "disc", colour: "good" };
  if (outcome === "REFUTED") return { words: "refuted", shape: "cross", colour: "bad" };
  return { words: "does not apply", shape: "dash", colour: "muted" };
}

/**
 * All verdicts of a run in one phrase: "2 supported, 1 open, control misses".
 *
 * @param {Verdict[]} verdicts
 */
export function summaryOf(verdicts) {
  const claims = verdicts.filter((v) => !v.control).map((v) => outcomeOf(v).words);
  const controls = verdicts.filter((v) => v.control);
  const phrases = [...new Set(claims)].map((words) => {
    const n = claims.filter((one) => one === words).length;
    return `${n} ${n === 1 ? words : words.replace("does", "do")}`;
  });
  if (controls.some((v) => v.outcome === "SUPPORTED")) phrases.push("control hits");
  else if (controls.some((v) => v.outcome === "INCONCLUSIVE")) phrases.push("control open");
  else if (controls.length > 0) phrases.push("control misses");
  return phrases.join(", ");
}

/**
 * Whether a hypothesis of the theorem holds.
 *
 * @param {Assumption} assumption
 * @returns {Saying}
 */
export function holding(assumption) {
  if (assumption.state === "HOLDS") return { words: "holds", shape: "disc", colour: "good" };
  if (assumption.state === "FAILS") return { words: "fails", shape: "cross", colour: "bad" };
  return { words: "unknown", shape: "ring", colour: "muted" };
}

/**
 * What is known of a claim, where that is not a proof; empty where it is.
 *
 * @param {import("./types.js").Experiment} experiment
 */
export function standingOf({ standing }) {
  const known = { PROVED: "", CONJECTURED: "A conjecture.", REFUTED: "Wrong as stated.", MEASURED: "Seen in experiments alone." };
  return known[standing] ?? String(standing).toLowerCase();
}

/**
 * A setting's name in words: stepSize → step size.
 *
 * @param {string} name
 */
export function spaced(name) {
  return name.replace(/([a-z\d])([A-Z])/g, (_, end, start) => `${end} ${start.toLowerCase()}`);
}

/**
 * A phrase with a capital, but for one that begins with a symbol: t · L(t).
 *
 * @param {string} phrase
 */
export function capital(phrase) {
  return /^[a-z]{2}/.test(phrase) ? phrase.charAt(0).toUpperCase() + phrase.slice(1) : phrase;
}
