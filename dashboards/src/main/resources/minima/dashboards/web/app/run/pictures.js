import { kindOf } from "../chart/domain.js";
import { pictureOf } from "../chart/picture.js";
import { symmetric } from "../fork/difference.js";
import { here } from "../route.js";
import { differenceToggle, faint, legend, thinned } from "./legend.js";
import { order } from "./order.js";
import { abscissaOf, choicesOf } from "./quantities.js";

/**
 * @typedef {import("../types.js").Run} Run
 * @typedef {import("../chart/picture.js").Picture} Picture
 */

/** What the charts draw of a run: their values, of a fork over its parent's, or the difference to the parent. */
export class Pictures {
  /**
   * @param {import("../types.js").Metric[]} catalogue
   * @param {import("./zoomed.js").Zoomed} history
   * @param {import("../fork/parent.js").Parent} parent
   */
  constructor(catalogue, history, parent) {
    this.catalogue = catalogue;
    this.history = history;
    this.parent = parent;
    /** @type {import("../chart/abscissa.js").Abscissa | null} what stands along the charts, null for steps */
    this.abscissa = null;
  }

  /** @param {Run} run */
  metrics(run) {
    return order(run, this.catalogue);
  }

  /**
   * @param {Run} run
   * @param {string} metric
   * @param {(strand: string | null) => void} point
   */
  legend(run, metric, point) {
    if (subtracted(run)) return legend({ ...run, predictions: [] }, metric, [], point);
    const parent = faint(this.parent.run !== null);
    return [...legend(run, metric, this.catalogue, point), ...(parent ? [parent] : [])];
  }

  /** @param {Run} run */
  caption(run) {
    const difference = subtracted(run);
    return { suffix: difference ? ": fork − parent" : "", node: differenceToggle(run, difference) };
  }

  /**
   * Looks at the steps in the address. Where other strands have to be looked at is worked out by the whole run, so that it does not
   * move as finer times come.
   *
   * @param {Run} run
   */
  look(run) {
    const { over, steps } = here();
    const difference = subtracted(run);
    const abscissa = (/** @type {boolean} */ whole) =>
      difference ? null : abscissaOf(over, this.course(run), this.parent.course, whole);
    this.parent.look(run, this.history, steps, abscissa(true), difference);
    this.abscissa = abscissa(false);
  }

  /** @param {Run} run */
  along(run) {
    const choices = choicesOf(this.course(run), subtracted(run) ? "a difference is drawn over steps" : null);
    const lead = this.abscissa !== null && run.strands.length > 1 ? run.strands[0].name : null;
    return { choices, over: this.abscissa?.over ?? "step", lead };
  }

  /**
   * @private
   * @param {Run} run
   */
  course(run) {
    return { run, ancestors: this.parent.ancestors, history: this.history };
  }

  /**
   * @param {Run} run
   * @param {string} metric
   * @returns {import("./source.js").Pictured}
   */
  picture(run, metric) {
    if (subtracted(run)) {
      const { said, ...picture } = this.parent.subtracted(run, metric, this.history);
      return { picture, y: here().y === "log" ? symmetric(picture) : "linear", said };
    }
    const picture = this.parent.under(run, pictureOf(run, metric, this.catalogue, this.history));
    return { picture: { ...picture, abscissa: this.abscissa }, y: kindOf(picture, this.catalogue), said: thinned(picture) };
  }
}

/**
 * Whether a run is drawn as its difference to its parent.
 *
 * @param {Run} run
 */
const subtracted = (run) => here().diff !== null && run.parent !== undefined;
