import { element } from "../dom.js";
import { count } from "../number.js";
import { home } from "../route.js";

/**
 * @typedef {import("../types.js").Run} Run
 * @typedef {import("./comparison.js").Comparison} Comparison
 */

/** So many complaints of one kind are spelt out. */
const FEW = 3;

/**
 * What is compared, as the page's title: the claim where it is one.
 *
 * @param {Run[]} runs
 */
export function titleOf(runs) {
  if (runs.length === 0) {
    return [element("h1", {}, "Nothing to compare"), element("a", { class: "quiet", href: home() }, "choose among all runs")];
  }
  const claims = [...new Set(runs.map(({ title }) => title))];
  const ids = [...new Set(runs.map(({ experiment }) => experiment))];
  const words = `${count(runs.length)} ${runs.length === 1 ? "run" : "runs"} of `;
  return [
    element("h1", {}, claims.length === 1 ? claims[0] : `${count(claims.length)} claims side by side`),
    element("p", { class: "mathematics" }, words, element("bdi", {}, ids.join(", "))),
  ];
}

/**
 * What cannot be shown, each in a sentence; empty where all is well.
 *
 * @param {import("./members.js").Members} members
 * @param {Comparison | null} comparison
 * @param {{asked: number, metric: string | null}} wish how many runs were named, and a metric that not all runs measure
 */
export function troubleOf({ ids, refused }, comparison, { asked, metric }) {
  const unshared = comparison !== null && comparison.strands.length === 0;
  return [
    refused.size > 0 && `${count(refused.size)} of these runs cannot be had: ${few(ids.flatMap((id) => refused.get(id) ?? []))}`,
    asked > ids.length && `The first ${ids.length} of ${count(asked)} runs are shown: one chart tells no more apart`,
    unshared && "The runs share no strand: of each its own first one is drawn",
    comparison?.metrics.length === 0 && "The runs share no metric: nothing can be drawn together",
    metric !== null && `Not all runs measure this: metric=${metric}`,
  ]
    .filter((sentence) => sentence)
    .join("\n");
}

/** @param {string[]} names */
const few = (names) => names.slice(0, FEW).join("; ") + (names.length > FEW ? `; and ${count(names.length - FEW)} more` : "");
