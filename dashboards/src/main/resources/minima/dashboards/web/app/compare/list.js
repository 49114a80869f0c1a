import { element, fill, plain } from "../dom.js";
import { count, figures } from "../number.js";
import { entry } from "../run/legend.js";

/**
 * @typedef {import("./comparison.js").Comparison} Comparison
 * @typedef {import("./groups.js").Group} Group
 */

/**
 * The groups: pen, name, how many runs, and for several of them the mean at the last step that all have measured.
 */
export class GroupList {
  /** @param {(name: string | null) => void} point */
  constructor(point) {
    this.point = point;
    this.node = element("ul", { class: "groups" });
    this.said = "";
  }

  /**
   * @param {Comparison} comparison
   * @param {string} metric
   */
  show(comparison, metric) {
    const all = comparison.groups.map((group) => ({ group, ...told(comparison, group, metric) }));
    const said = JSON.stringify([metric, all.map(({ group, value, detail }) => [group.name, value, detail])]);
    if (said === this.said) return;
    this.said = said;
    fill(this.node, ...all.map((one) => this.line(one)));
  }

  /**
   * @private
   * @param {{group: Group, label: string, value: string, detail: string, n: number}} one
   */
  line({ group, label, value, detail, n }) {
    const { name, colour, dash } = group;
    const line = entry({ name: label, control: false }, { colour, dash }, this.point);
    line.dataset.group = name;
    line.dataset.n = String(n);
    fill(
      line,
      line.firstChild,
      element("bdi", { class: "name" }, plain(name)),
      element("span", { class: "value" }, value),
      element("span", { class: "detail muted" }, detail),
    );
    return line;
  }
}

/**
 * @param {Comparison} comparison
 * @param {Group} group
 * @param {string} metric
 */
function told(comparison, group, metric) {
  const { n, mean, low, high } = comparison.mean(group, metric);
  const label = comparison.label(group, metric);
  const several = group.runs.length > 1;
  const last = mean.high[mean.length - 1];
  if (last === undefined) return { n, label, value: "", detail: several && n > 1 ? "no step that all measured" : "nothing measured" };
  if (!several) return { n, label, value: figures(last), detail: `at step ${count(mean.lastStep)}` };
  const half = low.lastStep === mean.lastStep ? (high.high[high.length - 1] - low.low[low.length - 1]) / 2 : NaN;
  const value = Number.isFinite(half) ? `${figures(last)} ± ${figures(half, 2)}` : figures(last);
  const of = n < group.runs.length ? `n = ${n} of ${group.runs.length}` : `n = ${n}`;
  return { n, label, value, detail: `${of}, at step ${count(mean.lastStep)}, the last of ${count(mean.length)} that all measured` };
}
