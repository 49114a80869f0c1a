import { element, fill } from "../dom.js";
import { number } from "../number.js";
import { toRun } from "../route.js";
import { placeOf, ramp, shadesOf } from "./colours.js";
import { ColourScale } from "./legend.js";
import { HeatMap } from "./map.js";
import { axisName, valueOf } from "./naming.js";
import { says } from "./says.js";
import { Strip } from "./strip.js";

/**
 * @typedef {import("./model.js").Batch} Batch
 * @typedef {import("./model.js").Measure} Measure
 * @typedef {{measure: Measure | null, section: import("./map.js").Section, verdicts: boolean, scale: "log" | "linear", chosen: number | null}} Look
 */

/** The large drawing: a map of two axes, a line along one, dots where there are only seeds. */
export class Stage {
  /** @param {{point: (combination: number | null) => void, choose: (combination: number) => void, resized: () => void}} listener */
  constructor(listener) {
    this.map = new HeatMap(listener);
    this.strip = new Strip(listener);
    this.legend = new ColourScale();
    this.node = element("div", { class: "stage" });
    this.ramp = ramp();
    this.observer = new ResizeObserver(listener.resized);
    this.observer.observe(this.node);
  }

  close() {
    this.observer.disconnect();
  }

  /** The colours have changed. */
  repaint() {
    this.ramp = ramp();
  }

  /**
   * @param {Batch} batch
   * @param {Look} look
   */
  draw(batch, look) {
    const began = performance.now();
    const drawing = look.section.up >= 0 ? this.map.node : this.strip.node;
    if (this.node.firstChild !== drawing) fill(this.node, drawing);
    const { colourOf, shades } = this.colours(batch, look);
    this.legend.show(shades, this.ramp);
    if (look.section.up >= 0) this.map.draw(batch, look.section, (one) => this.facts(batch, look, one, colourOf), look.chosen);
    else this.strip.draw(pointsOf(batch, look, colourOf), this.how(batch, look));
    this.node.dataset.millis = (performance.now() - began).toFixed(1);
  }

  /**
   * @private
   * @param {Batch} batch
   * @param {Look} look
   */
  colours(batch, look) {
    const value = (/** @type {number} */ one) =>
      look.verdicts ? batch.share(one) : look.measure === null ? NaN : batch.mean(one, look.measure);
    const shades = look.verdicts
      ? { kind: /** @type {const} */ ("linear"), domain: /** @type {[number, number]} */ ([0, 1]) }
      : shadesOf(batch.combinations.map(value), look.scale);
    const colourOf = (/** @type {number} */ one) =>
      shades === null || !Number.isFinite(value(one)) ? null : this.ramp(placeOf(shades, value(one)));
    return { shades, colourOf };
  }

  /**
   * @private
   * @param {Batch} batch
   * @param {Look} look
   * @param {number} combination
   * @param {(combination: number) => string | null} colourOf
   */
  facts(batch, look, combination, colourOf) {
    return {
      states: batch.states(combination),
      seeds: batch.seeds.length,
      colour: colourOf(combination),
      says: says(batch, combination, look.measure),
    };
  }

  /**
   * @private
   * @param {Batch} batch
   * @param {Look} look
   * @returns {import("./strip.js").How}
   */
  how({ axes }, { section, scale, verdicts, chosen }) {
    const axis = axes[section.across];
    return { name: axis ? axisName(axis) : "seed", scale: verdicts ? "linear" : scale, joined: axis !== undefined, chosen };
  }
}

/**
 * @param {Batch} batch
 * @param {Look} look
 * @param {(combination: number) => string | null} colourOf
 * @returns {import("./strip.js").Point[]}
 */
function pointsOf(batch, look, colourOf) {
  const axis = batch.axes[look.section.across];
  if (axis === undefined) return batch.cells.map((cell) => dotOf(cell, look, colourOf(0)));
  return axis.values.map((label, combination) => {
    const summary = look.measure === null ? undefined : batch.summary(combination, look.measure);
    const ended = batch.runs(combination).every(({ status }) => ["CANCELLED", "DIVERGED", "FAILED"].includes(status));
    return {
      label: valueOf(label),
      value: look.verdicts ? batch.share(combination) : number(summary?.mean),
      low: look.verdicts ? NaN : number(summary?.low),
      high: look.verdicts ? NaN : number(summary?.high),
      combination,
      href: null,
      says: says(batch, combination, look.measure),
      state: ended ? "lost" : "done",
      colour: colourOf(combination),
    };
  });
}

/**
 * @param {import("./types.js").Cell} cell
 * @param {Look} look
 * @param {string | null} colour
 * @returns {import("./strip.js").Point}
 */
function dotOf({ run, seed, status, values, verdicts }, { measure, verdicts: judged }, colour) {
  const last = measure === null ? NaN : number(values[measure.strand]?.[measure.metric]);
  const value = judged ? verdicts.asTheyShould / verdicts.count : status === "COMPLETED" ? last : NaN;
  const state = ["CANCELLED", "DIVERGED", "FAILED"].includes(status) ? "lost" : "done";
  const words = `seed ${seed}, ${status.toLowerCase()}${Number.isFinite(value) ? `: ${value}` : ""}`;
  return { label: String(seed), value, low: NaN, high: NaN, combination: null, href: toRun(run), says: words, state, colour };
}
