import { svg } from "../dom.js";
import { over } from "./model.js";

/**
 * One cell of the map: filled from below as its seeds end, in the colour of their measure, and with signs for what did not end well.
 *
 * @typedef {object} Facts
 * @property {Record<string, number>} states
 * @property {number} seeds
 * @property {string | null} colour null where there is no value
 * @property {string} of what else the words depend on
 * @property {() => string} says
 */

/** A path in a square from −1 to 1. */
const SIGNS = {
  FAILED: "M-1 -1L1 1M-1 1L1 -1",
  DIVERGED: "M-1 1L1 -1M-0.1 -1H1V0.1",
  CANCELLED: "M-1 0H1",
};

export class Square {
  /** @param {number} combination */
  constructor(combination) {
    this.combination = combination;
    this.said = "";
    this.room = svg("rect", { class: "room" });
    this.filling = svg("rect", { class: "filling" });
    this.sign = svg("path", { class: "sign", hidden: true });
    this.node = svg(
      "g",
      { class: "cell", role: "button", tabindex: -1, "data-combination": combination },
      this.room,
      this.filling,
      this.sign,
    );
    this.x = this.y = this.wide = this.high = 0;
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} wide
   * @param {number} high
   */
  place(x, y, wide, high) {
    Object.assign(this, { x, y, wide, high, said: "" });
    for (const [name, value] of Object.entries({ x, y, width: wide, height: high, rx: Math.min(2, wide / 6) }))
      this.room.setAttribute(name, String(value));
    this.filling.setAttribute("x", String(x));
    this.filling.setAttribute("width", String(wide));
  }

  /** @param {Facts} facts */
  show({ states, seeds, colour, of, says }) {
    const ended = over(states);
    const said = `${colour} ${of} ${JSON.stringify(states)}`;
    if (said === this.said) return;
    this.said = said;
    const filled = colour === null ? 0 : (this.high * (states.COMPLETED ?? 0)) / seeds;
    this.filling.setAttribute("y", String(this.y + this.high - filled));
    this.filling.setAttribute("height", String(filled));
    this.filling.setAttribute("fill", colour ?? "none");
    this.filling.toggleAttribute("data-partial", ended < seeds);
    this.node.setAttribute("aria-label", says());
    this.node.setAttribute("data-ended", String(ended));
    this.node.setAttribute("data-state", stateOf(states, ended, seeds));
    this.mark(Object.entries(SIGNS).find(([state]) => (states[state] ?? 0) > 0)?.[1], (states.COMPLETED ?? 0) > 0);
  }

  /**
   * @private
   * @param {string | undefined} path
   * @param {boolean} beside whether the cell has a colour too
   */
  mark(path, beside) {
    this.sign.toggleAttribute("hidden", path === undefined);
    if (path === undefined) return;
    const size = Math.min(this.wide, this.high) * (beside ? 0.11 : 0.2);
    const inset = beside ? size + 3 : 0;
    const [x, y] = beside ? [this.x + this.wide - inset, this.y + inset] : [this.x + this.wide / 2, this.y + this.high / 2];
    this.sign.setAttribute("d", path);
    this.sign.setAttribute("transform", `translate(${x} ${y}) scale(${Math.max(size, 1.5)})`);
    this.sign.toggleAttribute("data-beside", beside);
  }
}

/**
 * @param {Record<string, number>} states
 * @param {number} ended
 * @param {number} seeds
 */
function stateOf(states, ended, seeds) {
  if (ended === seeds) return (states.COMPLETED ?? 0) > 0 ? "done" : "lost";
  if ((states.RUNNING ?? 0) > 0) return "running";
  if ((states.PAUSED ?? 0) > 0) return "paused";
  return ended > 0 || (states.QUEUED ?? 0) > 0 ? "queued" : "waiting";
}
