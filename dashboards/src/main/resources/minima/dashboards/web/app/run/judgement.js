import { element } from "../dom.js";
import { mark } from "../mark.js";
import { figures, number } from "../number.js";
import { holding, outcomeOf } from "../words.js";

/**
 * @typedef {import("../types.js").Assumption} Assumption
 * @typedef {import("../types.js").Verdict} Verdict
 */

/**
 * A hypothesis with its light, its word and the number that decided.
 *
 * @param {Assumption} one
 */
export function assumption(one) {
  const state = holding(one);
  return element(
    "li",
    { class: "line", "data-assumption": one.name, "data-state": one.state },
    mark(state),
    element("span", {}, element("bdi", {}, one.name), " ", element("span", { class: "detail muted" }, one.detail)),
    element("span", { class: one.state === "FAILS" ? "bad" : "muted" }, state.words),
  );
}

/**
 * A verdict: what was measured, and below it what was predicted, how far apart they may lie and what came out.
 *
 * @param {Verdict} one
 * @param {boolean} several whether the claim has several strands, so that each has to be named
 */
export function verdict(one, several) {
  const said = outcomeOf(one);
  const strand = one.control ? `control ${one.strand}: ` : several ? `${one.strand}: ` : "";
  return element(
    "li",
    {
      class: "line",
      "data-verdict": one.quantity,
      "data-strand": one.strand,
      "data-control": String(one.control),
      "data-outcome": one.outcome,
    },
    mark(said),
    element("bdi", { class: "quantity" }, strand + one.quantity),
    element("span", { class: "measured" }, figures(number(one.measured))),
    element("p", { class: "detail muted", title: one.source }, reasoning(one, said.words)),
  );
}

/**
 * @param {Verdict} one
 * @param {string} words
 */
function reasoning(one, words) {
  const predicted = figures(number(one.predicted));
  if (one.outcome === "NOT_APPLICABLE") return one.control ? `${words}: ${one.reason}` : `${words}. ${one.reason}`;
  if (one.control) return words.replace(/^(misses|hits)/, `$1 ${predicted}`);
  return `predicted ${predicted} ± ${figures(number(one.tolerance), 2)}, ${words}: ${one.reason}`;
}
