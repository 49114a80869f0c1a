import { element } from "./dom.js";
import { standingOf } from "./words.js";

/**
 * What is known of a claim where that is not a proof, and the remarks to its source, each a line.
 *
 * @param {import("./types.js").Experiment | undefined} experiment
 */
export function notes(experiment) {
  if (experiment === undefined) return [];
  const standing = standingOf(experiment);
  return [
    standing !== "" && element("p", { class: "source standing", "data-standing": experiment.standing }, standing),
    ...experiment.remarks.map((remark) => element("p", { class: "source remark" }, remark)),
  ];
}
