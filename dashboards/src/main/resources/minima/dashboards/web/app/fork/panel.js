import * as api from "../api.js";
import { element, fill } from "../dom.js";
import { count } from "../number.js";
import { changed } from "../route.js";
import { field } from "./fields.js";

/**
 * @typedef {import("../types.js").Run} Run
 * @typedef {import("../types.js").Setting} Setting
 */

/** Asks at which step, and with which settings, a new run goes on with this one's state. It leaves the chart free: a click there is a step. */
export class ForkPanel {
  /**
   * @param {import("../types.js").Experiment[]} experiments
   * @param {(step: number | null) => void} moved the step that is chosen now, null when the panel is closed
   */
  constructor(experiments, moved) {
    this.experiments = experiments;
    this.moved = moved;
    /** @type {Run | null} */
    this.run = null;
    /** @type {ReturnType<typeof field>[]} */
    this.fields = [];
    /** @type {Element | null} what had the focus before */
    this.before = null;
    this.step = element("input", { name: "at", inputmode: "numeric", autocomplete: "off", input: () => this.moved(this.chosen()) });
    this.range = element("span", { class: "detail muted" });
    this.settings = element("div", { class: "fields" });
    this.refusal = element("p", { class: "trouble", role: "alert", hidden: true });
    this.submit = element("button", { type: "submit" }, "Fork");
    this.node = element("dialog", { class: "fork", "aria-labelledby": "fork-title" }, this.form());
  }

  get open() {
    return this.node.open;
  }

  /**
   * @param {Run} run
   * @param {number | null} step null for the run's own
   */
  show(run, step) {
    if (this.open) {
      this.step.focus();
      return;
    }
    this.run = run;
    this.before = document.activeElement;
    const known = this.experiments.find(({ id }) => id === run.experiment)?.settings ?? Object.keys(run.settings).map(unknown);
    this.fields = known.filter(({ name }) => name in run.settings).map((one) => field(one, run.settings[one.name]));
    fill(this.settings, ...this.fields.map(({ node }) => node));
    this.say("");
    this.node.show();
    this.choose(step ?? run.step);
    this.step.select();
    this.step.focus();
  }

  close() {
    if (!this.open) return;
    this.node.close();
    this.moved(null);
    if (this.before instanceof HTMLElement) this.before.focus();
  }

  /**
   * The step is this one, held to those that the run has taken.
   *
   * @param {number} step
   */
  choose(step) {
    const [first, last] = [this.run?.parent?.step ?? 0, this.run?.step ?? 0];
    this.range.textContent = `${count(first)} to ${count(last)}; a click on the chart chooses it too`;
    this.step.value = String(Math.max(first, Math.min(last, step)));
    this.moved(this.chosen());
  }

  /** @private */
  form() {
    return element(
      "form",
      { novalidate: true, submit: (/** @type {Event} */ event) => this.send(event) },
      element("h2", { id: "fork-title" }, "Fork this run"),
      element("p", { class: "muted" }, "A new run takes over its state at a step, bit for bit, and goes on with what is changed here."),
      element("label", {}, element("span", { class: "name" }, "at step"), this.step, this.range),
      this.settings,
      this.refusal,
      element("p", { class: "actions" }, this.submit, element("button", { type: "button", title: "Esc", click: () => this.close() }, "Close")),
    );
  }

  /**
   * The step in the field; null where that is no step.
   *
   * @private
   */
  chosen() {
    const at = whole(this.step.value);
    return typeof at === "number" ? at : null;
  }

  /**
   * @private
   * @param {Event} event
   */
  async send(event) {
    event.preventDefault();
    if (this.run === null || this.submit.disabled) return;
    const settings = Object.fromEntries(this.fields.flatMap(({ name, changed }) => [[name, changed()]]).filter(([, value]) => value !== null));
    this.submit.disabled = true;
    this.submit.textContent = "Forking …";
    this.say("");
    try {
      const { run } = await api.fork(this.run.run, { at: whole(this.step.value), settings });
      if (this.open) location.hash = changed({ run, steps: null, diff: null });
    } catch (error) {
      this.say(error instanceof Error ? error.message : String(error));
    } finally {
      this.submit.disabled = false;
      this.submit.textContent = "Fork";
    }
  }

  /**
   * @private
   * @param {string} words
   */
  say(words) {
    this.refusal.textContent = words;
    this.refusal.hidden = words === "";
  }
}

/**
 * A number where it is one; else as it was typed, for the server to judge.
 *
 * @param {string} typed
 */
const whole = (typed) => (/^\d{1,15}$/.test(typed.trim()) ? Number(typed) : typed.trim());

/**
 * A setting of which the page knows the name alone.
 *
 * @param {string} name
 * @returns {Setting}
 */
const unknown = (name) => ({ name, meaning: "", unit: "", type: "number", atLeast: null, atMost: null });
