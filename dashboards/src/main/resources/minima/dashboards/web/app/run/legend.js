import { pens } from "../chart/palette.js";
import { element, svg } from "../dom.js";
import { about, count, figures, number } from "../number.js";
import { changed } from "../route.js";
import { capital } from "../words.js";

/**
 * @typedef {import("../types.js").Run} Run
 * @typedef {import("../types.js").Metric} Metric
 * @typedef {import("../types.js").Prediction} Prediction
 */

/**
 * Where a predicted number comes from, by its tag.
 *
 * @type {Record<string, string | undefined>}
 */
const PROVENANCE = {
  S: "printed in the lecture notes",
  C: "read in public code",
  V: "computed by an independent program",
  D: "derived, with a short proof",
  M: "recalled from the paper, not confirmed",
};

/**
 * The line above the large chart: what is drawn, what was predicted and where that comes from.
 *
 * @param {Run} run
 * @param {string} metric
 * @param {Metric[]} catalogue
 * @param {(strand: string | null) => void} point a strand is under the pointer
 */
export function legend(run, metric, catalogue, point) {
  const pen = pens(run.strands);
  const strands = run.strands.flatMap((strand, i) => (strand.metrics.includes(metric) ? [entry(strand, pen[i], point)] : []));
  const predictions = run.predictions.filter((one) => one.metric === metric).map(predictionEntry);
  const bands = catalogue
    .filter((one) => one.lower === metric && run.strands.some((strand) => !strand.control && strand.metrics.includes(one.name)))
    .map((one) => item("tint", `band: ${one.name}`, pen[run.strands.findIndex((s) => !s.control)].colour, one.meaning));
  return [...strands, ...predictions, ...bands];
}

/**
 * A strand with its pen.
 *
 * @param {{name: string, control: boolean}} strand
 * @param {import("../chart/palette.js").Pen} pen
 * @param {(strand: string | null) => void} point
 */
export function entry({ name, control }, { colour, dash }, point) {
  const line = svg("path", { d: "M0 2h22", stroke: "currentColor", "stroke-width": 2, "stroke-dasharray": dash.join(" ") || null });
  const words = control ? `control: ${name}` : name;
  return element(
    "li",
    { title: words, "data-strand": name, pointerenter: () => point(name), pointerleave: () => point(null) },
    svg("svg", { class: "swatch line-of", viewBox: "0 0 22 4", "data-colour": colour, "aria-hidden": "true" }, line),
    element("bdi", {}, words),
  );
}

/**
 * A metric's name as a chart's title.
 *
 * @param {string} metric
 * @param {Metric[]} catalogue
 */
export function titleOf(metric, catalogue) {
  const known = catalogue.find((one) => one.name === metric);
  if (known === undefined) return metric;
  return capital(known.meaning) + (known.unit ? `, ${known.unit}` : "");
}

/**
 * Which steps are drawn, where that is a part of the run, and the way back to all.
 *
 * @param {[number, number] | null} steps
 * @param {string | null} strand the one whose steps they are, where others are drawn at other steps
 */
export function part(steps, strand) {
  if (steps === null) return null;
  const all = element("a", { class: "quiet", href: changed({ steps: null }), title: "Esc, or a double click" }, "whole run");
  return element("span", {}, `steps ${count(steps[0])} to ${count(steps[1])}${strand === null ? "" : ` of ${strand}`} · `, all);
}

/**
 * Whether a fork is drawn as its difference to its parent, and the other.
 *
 * @param {Run} run
 * @param {boolean} subtracted
 */
export function differenceToggle({ parent }, subtracted) {
  if (!parent) return null;
  const click = () => (location.hash = changed({ diff: subtracted ? null : "1", y: null }));
  const words = "difference to parent";
  return element("button", { type: "button", class: "quiet diff", title: "d", "aria-pressed": String(subtracted), click }, words);
}

/**
 * What the faint curves are.
 *
 * @param {boolean} drawn
 */
export function faint(drawn) {
  return drawn && element("li", {}, element("i", { class: "swatch faint" }), "faint: parent");
}

/**
 * How many points stand behind the ones drawn.
 *
 * @param {import("../chart/picture.js").Picture} picture
 */
export function thinned(picture) {
  const drawn = picture.curves.reduce((sum, { series }) => sum + series.length, 0);
  const behind = picture.curves.reduce((sum, { series }) => sum + series.behind, 0);
  return behind > drawn ? `showing ${about(drawn)} of ${about(behind)} (min/max)` : "";
}

/**
 * A link that says what an axis is, and makes it the other: the view stays in the address.
 *
 * @param {"x" | "y"} name
 * @param {"log" | "linear"} kind
 * @param {string} words
 */
export function axisLink(name, kind, words) {
  const other = kind === "log" ? "linear" : "log";
  return element("a", { class: "quiet", "data-axis": name, href: changed({ [name]: other }), title: `make it ${other}` }, words);
}

/**
 * A prediction in words, dotted or grey as it is drawn.
 *
 * @param {Prediction} one
 */
export function predictionEntry(one) {
  const tag = one.tag ? ` [${one.tag}]` : "";
  const source = one.source + (PROVENANCE[one.tag] ? ` [${one.tag}: ${PROVENANCE[one.tag]}]` : tag);
  if (one.kind === "limit") return item("dotted", `predicted limit ${figures(number(one.value))}${tag}`, null, source);
  if (one.kind === "curve") return item("dotted", `predicted${tag}`, null, source);
  return item("grey", `bound from ${one.upper ? "above" : "below"}${tag}`, null, source);
}

/**
 * An entry without a strand.
 *
 * @param {"dotted" | "tint" | "grey"} kind
 * @param {string} words
 * @param {string | null} colour
 * @param {string} [source]
 */
export function item(kind, words, colour, source) {
  return element(
    "li",
    { title: source },
    element("i", { class: `swatch ${kind}`, "data-colour": colour }),
    element("bdi", {}, words),
  );
}
