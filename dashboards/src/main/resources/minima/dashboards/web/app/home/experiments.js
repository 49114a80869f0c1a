import { copyable } from "../copy.js";
import { element } from "../dom.js";
import { notes } from "../notes.js";

/** @typedef {import("../types.js").Experiment} Experiment */

/**
 * Shows the experiments of these ids alone, and the families that have any; null for all.
 *
 * @param {HTMLElement} list
 * @param {string[] | null} ids
 */
export function showExperiments(list, ids) {
  const wanted = ids === null ? null : new Set(ids);
  for (const family of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(".family"))) {
    const entries = /** @type {HTMLElement[]} */ ([...family.querySelectorAll("[data-experiment]")]);
    for (const entry of entries) entry.hidden = wanted !== null && !wanted.has(entry.dataset.experiment ?? "");
    family.hidden = entries.every((entry) => entry.hidden);
  }
  list.hidden = wanted !== null && wanted.size === 0;
}

/**
 * All experiments by family, each with its claim, its statement and the command that runs it.
 *
 * @param {Experiment[]} experiments
 */
export function experimentList(experiments) {
  const families = [...new Set(experiments.map(({ family }) => family))];
  return element(
    "section",
    { class: "experiments", "aria-label": "experiments" },
    element("h2", { class: "heading" }, "Experiments"),
    ...families.map((family) =>
      element("section", { class: "family" }, element("h3", { class: "muted" }, family), list(experiments, family)),
    ),
  );
}

/**
 * @param {Experiment[]} experiments
 * @param {string} family
 */
function list(experiments, family) {
  return element("ul", {}, ...experiments.filter((one) => one.family === family).map(entry));
}

/** @param {Experiment} experiment */
function entry(experiment) {
  const { id, title, statement, sources, data } = experiment;
  return element(
    "li",
    { "data-experiment": id },
    element("h4", { class: "claim" }, title),
    element("p", { class: "mathematics" }, statement),
    element("p", { class: "source" }, sources.join("; ")),
    ...notes(experiment),
    copyable(`./minima run ${id}`),
    element("p", { class: "muted takes" }, data),
  );
}
