import { pictureOf } from "../chart/picture.js";
import { pens } from "../chart/palette.js";
import * as api from "../api.js";
import { count } from "../number.js";
import { plain } from "../dom.js";
import { ended } from "../words.js";
import { Zoomed } from "../run/zoomed.js";
import { difference } from "./difference.js";

/** So many points of a series are asked for, so that two runs can be subtracted value by value. */
const EXACT_POINTS = 20_000;

/**
 * @typedef {import("../types.js").Run} Run
 * @typedef {import("../chart/picture.js").Picture} Picture
 */

/** What the run has measured that this one was forked from. */
export class Parent {
  /**
   * @param {() => void} arrived
   * @param {() => void} moved
   */
  constructor(arrived, moved) {
    this.arrived = arrived;
    this.moved = moved;
    /** @type {Run | null} */
    this.run = null;
    /** @type {Zoomed | null} */
    this.history = null;
  }

  /** @param {Run} run the parent's report */
  set(run) {
    if (this.history === null) this.history = new Zoomed(run.run, this.moved);
    this.run = run;
    this.arrived();
  }

  /**
   * Both look at these steps: of a difference at those from the fork on, with all their points.
   *
   * @param {Run} fork
   * @param {Zoomed} history the fork's
   * @param {[number, number] | null} steps
   * @param {boolean} subtracted
   */
  look(fork, history, steps, subtracted) {
    const all = subtracted && fork.parent ? from(fork.parent.step, fork.steps, steps) : steps;
    const points = subtracted ? EXACT_POINTS : undefined;
    history.look(all, points);
    this.history?.look(all, points);
  }

  /**
   * Asks anew while the parent goes on.
   *
   * @param {string} metric
   */
  async refresh(metric) {
    if (this.run === null || ended(this.run)) return;
    this.run = await api.run(this.run.run).catch(() => this.run);
    this.history?.refresh((entry) => entry.metric === metric);
  }

  /**
   * A fork's picture over its parent's curves.
   *
   * @param {Run} fork
   * @param {Picture} picture
   * @returns {Picture}
   */
  under(fork, picture) {
    const { history } = this;
    if (history === null) return picture;
    const pen = pens(fork.strands);
    const faint = fork.strands.flatMap((strand, i) => {
      const namesake = this.namesake(fork, i);
      if (!namesake?.metrics.includes(picture.metric) || !strand.metrics.includes(picture.metric)) return [];
      const series = history.of(namesake.name, picture.metric);
      return [{ name: plain(strand.name), control: strand.control, ...pen[i], series }];
    });
    return { ...picture, faint };
  }

  /**
   * A fork less its parent.
   *
   * @param {Run} fork
   * @param {string} metric
   * @param {Zoomed} history the fork's
   * @returns {Picture & {said: string}} with how many points that is
   */
  subtracted(fork, metric, history) {
    const values = this.under(fork, pictureOf({ ...fork, predictions: [] }, metric, [], history));
    const pairs = values.curves.flatMap((curve) => {
      const below = values.faint.find(({ name }) => name === curve.name);
      return below ? [{ curve, ...difference(curve.series, below.series) }] : [];
    });
    const curves = pairs.map(({ curve, series, latest }) => ({ ...curve, series, latest }));
    return { ...values, curves, faint: [], zero: true, said: words(pairs) };
  }

  /**
   * The strand of the parent whose state this one has: the one of its name, else the one in its place.
   *
   * @private
   * @param {Run} fork
   * @param {number} i
   */
  namesake(fork, i) {
    const strands = this.run?.strands ?? [];
    const named = fork.strands.every(({ name }) => strands.some((one) => one.name === name));
    return named ? strands.find(({ name }) => name === fork.strands[i].name) : strands[i];
  }
}

/**
 * Those of the steps that a fork has taken or will take.
 *
 * @param {number} first
 * @param {number} last
 * @param {[number, number] | null} steps
 * @returns {[number, number]}
 */
function from(first, last, steps) {
  const [a, b] = steps === null ? [first, last] : [Math.max(first, steps[0]), steps[1]];
  return a < b ? [a, b] : [first, Math.max(first + 1, last)];
}

/** @param {{exact: number, rough: number, series: import("../chart/series.js").Series}[]} pairs */
function words(pairs) {
  const [exact, rough, behind] = [
    pairs.reduce((sum, one) => sum + one.exact, 0),
    pairs.reduce((sum, one) => sum + one.rough, 0),
    pairs.reduce((sum, one) => sum + one.series.behind, 0),
  ];
  if (exact + rough === 0) return "no step yet at which both were measured";
  if (rough === 0) return `${count(exact)} of ${count(behind)} points have a partner at the same step`;
  return `≈ ${count(exact + rough)} of ${count(behind)} points; where they stand for several steps, the middles are subtracted`;
}
