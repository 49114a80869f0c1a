import { element, fill } from "../dom.js";
import { count } from "../number.js";
import { toComparison } from "../route.js";

/** The most runs that can be compared. */
export const MOST = 50;

/** The runs chosen, as long as the page is open. */
const chosen = new Set();

/** The runs chosen to be compared, and the bar that says how many they are. */
export class Selection {
  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    this.words = element("span", { role: "status" });
    this.link = element("a", { class: "go" }, "compare");
    this.none = element("button", { class: "quiet", type: "button", click: () => this.clear() }, "none");
    this.node = element("div", { class: "chosen", hidden: true }, this.words, this.link, this.none);
    this.show();
  }

  /** @param {string} run */
  has(run) {
    return chosen.has(run);
  }

  /** @param {string} run */
  toggle(run) {
    if (!chosen.delete(run)) chosen.add(run);
    this.show();
  }

  /** @param {string[]} runs */
  add(runs) {
    runs.forEach((run) => chosen.add(run));
    this.show();
  }

  /** Lets all go; false where there was none. */
  clear() {
    if (chosen.size === 0) return false;
    chosen.clear();
    this.show();
    return true;
  }

  /** @private */
  show() {
    const n = chosen.size;
    const many = n > MOST;
    this.node.hidden = n === 0;
    fill(this.words, `${count(n)} ${n === 1 ? "run" : "runs"}:`, many && ` more than the ${MOST} that one chart can tell apart`);
    this.link.hidden = many;
    this.link.href = toComparison([...chosen]);
    this.changed();
  }
}
