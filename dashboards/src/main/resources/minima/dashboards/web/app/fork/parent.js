import { pictureOf } from "../chart/picture.js";
import { pens } from "../chart/palette.js";
import * as api from "../api.js";
import { count } from "../number.js";
import { plain } from "../dom.js";
import { ended } from "../words.js";
import { beside } from "../run/quantities.js";
import { Zoomed } from "../run/zoomed.js";
import { difference } from "./difference.js";
import { namesake } from "./namesake.js";

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
    /** @type {Run[]} those before it, nearest first */
    this.older = [];
    /** @type {Zoomed | null} */
    this.history = null;
  }

  /** @param {Run[]} ancestors the parent's report, and those of the runs that it was forked from */
  set([run, ...older]) {
    if (this.history === null) this.history = new Zoomed(run.run, this.moved);
    this.run = run;
    this.older = older;
    this.arrived();
  }

  /** The parent and those before it, nearest first, as far as they have come. */
  get ancestors() {
    return this.run === null ? [] : [this.run, ...this.older];
  }

  /** @returns {import("../run/quantities.js").Course | null} */
  get course() {
    const { run, older, history } = this;
    return run === null || history === null ? null : { run, ancestors: older, history };
  }

  /**
   * Both look at these steps: of a difference at those from the fork on, with all their points.
   *
   * @param {Run} fork
   * @param {Zoomed} history the fork's
   * @param {[number, number] | null} steps
   * @param {import("../chart/abscissa.js").Abscissa | null} abscissa
   * @param {boolean} subtracted
   */
  look(fork, history, steps, abscissa, subtracted) {
    const all = subtracted && fork.parent ? from(fork.parent.step, fork.steps, steps) : steps;
    const points = subtracted ? EXACT_POINTS : undefined;
    history.look(all, { points, beside: beside(abscissa, steps, "clocks") });
    this.history?.look(all, { points, beside: beside(abscissa, steps, "below") });
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
      const below = namesake(fork, i, this.run);
      if (!below?.metrics.includes(picture.metric) || !strand.metrics.includes(picture.metric)) return [];
      const series = history.of(below.name, picture.metric);
      return [{ name: plain(strand.name), strand: below.name, control: strand.control, ...pen[i], series }];
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
