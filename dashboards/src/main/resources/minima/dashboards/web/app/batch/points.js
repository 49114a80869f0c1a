import { number } from "../number.js";
import { toRun } from "../route.js";
import { valueOf } from "./naming.js";
import { says } from "./says.js";

/**
 * @typedef {import("./model.js").Batch} Batch
 * @typedef {import("./stage.js").Look} Look
 */

/**
 * The combinations along the axis drawn across, through the one chosen; of a batch without axes its runs.
 *
 * @param {Batch} batch
 * @param {Look} look
 * @returns {import("./strip.js").Point[]}
 */
export function pointsOf(batch, look) {
  const axis = batch.axes[look.section.across];
  if (axis === undefined) return batch.cells.map((cell) => dotOf(cell, look));
  const through = look.chosen === null || look.chosen >= batch.size ? 0 : look.chosen;
  return batch.along(look.section.across, through).map((combination, i) => {
    const summary = look.measure === null ? undefined : batch.summary(combination, look.measure);
    const ended = batch.runs(combination).every(({ status }) => ["CANCELLED", "DIVERGED", "FAILED"].includes(status));
    return {
      label: valueOf(axis.values[i]),
      value: look.verdicts ? batch.share(combination) : number(summary?.mean),
      low: look.verdicts ? NaN : number(summary?.low),
      high: look.verdicts ? NaN : number(summary?.high),
      combination,
      href: null,
      says: says(batch, combination, look.measure),
      state: ended ? "lost" : "done",
    };
  });
}

/**
 * @param {import("./types.js").Cell} cell
 * @param {Look} look
 * @returns {import("./strip.js").Point}
 */
function dotOf({ run, seed, status, values, verdicts }, { measure, verdicts: judged }) {
  const last = measure === null ? NaN : number(values[measure.strand]?.[measure.metric]);
  const value = judged ? verdicts.asTheyShould / verdicts.count : status === "COMPLETED" ? last : NaN;
  const state = ["CANCELLED", "DIVERGED", "FAILED"].includes(status) ? "lost" : "done";
  const words = `seed ${seed}, ${status.toLowerCase()}${Number.isFinite(value) ? `: ${value}` : ""}`;
  return { label: String(seed), value, low: NaN, high: NaN, combination: null, href: toRun(run), says: words, state };
}
