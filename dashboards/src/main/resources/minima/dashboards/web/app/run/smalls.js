import { element, fill } from "../dom.js";
import { changed } from "../route.js";
import { titleOf } from "./legend.js";
import { SmallChart } from "./small.js";

/** The small charts: all metrics but the one that is large, the claim's own before the others. */
export class Smalls {
  /**
   * @param {import("../types.js").Metric[]} catalogue
   * @param {() => void} wanted one of them wants to be drawn
   */
  constructor(catalogue, wanted) {
    this.catalogue = catalogue;
    this.wanted = wanted;
    /** @type {SmallChart[]} */
    this.all = [];
    this.node = element("div", { class: "rows" });
  }

  close() {
    this.all.forEach((one) => one.close());
  }

  /** Those that are, or have been, near the window. */
  get seen() {
    return this.all.filter((one) => one.seen);
  }

  /**
   * The claim's first metric takes the place of the one that is large.
   *
   * @param {string[]} all
   * @param {string} large
   * @param {string[]} keyMetrics
   */
  arrange([first, ...rest], large, keyMetrics) {
    const metrics = rest.map((metric) => (metric === large ? first : metric));
    const keys = new Set(keyMetrics);
    while (this.all.length > metrics.length) this.all.pop()?.close();
    while (this.all.length < metrics.length) this.all.push(new SmallChart(this.wanted));
    metrics.forEach((metric, i) => this.all[i].name(metric, titleOf(metric, this.catalogue), changed({ metric, y: null })));
    const split = rest.findIndex((metric) => !keys.has(metric));
    const nodes = this.all.map((one) => one.node);
    fill(
      this.node,
      element("div", { class: "smalls" }, ...(split < 0 ? nodes : nodes.slice(0, split))),
      split >= 0 && element("h2", { class: "also" }, "Also measured"),
      split >= 0 && element("div", { class: "smalls" }, ...nodes.slice(split)),
    );
  }
}
