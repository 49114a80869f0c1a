import { fill, svg } from "../dom.js";
import { Boundary } from "./boundary.js";
import { axisName, cut, valueOf } from "./naming.js";
import { Ring } from "./ring.js";
import { Square } from "./square.js";

/**
 * @typedef {import("./model.js").Batch} Batch
 * @typedef {{across: number, up: number, places: number[]}} Section which axes are drawn, and where on the others
 * @typedef {(combination: number) => import("./square.js").Facts} Facts
 */

const LETTER = 6.7;
const MARGIN = { top: 6, right: 8, bottom: 46 };

/** The map of two axes: a cell a combination, the values of one side by side, those of the other one above the other. */
export class HeatMap {
  /** @param {{point: (combination: number | null) => void, choose: (combination: number) => void}} listener */
  constructor({ point, choose }) {
    this.listener = { point, choose };
    this.cells = svg("g");
    this.labels = svg("g", { class: "labels", "aria-hidden": "true" });
    this.verdicts = new Boundary("verdicts");
    this.theory = new Boundary("theory");
    this.chosen = new Ring("chosen");
    this.pointed = new Ring("pointed");
    this.node = svg(
      "svg",
      { class: "map", role: "group" },
      this.labels,
      this.cells,
      this.verdicts.node,
      this.theory.node,
      this.pointed.node,
      this.chosen.node,
    );
    /** @type {Square[][]} by column, from the left, and row, from below */
    this.squares = [];
    this.raster = { x: 0, y: 0, wide: 0, high: 0 };
    this.laid = "";
    const combinationOf = (/** @type {Event} */ event) => squareOf(event)?.dataset.combination;
    const pointed = (/** @type {Event} */ event) => point(numberOf(combinationOf(event)));
    this.node.addEventListener("pointerover", pointed);
    this.node.addEventListener("pointerleave", () => point(null));
    this.node.addEventListener("focusin", pointed);
    this.node.addEventListener("click", (event) => this.choose(combinationOf(event)));
    this.node.addEventListener("keydown", (event) => this.walk(/** @type {KeyboardEvent} */ (event)));
  }

  /**
   * @param {Batch} batch
   * @param {Section} section
   * @param {Facts} facts
   * @param {number | null} chosen
   */
  draw(batch, section, facts, chosen) {
    const { clientWidth: width, clientHeight: height } = this.node;
    if (width === 0 || height === 0) return;
    const layout = JSON.stringify([section, width, height]);
    if (layout !== this.laid) this.lay(batch, section, width, height);
    this.laid = layout;
    const all = this.squares.flat();
    for (const square of all) {
      square.show(facts(square.combination));
      square.node.toggleAttribute("data-chosen", square.combination === chosen);
    }
    this.chosen.surround(all.find(({ combination }) => combination === chosen));
    if (!all.some(({ node }) => node.getAttribute("tabindex") === "0"))
      this.enter(all.find((one) => one.combination === chosen) ?? all[0]);
    this.theory.draw(this.squares, this.raster, (combination) => batch.applies(combination));
    this.verdicts.draw(this.squares, this.raster, (combination) => batch.holds(combination));
  }

  /** @param {number | null} pointed the combination with a frame, besides the one chosen */
  surround(pointed) {
    this.pointed.surround(this.squares.flat().find(({ combination }) => combination === pointed));
  }

  /**
   * @private
   * @param {Batch} batch
   * @param {Section} section
   * @param {number} width
   * @param {number} height
   */
  lay(batch, { across, up, places }, width, height) {
    const [x, y] = [batch.axes[across], batch.axes[up]];
    const longest = Math.max(...y.values.map((value) => valueOf(value).length));
    const left = Math.min(width / 4, Math.max(40, Math.min(14, longest) * LETTER + 14));
    const top = MARGIN.top + 20;
    const wide = (width - left - MARGIN.right) / x.values.length;
    const high = (height - top - MARGIN.bottom) / y.values.length;
    const below = height - MARGIN.bottom;
    this.raster = { x: left, y: below, wide, high };
    const gap = Math.min(wide, high) > 12 ? 2 : 0.5;
    this.squares = x.values.map((_, i) =>
      y.values.map((_, j) => {
        const square = new Square(batch.at(places.map((place, axis) => (axis === across ? i : axis === up ? j : place))));
        square.place(left + i * wide + gap / 2, below - (j + 1) * high + gap / 2, wide - gap, high - gap);
        return square;
      }),
    );
    fill(this.cells, ...this.squares.flat().map(({ node }) => node));
    this.name(x, y, width);
  }

  /**
   * @private
   * @param {import("./types.js").Axis} x
   * @param {import("./types.js").Axis} y
   * @param {number} width
   */
  name(x, y, width) {
    const { x: left, y: below, wide, high } = this.raster;
    const most = Math.max(...x.values.map((value) => Math.min(12, valueOf(value).length)));
    const everyX = Math.ceil((most * LETTER + 10) / wide);
    const everyY = Math.ceil(18 / high);
    fill(
      this.labels,
      svg("text", { class: "name", x: 0, y: 15 }, cut(axisName(y), Math.floor(width / LETTER))),
      svg("text", { class: "name", x: width - MARGIN.right, y: below + 40, "text-anchor": "end" }, axisName(x)),
      ...x.values.map((value, i) =>
        i % everyX === 0
          ? text(
              left + (i + 0.5) * wide,
              below + 20,
              "middle",
              cut(valueOf(value), Math.max(12, Math.floor(wide / LETTER) - 1)),
              value,
            )
          : null,
      ),
      ...y.values.map((value, j) =>
        j % everyY === 0 ? text(left - 8, below - (j + 0.5) * high + 4, "end", cut(valueOf(value), 14), value) : null,
      ),
    );
  }

  /**
   * @private
   * @param {string | undefined} combination
   */
  choose(combination) {
    const chosen = numberOf(combination);
    if (chosen !== null) this.listener.choose(chosen);
  }

  /**
   * Arrows go from cell to cell, Enter and the space bar choose one.
   *
   * @private
   * @param {KeyboardEvent} event
   */
  walk(event) {
    const here = squareOf(event)?.dataset.combination;
    if (event.key === "Enter" || event.key === " ") this.choose(here);
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (step === undefined && event.key !== " ") return;
    event.preventDefault();
    const i = this.squares.findIndex((column) => column.some(({ combination }) => String(combination) === here));
    const j = this.squares[i]?.findIndex(({ combination }) => String(combination) === here) ?? 0;
    const next = step && this.squares[i + step[0]]?.[j + step[1]];
    if (next) this.enter(next).focus();
  }

  /**
   * The one cell that the tabulator stops at.
   *
   * @private
   * @param {Square} square
   */
  enter(square) {
    for (const { node } of this.squares.flat()) node.setAttribute("tabindex", "-1");
    square.node.setAttribute("tabindex", "0");
    return /** @type {SVGElement} */ (square.node);
  }
}

/** @param {Event} event */
const squareOf = (event) =>
  /** @type {SVGElement | null} */ (/** @type {Element} */ (event.target).closest("[data-combination]"));

/** @param {string | undefined} text */
const numberOf = (text) => (text === undefined ? null : Number(text));

/**
 * @param {number} x
 * @param {number} y
 * @param {string} anchor
 * @param {string} words
 * @param {string} whole
 */
const text = (x, y, anchor, words, whole) => svg("text", { x, y, "text-anchor": anchor }, words, svg("title", {}, whole));
