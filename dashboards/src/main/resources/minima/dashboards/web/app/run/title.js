import { stateOf } from "../words.js";

/**
 * The window's title: how far the run is, or its state.
 *
 * @param {import("../types.js").RunSummary} run
 */
export function entitle(run) {
  const far = run.status === "RUNNING" && run.steps > 0 ? `${Math.floor((100 * run.step) / run.steps)} %` : stateOf(run).words;
  document.title = `${far} · ${run.run} · minima`;
}
