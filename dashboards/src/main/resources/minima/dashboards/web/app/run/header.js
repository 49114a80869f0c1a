import * as api from "../api.js";
import { element, fill } from "../dom.js";
import { mark } from "../mark.js";
import { home } from "../route.js";
import { ended, stateOf } from "../words.js";

/** @typedef {import("../types.js").RunSummary} RunSummary */

/** The line on top: where one is, how the run is, and what one can do to it. */
export class Header {
  /**
   * @param {(message: string) => void} complain
   * @param {() => void} fork
   */
  constructor(complain, fork) {
    this.complain = complain;
    /** @type {RunSummary | null} */
    this.run = null;
    this.brand = element("a", { class: "brand", href: home() }, "minima");
    this.path = element("nav", { class: "path", "aria-label": "where" });
    this.state = element("span", { class: "state" });
    this.toggle = element("button", { type: "button", hidden: true, click: () => this.pauseOrResume() });
    this.fork = element("button", { type: "button", hidden: true, "data-action": "fork", title: "f", click: fork }, "Fork");
    this.cancel = element(
      "button",
      { type: "button", hidden: true, "data-action": "cancel", click: () => this.act("cancel") },
      "Cancel",
    );
    fill(
      /** @type {HTMLElement} */ (document.getElementById("top")),
      this.brand,
      this.path,
      this.state,
      this.fork,
      this.toggle,
      this.cancel,
    );
  }

  /** @param {RunSummary} run */
  show(run) {
    this.brand.href = home();
    const before = this.run;
    this.run = run;
    const state = stateOf(run);
    if (before?.status !== run.status) say(`${run.run}: ${state.words}`);
    if (before === null) fill(this.path, ...path(run));
    this.state.dataset.runState = run.status;
    this.state.dataset.colour = state.colour;
    fill(this.state, mark(state), state.words);
    const paused = run.status === "PAUSED";
    this.toggle.hidden = !paused && run.status !== "RUNNING";
    this.toggle.dataset.action = paused ? "resume" : "pause";
    this.toggle.textContent = paused ? "Resume" : "Pause";
    this.toggle.title = "p";
    this.fork.hidden = run.status === "QUEUED";
    this.cancel.hidden = ended(run);
  }

  pauseOrResume() {
    if (!this.toggle.hidden) this.act(this.run?.status === "PAUSED" ? "resume" : "pause");
  }

  /**
   * @private
   * @param {"pause" | "resume" | "cancel"} action
   */
  async act(action) {
    if (this.run === null) return;
    try {
      this.show({ ...this.run, ...(await api.act(this.run.run, action)) });
      this.complain("");
    } catch (error) {
      this.complain(`${action} did not happen: ${error instanceof Error ? error.message : error}`);
    }
  }
}

/** @param {RunSummary} run */
function path({ family, experiment, run }) {
  const name = element("bdi", { class: "name" }, run);
  return [element("bdi", {}, family), " / ", element("bdi", {}, experiment), " / ", name];
}

/**
 * Says a change aloud.
 *
 * @param {string} words
 */
function say(words) {
  /** @type {HTMLElement} */ (document.getElementById("said")).textContent = words;
}
