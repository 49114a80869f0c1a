import { element, fill, svg } from "../dom.js";
import { count, figures, number } from "../number.js";
import { titleOf } from "../run/legend.js";
import { SIGNS } from "./raster.js";
import { Shots } from "./shots.js";
import { Slide } from "./slide.js";
import { Square } from "./square.js";

/**
 * @typedef {import("../types.js").Run} Run
 * @typedef {import("../types.js").Metric} Metric
 */

const FONT = '400 12px Inter, "STIX Two Math", sans-serif';
const FAINT = "faint";

/** One raster measure: the plane of each strand at a step, side by side. */
export class Planes {
  /**
   * @param {string} run
   * @param {string} measure
   * @param {Metric[]} catalogue
   * @param {{moved: () => void, point: (strand: string | null) => void}} tell
   */
  constructor(run, measure, catalogue, { moved, point }) {
    this.measure = measure;
    this.moved = moved;
    this.point = point;
    this.shots = new Shots(run, measure, moved);
    this.slide = new Slide(this.shots);
    /** @type {Square[]} */
    this.squares = [];
    /** @type {[number, number] | null} the point under the pointer */
    this.focus = null;
    this.legend = element("ul", { class: "legend" });
    this.all = element("div", { class: "planes" });
    this.node = element(
      "section",
      { class: "vector", "data-vector": measure },
      element(
        "div",
        { class: "caption" },
        element("h2", { class: "measured" }, titleOf(measure, catalogue), " ", element("code", {}, measure)),
        this.legend,
      ),
      this.all,
      this.slide.node,
    );
    this.observer = new ResizeObserver(moved);
    this.observer.observe(this.all);
  }

  close() {
    this.observer.disconnect();
  }

  /** @param {Run} run */
  show({ strands }) {
    const shown = strands.filter(({ planes }) => planes?.[this.measure]);
    if (shown.map(({ name }) => name).join() === this.squares.map(({ name }) => name).join()) return;
    const look = (/** @type {[number, number] | null} */ at) => this.look(at);
    this.squares = shown.flatMap((strand) => {
      const plane = strand.planes?.[this.measure];
      return plane ? [new Square(this.measure, strand, plane, { look, point: this.point })] : [];
    });
    fill(this.all, ...this.squares.map(({ node }) => node));
    fill(this.legend, ...this.key());
  }

  /** @private what the marks mean */
  key() {
    const [{ plane }] = this.squares;
    const { length } = plane.samples;
    return [
      mark(svg("circle", { cx: 6, cy: 6, r: 4, fill: "currentColor" }), SIGNS.positive, "+1"),
      mark(svg("rect", { x: 2, y: 2, width: 8, height: 8, fill: "none", stroke: "currentColor", "stroke-width": 1.6 }), SIGNS.negative, "−1"),
      swatch("boundary", "boundary"),
      swatch("margin", length < plane.samplesOf ? "margin of the samples drawn" : "margin"),
      plane.predicted && swatch("dotted", "predicted boundary"),
      length < plane.samplesOf && element("li", { class: "muted" }, `${count(length)} of ${count(plane.samplesOf)} samples`),
    ];
  }

  /**
   * @param {import("../chart/palette.js").Ink} ink
   * @param {string | null} pointed
   */
  draw(ink, pointed) {
    const { shown } = this.shots;
    for (const square of this.squares) {
      const frame = shown.get(square.name) ?? (this.squares.length === 1 ? shown.get("") : undefined);
      square.draw(frame ? { step: frame.step, values: frame.values.map(number) } : null, { ink, font: FONT });
      square.node.classList.toggle(FAINT, pointed !== null && pointed !== square.name);
    }
    this.slide.show(shown.size > 0, this.reading());
  }

  /** @private */
  reading() {
    if (this.focus === null) return "";
    const [x, y] = this.focus;
    const values = this.squares.map(({ name, field }) => `${name} ${figures(field?.at(x, y) ?? NaN, 4)}`);
    return `x ${figures(x, 3)}, y ${figures(y, 3)}: ${values.join(", ")}`;
  }

  /**
   * @private
   * @param {[number, number] | null} at
   */
  look(at) {
    this.focus = at;
    this.moved();
  }
}

/**
 * @param {Element} shape
 * @param {string} colour
 * @param {string} words
 */
const mark = (shape, colour, words) =>
  element("li", {}, svg("svg", { class: "swatch sample", viewBox: "0 0 12 12", "data-colour": colour, "aria-hidden": "true" }, shape), words);

/**
 * @param {"boundary" | "margin" | "dotted"} line
 * @param {string} words
 */
const swatch = (line, words) => element("li", {}, element("i", { class: `swatch ${line}` }), words);
