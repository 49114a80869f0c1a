import { svg } from "./dom.js";

/** @typedef {"disc" | "ring" | "half" | "cross" | "dash" | "bars"} Shape */

/** @type {Record<Shape, () => Element[]>} */
const SHAPES = {
  disc: () => [svg("circle", { cx: 5, cy: 5, r: 5, fill: "currentColor" })],
  ring: () => [ring()],
  half: () => [ring(), svg("path", { d: "M5 0a5 5 0 0 0 0 10z", fill: "currentColor" })],
  cross: () => [stroke("M1 1l8 8M9 1l-8 8")],
  dash: () => [stroke("M0 5h10")],
  bars: () => [stroke("M2.5 0.5v9M7.5 0.5v9")],
};

/**
 * A small sign that stands before words and repeats what they say.
 *
 * @param {{shape: Shape, colour: string}} saying
 */
export function mark({ shape, colour }) {
  return svg(
    "svg",
    { class: "mark", viewBox: "0 0 10 10", "data-shape": shape, "data-colour": colour, "aria-hidden": "true" },
    ...SHAPES[shape](),
  );
}

const ring = () => svg("circle", { cx: 5, cy: 5, r: 4.1, fill: "none", stroke: "currentColor", "stroke-width": 1.8 });

/** @param {string} d */
const stroke = (d) => svg("path", { d, fill: "none", stroke: "currentColor", "stroke-width": 2 });
