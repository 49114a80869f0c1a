import { kindOf } from "../chart/domain.js";
import { pictureOf } from "../chart/picture.js";
import { symmetric } from "../fork/difference.js";
import { here } from "../route.js";
import { thinned } from "./legend.js";

/**
 * @typedef {import("../types.js").Run} Run
 * @typedef {import("../chart/picture.js").Picture} Picture
 */

/** What is drawn of a run's metrics: their values, of a fork over its parent's, or the difference to the parent. */
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
  }

  /**
   * Looks at the steps in the address.
   *
   * @param {Run} run
   */
  look(run) {
    this.parent.look(run, this.history, here().steps, subtracted(run));
  }

  /**
   * @param {Run} run
   * @param {string} metric
   * @returns {{picture: Picture, y: import("../chart/scale.js").Kind, said: string}} the picture, the axis that suits it, how many points it is of
   */
  of(run, metric) {
    if (subtracted(run)) {
      const { said, ...picture } = this.parent.subtracted(run, metric, this.history);
      return { picture, y: here().y === "log" ? symmetric(picture) : "linear", said };
    }
    const picture = this.parent.under(run, pictureOf(run, metric, this.catalogue, this.history));
    return { picture, y: kindOf(picture, this.catalogue), said: thinned(picture) };
  }
}

/**
 * Whether a run is drawn as its difference to its parent.
 *
 * @param {Run} run
 */
export const subtracted = (run) => here().diff !== null && run.parent !== undefined;

/**
 * A picture with the line where a fork would begin.
 *
 * @param {Picture} picture
 * @param {number | null} step
 */
export function marked(picture, step) {
  return step === null ? picture : { ...picture, moments: [...picture.moments, { step, label: "fork here" }] };
}
