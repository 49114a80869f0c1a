import { fill, svg } from "../dom.js";
import { Scale } from "../chart/scale.js";
import { ticks } from "../chart/ticks.js";
import { cut } from "./naming.js";

/**
 * @typedef {object} Point
 * @property {string} label
 * @property {number} value
 * @property {number} low NaN where there is no interval
 * @property {number} high
 * @property {number | null} combination whose point it is, null where it is a run's
 * @property {string | null} href
 * @property {string} says
 * @property {string} state
 *
 * @typedef {{name: string, scale: "log" | "linear", joined: boolean, chosen: number | null}} How
 */

const BOX = { left: 62, right: 16, top: 16, bottom: 46 };

/** Values side by side with their intervals: joined with a band where an axis orders them, as dots where only seeds tell them apart. */
export class Strip {
  /**
   * @param {{point: (combination: number | null) => void, choose: (combination: number) => void}} listener
   * @param {boolean} [small]
   */
  constructor({ point, choose }, small = false) {
    this.small = small;
    this.node = svg("svg", { class: `map strip${small ? " small-strip" : ""}`, role: "group" });
    const of = (/** @type {Event} */ event) =>
      /** @type {SVGElement | null} */ (/** @type {Element} */ (event.target).closest("[data-combination]"))?.dataset.combination;
    const pointed = (/** @type {Event} */ event) => point(of(event) === undefined ? null : Number(of(event)));
    this.node.addEventListener("pointerover", pointed);
    this.node.addEventListener("focusin", pointed);
    this.node.addEventListener("click", (event) => of(event) !== undefined && choose(Number(of(event))));
    this.node.addEventListener("keydown", (event) => {
      const { key } = /** @type {KeyboardEvent} */ (event);
      if ((key === "Enter" || key === " ") && of(event) !== undefined) choose(Number(of(event)));
    });
  }

  /**
   * @param {Point[]} points
   * @param {How} how
   */
  draw(points, how) {
    const { clientWidth: width, clientHeight: height } = this.node;
    if (width === 0 || height === 0) return;
    const wide = (width - BOX.left - BOX.right) / points.length;
    const y = new Scale(how.scale, domainOf(points, how.scale), [height - BOX.bottom, BOX.top]);
    const x = (/** @type {number} */ i) => BOX.left + (i + 0.5) * wide;
    const every = Math.ceil(60 / wide);
    const names = points.map(({ label }, i) =>
      i % every === 0
        ? svg(
            "text",
            { x: x(i), y: height - 26, "text-anchor": "middle" },
            cut(label, Math.max(4, Math.floor((wide * every) / 7))),
          )
        : null,
    );
    const name = svg("text", { class: "name", x: width - BOX.right, y: height - 5, "text-anchor": "end" }, how.name);
    fill(
      this.node,
      svg("g", { class: "labels" }, ...levels(y, width, this.small ? 3 : 5), ...names, name),
      how.joined && svg("path", { class: "band", d: band(points, x, y) }),
      how.joined && svg("path", { class: "mean", d: line(points, x, y) }),
      ...points.map((point, i) => dot(point, x(i), y, wide, how.chosen)),
    );
  }
}

/**
 * @param {Point} point
 * @param {number} x
 * @param {Scale} y
 * @param {number} wide
 * @param {number | null} chosen
 */
function dot(point, x, y, wide, chosen) {
  const { value, low, high, combination, href, says, state } = point;
  const [top, bottom] = [Math.min(...y.range), Math.max(...y.range)];
  const at = y.at(value);
  const known = Number.isFinite(at);
  const shape = [
    svg("rect", { class: "reach", x: x - wide / 2, y: top, width: wide, height: bottom - top }),
    Number.isFinite(y.at(low)) && svg("path", { class: "interval", d: `M${x} ${y.at(low)}V${y.at(high)}` }),
    known
      ? svg("circle", { class: "dot", cx: x, cy: at, r: Math.max(2, Math.min(5, wide / 3)) })
      : svg("path", {
          class: "none",
          d: state === "lost" ? `M${x - 4} ${bottom - 14}l8 8m0 -8l-8 8` : `M${x - 3} ${bottom - 9}h6`,
        }),
  ];
  const common = {
    class: "cell",
    "aria-label": says,
    "data-state": state,
    "data-chosen": combination !== null && combination === chosen,
  };
  return href === null
    ? svg("g", { ...common, role: "button", tabindex: 0, "data-combination": combination }, ...shape)
    : svg("a", { ...common, href }, svg("title", {}, says), ...shape);
}

/**
 * @param {Scale} y
 * @param {number} width
 * @param {number} wanted
 */
function levels(y, width, wanted) {
  return ticks(y.kind, y.domain, wanted).flatMap(({ value, label }) => [
    svg("path", { class: "level", d: `M${BOX.left} ${y.at(value)}H${width - BOX.right}` }),
    svg("text", { x: BOX.left - 8, y: y.at(value) + 4, "text-anchor": "end" }, label),
  ]);
}

/**
 * @param {Point[]} points
 * @param {"log" | "linear"} scale
 * @returns {[number, number]}
 */
function domainOf(points, scale) {
  const all = points
    .flatMap(({ value, low, high }) => [value, low, high])
    .filter((v) => Number.isFinite(v) && (scale === "linear" || v > 0));
  if (all.length === 0) return scale === "log" ? [1, 10] : [0, 1];
  const [from, to] = [Math.min(...all), Math.max(...all)];
  if (scale === "log") return [from * (to / from) ** -0.08 * 0.98, to * (to / from) ** 0.08 * 1.02];
  const margin = (to - from) * 0.08 || Math.abs(to) * 0.1 || 1;
  return [from - margin, to + margin];
}

/**
 * @param {Point[]} points
 * @param {(i: number) => number} x
 * @param {Scale} y
 */
function line(points, x, y) {
  let pen = "M";
  return points
    .map(({ value }, i) => {
      if (!Number.isFinite(y.at(value))) return (pen = "M") && "";
      const piece = `${pen}${x(i)} ${y.at(value)}`;
      pen = "L";
      return piece;
    })
    .join("");
}

/**
 * @param {Point[]} points
 * @param {(i: number) => number} x
 * @param {Scale} y
 */
function band(points, x, y) {
  return points
    .map(({ low, high }, i) => {
      const next = points[i + 1];
      const corners = next && [y.at(high), y.at(next.high), y.at(next.low), y.at(low)];
      if (!corners || !corners.every(Number.isFinite)) return "";
      return `M${x(i)} ${corners[0]}L${x(i + 1)} ${corners[1]}V${corners[2]}L${x(i)} ${corners[3]}Z`;
    })
    .join("");
}
