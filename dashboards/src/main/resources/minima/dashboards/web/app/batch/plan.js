import { copyable } from "../copy.js";
import { element, fill } from "../dom.js";
import { spaced } from "../words.js";
import { axisName, cut, valueOf } from "./naming.js";

const SOME = 12;

/** What was asked for: axes, seeds, settings, and the command that exports what came of it. */
export class Plan {
  constructor() {
    this.facts = element("dl", { class: "facts" });
    this.command = element("div");
    this.node = element(
      "div",
      {},
      element("section", {}, element("h2", {}, "This batch"), this.facts),
      element("section", {}, element("h2", {}, "Export"), this.command),
    );
  }

  /** @param {import("./types.js").Report & {data?: {name: string} | null, every?: string}} report */
  show({ batch, axes, seeds, settings, data, total }) {
    /** @type {[string, string][]} */
    const facts = [
      ...axes.map((axis) => /** @type {[string, string]} */ ([axisName(axis), list(axis.values.map(valueOf))])),
      ["seeds", list(seeds.map(String))],
      ["runs", String(total)],
      ["data", data?.name ?? ""],
      ...Object.entries(settings).map(([name, value]) => /** @type {[string, string]} */ ([spaced(name), valueOf(value)])),
    ];
    const known = facts.filter(([, value]) => value !== "");
    fill(
      this.facts,
      ...known.flatMap(([name, value]) => [
        element("dt", {}, element("bdi", {}, name)),
        element("dd", {}, element("bdi", {}, cut(value, 300))),
      ]),
    );
    fill(this.command, copyable(`./minima export ${batch}`));
  }
}

/** @param {string[]} values */
const list = (values) => values.slice(0, SOME).join(", ") + (values.length > SOME ? `, … ${values.length} in all` : "");
