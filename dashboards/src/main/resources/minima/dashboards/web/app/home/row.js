import { element, fill } from "../dom.js";
import { mark } from "../mark.js";
import { count, figures, number } from "../number.js";
import { toRun } from "../route.js";
import { outcomeOf, stateOf, summaryOf } from "../words.js";

/** @typedef {import("../types.js").RunSummary} RunSummary */

/** One run in a line: state, claim, tags, how far it is, its key measure, its verdicts. */
export class RunRow {
  /**
   * @param {RunSummary} run
   * @param {(run: string) => void} chosen its box was ticked, or the tick taken away
   */
  constructor(run, chosen) {
    this.box = element("input", {
      type: "checkbox",
      "aria-label": `choose ${run.run}`,
      title: "x",
      change: () => chosen(run.run),
    });
    this.state = element("span", { class: "state" });
    this.tags = element("span", { class: "tags" });
    this.step = element("span", { class: "muted" });
    this.bar = element("progress", { max: 1, "aria-label": "progress" });
    this.measure = element("span", { class: "measure" });
    this.verdicts = element("span", { class: "verdicts" });
    this.link = element(
      "a",
      { href: toRun(run.run) },
      this.state,
      element(
        "span",
        { class: "who" },
        element("bdi", { class: "title" }, run.title),
        element("span", { class: "under" }, element("bdi", { class: "id muted" }, run.run), this.tags),
      ),
      element("span", { class: "far" }, this.step, this.bar),
      this.measure,
      this.verdicts,
    );
    this.node = element("li", { "data-run": run.run }, this.box, this.link);
  }

  /**
   * @param {RunSummary} run
   * @param {string} key the metric of the claim that is watched first
   * @param {boolean} chosen
   */
  show(run, key, chosen) {
    this.box.checked = chosen;
    const state = stateOf(run);
    this.link.href = toRun(run.run);
    this.state.dataset.runState = run.status;
    this.state.dataset.colour = state.colour;
    fill(this.state, mark(state), state.words);
    fill(this.tags, ...(run.tags ?? []).map((tag) => element("bdi", { class: "tag" }, tag)));
    this.tags.title = (run.tags ?? []).join(", ");
    this.step.textContent = run.step >= run.steps ? `${count(run.steps)} steps` : `${count(run.step)} of ${count(run.steps)}`;
    this.bar.value = run.steps > 0 ? Math.min(1, run.step / run.steps) : 0;
    fill(this.measure, ...measured(run, key));
    fill(this.verdicts, ...judged(run));
  }
}

/**
 * @param {RunSummary} run
 * @param {string} key
 */
function measured(run, key) {
  const value = number(Object.values(run.final ?? {})[0]?.[key]);
  const known = Object.values(run.final ?? {})[0]?.[key] !== undefined;
  return known ? [element("span", { class: "muted" }, key), " ", element("b", {}, figures(value))] : [];
}

/** @param {RunSummary} run */
function judged({ verdicts }) {
  const marks = verdicts.slice(0, 8).map((verdict) => mark(outcomeOf(verdict)));
  return [element("span", { class: "marks" }, ...marks), element("span", {}, summaryOf(verdicts))];
}
