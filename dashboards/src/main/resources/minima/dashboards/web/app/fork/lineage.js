import * as api from "../api.js";
import { element, fill } from "../dom.js";
import { count, exact } from "../number.js";
import { here, toRun } from "../route.js";

/** More ancestors than these are not asked for. */
const MOST = 20;

/**
 * @typedef {import("../types.js").Run} Run
 * @typedef {import("../types.js").Branch} Branch
 */

/** Where a run comes from, in a line and in a tree with what was forked from it. */
export class Lineage {
  /** @param {(ancestors: Run[]) => void} found as each of them comes, nearest first */
  constructor(found) {
    this.found = found;
    /** @type {Run[]} nearest first */
    this.ancestors = [];
    this.asked = "";
    this.drawn = "";
    this.origin = element("p", { class: "origin", hidden: true });
    this.tree = element("ul", { class: "lineage" });
    this.node = element("section", { hidden: true }, element("h2", {}, "Lineage"), this.tree);
  }

  /** @param {Run} run */
  show(run) {
    this.draw(run);
    if (run.parent && this.asked !== run.run) this.climb(run);
  }

  /**
   * Asks for the ancestors, one after the other.
   *
   * @private
   * @param {Run} run
   */
  async climb(run) {
    this.asked = run.run;
    this.ancestors = [];
    for (let next = run.parent; next && this.ancestors.length < MOST; next = this.ancestors.at(-1)?.parent) {
      try {
        this.ancestors.push(await api.run(next.run));
      } catch (error) {
        console.warn(`${next.run} did not come`, error);
        this.asked = "";
        break;
      }
      this.found([...this.ancestors]);
      this.draw(run);
    }
  }

  /**
   * @private
   * @param {Run} run
   */
  draw(run) {
    const { parent, forks = [] } = run;
    const drawn = JSON.stringify([run.run, parent, forks, this.ancestors.length, here().theme]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.origin.hidden = !parent;
    if (parent) fill(this.origin, ...from(parent, this.ancestors[0]?.settings ?? {}));
    this.node.hidden = !parent && forks.length === 0;
    const leaves = forks.map((fork) => branch(link(fork.run), fork));
    const present = element("b", { "aria-current": "page" }, element("bdi", {}, run.run));
    let tree = branch(present, parent, leaves);
    let { run: name, next } = { run: parent?.run, next: this.ancestors[0]?.parent };
    for (let i = 0; name !== undefined; i++) {
      tree = branch(link(name), next, [tree]);
      name = next?.run;
      next = this.ancestors[i + 1]?.parent;
    }
    fill(this.tree, tree);
  }
}

/**
 * "forked from RUN at step 1,000: stepSize 0.1 → 0.01".
 *
 * @param {Branch} parent
 * @param {Record<string, unknown>} before the parent's settings
 */
function from({ run, step, settings }, before) {
  return ["forked from ", link(run), ` at step ${count(step)}: ${changes(settings, before)}`];
}

/**
 * What a fork has changed.
 *
 * @param {Record<string, unknown>} settings
 * @param {Record<string, unknown>} before
 */
function changes(settings, before) {
  const all = Object.entries(settings).map(([name, value]) =>
    name in before ? `${name} ${shown(before[name])} → ${shown(value)}` : `${name} ${shown(value)}`,
  );
  return all.join(", ") || "nothing changed";
}

/** @param {unknown} value */
const shown = (value) => (typeof value === "number" ? exact(value) : String(value));

/** @param {string} run */
const link = (run) => element("a", { class: "run-link", href: toRun(run) }, element("bdi", {}, run));

/**
 * A run with its descendants below it.
 *
 * @param {Node} name
 * @param {Branch | undefined} how it was forked
 * @param {Node[]} [below]
 */
function branch(name, how, below = []) {
  const said = how && element("span", { class: "detail muted" }, `at ${count(how.step)}: ${changes(how.settings, {})}`);
  return element("li", {}, name, " ", said, below.length > 0 && element("ul", {}, ...below));
}
