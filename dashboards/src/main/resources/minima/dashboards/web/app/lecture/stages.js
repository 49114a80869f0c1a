import { element, fill } from "../dom.js";
import { ended } from "../words.js";

const NAMES = ["Guess", "Curve", "Theory", "Verdict"];

/** The stages of a lecture, the present one marked, and what to do in it. */
export class Stages {
  /** @param {(stage: number) => void} go */
  constructor(go) {
    this.buttons = NAMES.map((name, stage) => element("button", { type: "button", click: () => go(stage) }, name));
    this.hint = element("span", { class: "hint muted" });
    this.node = element("nav", { class: "stages", "aria-label": "stages" }, ...this.buttons, this.hint);
  }

  /**
   * @param {number} stage
   * @param {import("../types.js").Run | null} run
   */
  show(stage, run) {
    this.buttons.forEach((button, i) => button.setAttribute("aria-current", String(i === stage)));
    fill(this.hint, hint(stage, run));
  }
}

/**
 * @param {number} stage
 * @param {import("../types.js").Run | null} run
 */
function hint(stage, run) {
  if (stage === 0) return "Draw what you expect; space goes on, c begins anew";
  if (stage === NAMES.length - 1 && run !== null && !ended(run)) return "judged at the last step";
  return "";
}
