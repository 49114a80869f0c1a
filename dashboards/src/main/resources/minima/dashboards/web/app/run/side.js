import { element, fill } from "../dom.js";
import { copyable } from "../copy.js";
import { mark } from "../mark.js";
import { count, duration, figures, number } from "../number.js";
import { changed, here } from "../route.js";
import { ended, spaced } from "../words.js";
import { Annotation } from "./annotation.js";
import { assumption, verdict } from "./judgement.js";

/** @typedef {import("../types.js").Run} Run */

/** The column at the right: assumptions, verdicts, what people have written, the run's facts, the command that makes it again. */
export class Side {
  /** @param {Node} lineage */
  constructor(lineage) {
    this.assumptions = element("ul");
    this.verdicts = element("ul");
    this.annotation = new Annotation();
    this.facts = element("dl", { class: "facts" });
    this.command = element("div");
    this.said = "";
    this.theme = element("p", { class: "themes muted" });
    this.node = element(
      "aside",
      { "aria-label": "the run" },
      section("Assumptions", this.assumptions),
      section("Verdicts", this.verdicts),
      this.annotation.node,
      section("This run", this.facts),
      lineage,
      section("Reproduce", this.command),
      this.theme,
    );
  }

  /**
   * A run as asked for, with all its parts.
   *
   * @param {Run} run
   */
  show(run) {
    const { assumptions } = run;
    fill(this.assumptions, ...(assumptions.length > 0 ? assumptions.map(assumption) : [nothing("checked before the first step")]));
    this.judge(run);
    this.annotation.show(run);
    fill(this.command, copyable(run.command));
    this.themes();
  }

  /** @param {Run} run */
  judge(run) {
    const several = run.strands.filter((strand) => !strand.control).length > 1;
    const verdicts = run.verdicts.map((one) => verdict(one, several));
    fill(this.verdicts, ...(verdicts.length > 0 ? verdicts : [nothing(unjudged(run))]));
  }

  /**
   * What changes while it runs.
   *
   * @param {Run} run
   * @param {number} measured points in the journal, as far as the page has asked
   * @param {{p50: number, p95: number} | null} delay from step to pixel, in milliseconds
   */
  progress(run, measured, delay) {
    const facts = factsOf(run, measured, delay);
    const said = JSON.stringify(facts);
    if (said === this.said) return;
    this.said = said;
    fill(this.facts, ...facts.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, element("bdi", {}, value))]));
  }

  /** Links to the two themes and to the system's, and of the tags in the theme of now. */
  themes() {
    const now = here().theme;
    const choices = /** @type {const} */ ([
      ["light", "light"],
      ["dark", "dark"],
      ["as the system", null],
    ]);
    const links = choices.map(([words, theme]) =>
      element("a", { class: "quiet", href: changed({ theme }), "aria-current": theme === now ? "true" : null }, words),
    );
    const lecture = element("a", { class: "quiet", href: changed({ view: "lecture" }), title: "l" }, "lecture view");
    fill(this.theme, ...links, lecture);
    this.annotation.draw();
  }
}

/**
 * @param {string} title
 * @param {Node} content
 */
const section = (title, content) => element("section", {}, element("h2", {}, title), content);

/**
 * The name of a choice without its capitals: LOGISTIC → logistic; other words as they are.
 *
 * @param {string} value
 */
const calm = (value) => (/^[A-Z][A-Z\d_]*$/.test(value) ? value.toLowerCase().replaceAll("_", " ") : value);

/**
 * Names and values of what is known of a run.
 *
 * @param {Run} run
 * @param {number} measured
 * @param {{p50: number, p95: number} | null} delay
 * @returns {[string, string][]}
 */
function factsOf(run, measured, delay) {
  const eta = number(run.etaSeconds);
  /** @type {[string, string][]} */
  const settings = Object.entries(run.settings)
    .filter(([name]) => name !== "steps")
    .map(([name, value]) => [spaced(name), typeof value === "number" ? figures(value, 4) : calm(String(value))]);
  /** @type {[string, string][]} */
  const facts = [
    ["step", `${count(run.step)} of ${count(run.steps)}`],
    ["left", ended(run) || !Number.isFinite(eta) ? "" : duration(eta)],
    ["seed", String(run.seed)],
    ["data", run.data?.name ?? ""],
    ...settings,
    ["points", measured > 0 ? `${count(measured)} measured, all kept` : ""],
    ["delay", delay !== null && !ended(run) ? `${count(delay.p50)} ms from step to pixel, 95 % within ${count(delay.p95)}` : ""],
  ];
  return facts.filter(([, value]) => value !== "");
}

/** @param {string} words */
const nothing = (words) =>
  element("li", { class: "line muted" }, mark({ shape: "ring", colour: "muted" }), element("span", {}, words));

/** @param {Run} run */
function unjudged(run) {
  if (run.status === "FAILED" || run.status === "CANCELLED") return "none: the run did not reach its end";
  return run.status === "DIVERGED" ? "none: the numbers ran away" : "judged at the last step";
}
