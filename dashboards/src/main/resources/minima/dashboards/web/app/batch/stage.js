import { element, fill } from "../dom.js";
import { placeOf, ramp, shadesOf } from "./colours.js";
import { ColourScale } from "./legend.js";
import { HeatMap } from "./map.js";
import { axisName } from "./naming.js";
import { pointsOf } from "./points.js";
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
    this.legend.show(look.section.up >= 0 ? shades : null, this.ramp);
    if (look.section.up >= 0) this.map.draw(batch, look.section, (one) => this.facts(batch, look, one, colourOf), look.chosen);
    else this.strip.draw(pointsOf(batch, look), this.how(batch, look));
    this.node.dataset.millis = (performance.now() - began).toFixed(1);
  }

  /**
   * Something is under the pointer.
   *
   * @param {number | null} combination
   */
  point(combination) {
    this.map.surround(combination);
  }

  /**
   * What one sees, in words.
   *
   * @param {Look["section"]} section
   */
  key({ across, up }) {
    if (up >= 0) return "cells fill as seeds end; dashed: where the claim's verdicts turn; dotted: where its assumptions end";
    return across >= 0 ? "mean and 95 % band over seeds" : "a dot a seed";
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
      of: `${batch.groups[combination]?.runs} ${batch.applies(combination)} ${look.measure?.strand} ${look.measure?.metric}`,
      says: () => says(batch, combination, look.measure),
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
