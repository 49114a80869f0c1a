import { element } from "../dom.js";
import { home } from "../route.js";

/**
 * The claim as a title, and its statement.
 *
 * @param {string} id
 * @param {import("../types.js").Experiment | undefined} experiment undefined where the laboratory has no such one any more
 */
export function title(id, experiment) {
  return [
    element("h1", {}, experiment?.title ?? id),
    experiment && element("p", { class: "mathematics statement" }, experiment.statement),
  ];
}

/**
 * What stands there in place of a batch.
 *
 * @param {import("../api.js").Refused} refused
 */
export function missing(refused) {
  return [
    element("h1", {}, refused.status === 404 ? "There is no such batch" : "The laboratory does not show this batch"),
    element("p", { class: "mathematics" }, refused.message),
    element("a", { class: "quiet", href: home() }, "all runs"),
  ];
}
