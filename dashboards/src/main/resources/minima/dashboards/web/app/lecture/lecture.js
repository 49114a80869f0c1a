import * as api from "../api.js";
import { Chart } from "../chart/chart.js";
import { kindOf, stepDomain, valueDomain } from "../chart/domain.js";
import { inks } from "../chart/palette.js";
import { pictureOf } from "../chart/picture.js";
import { Scale } from "../chart/scale.js";
import { element, fill } from "../dom.js";
import { Frames } from "../frames.js";
import { Live } from "../live.js";
import { changed, here, outwards } from "../route.js";
import { titleOf } from "../run/legend.js";
import { order } from "../run/order.js";
import { verdict } from "../run/judgement.js";
import { Zoomed } from "../run/zoomed.js";
import { ended } from "../words.js";
import { Guess } from "./guess.js";
import { Reveal } from "./reveal.js";
import { Sketch } from "./sketch.js";
import { Stages } from "./stages.js";

/** @typedef {import("../types.js").Run} Run */

const MAGNIFIED = 1.7;

/** What stage shows what. */
const [GUESS, CURVE, THEORY, VERDICT] = [0, 1, 2, 3];

/** One chart of a run for an audience: first the guess, then the curve, then what theory says, then the verdict. */
export class LecturePage {
  /**
   * @param {HTMLElement} page
   * @param {string} id
   * @param {{metrics: import("../types.js").Metric[]}} catalogue
   */
  constructor(page, id, { metrics }) {
    this.id = id;
    this.catalogue = metrics;
    /** @type {Run | null} */
    this.run = null;
    this.stage = -1;
    this.history = new Zoomed(id, () => this.frames.ask());
    this.frames = new Frames(() => this.draw());
    this.reveal = new Reveal(() => this.frames.now());
    this.canvas = element("canvas", { class: "lectured", role: "img" });
    this.chart = new Chart(this.canvas, { large: true, resized: () => this.frames.now(), magnified: MAGNIFIED });
    this.guess = Guess.parse(here().guess);
    this.sketch = new Sketch(this.canvas, this.chart, {
      drawn: (from, to) => this.drawn(from, to),
      lifted: () => history.replaceState(null, "", changed({ guess: this.guess.format() })),
    });
    this.stages = new Stages((stage) => this.go(stage));
    this.title = element("h1");
    this.statement = element("p", { class: "mathematics" });
    this.metric = element("h2");
    this.verdicts = element("ul", { class: "outcomes" });
    fill(/** @type {HTMLElement} */ (document.getElementById("top")));
    fill(
      page,
      element("div", { class: "lecture" }, this.title, this.statement, this.metric, this.canvas, this.verdicts, this.stages.node),
    );
    this.live = new Live(id, {
      opened: () => this.load(),
      run: (summary) => this.progress(summary),
      points: (points) => this.history.take(points),
      gap: () => this.history.refresh(),
    });
  }

  close() {
    this.live.close();
    this.frames.close();
    this.reveal.stop(1);
    this.chart.close();
  }

  /** The address says another view of the same run. */
  turned() {
    const { guess, stage } = here();
    this.guess = Guess.parse(guess);
    this.enter(stage);
  }

  repaint() {
    this.frames.now();
  }

  /** @param {string} key */
  pressed(key) {
    if (key === " " || key === "ArrowRight" || key === "PageDown") this.go(here().stage + 1);
    if (key === "ArrowLeft" || key === "PageUp") this.go(here().stage - 1);
    if (key === "c") location.hash = changed({ guess: null });
    if (key === "Escape") location.hash = outwards();
  }

  /** @private @param {number} stage */
  go(stage) {
    if (stage >= GUESS && stage <= VERDICT) location.hash = changed({ stage, guess: this.guess.format() });
  }

  /** @private */
  async load() {
    try {
      this.run = await api.run(this.id);
    } catch (error) {
      if (error instanceof api.Refused) this.title.textContent = error.message;
      return;
    }
    this.history.refresh();
    fill(this.title, this.run.title);
    fill(this.statement, this.run.statement);
    const along = element("span", { class: "muted" }, here().x === "log" ? "over step t (log)" : "over step t");
    fill(this.metric, titleOf(this.shown, this.catalogue), " ", along);
    document.title = `${this.run.title} · minima`;
    this.enter(here().stage);
  }

  /** @private @param {import("../types.js").RunSummary} summary */
  progress(summary) {
    if (summary.run !== this.id) return;
    if (this.run === null) return void this.load();
    const over = ended(summary) && !ended(this.run);
    Object.assign(this.run, summary);
    if (over) this.load();
    this.frames.ask();
  }

  /** @private */
  get shown() {
    return here().metric ?? order(this.run, this.catalogue)[0] ?? "";
  }

  /** @private @param {number} stage */
  enter(stage) {
    const before = this.stage;
    this.stage = stage;
    if (stage === CURVE && before === GUESS) this.reveal.play();
    else if (stage !== before) this.reveal.stop(stage === GUESS ? 0 : 1);
    this.stages.show(stage, this.run);
    const verdicts = stage === VERDICT ? (this.run?.verdicts ?? []) : [];
    const named = verdicts.filter(({ quantity }) => quantity.includes(this.shown));
    fill(this.verdicts, ...(named.length > 0 ? named : verdicts).slice(0, 4).map((one) => verdict(one, true)));
    this.frames.now();
  }

  /**
   * @private
   * @param {[number, number]} from
   * @param {[number, number]} to
   */
  drawn(from, to) {
    const { steps, values } = this.chart;
    if (this.stage !== GUESS || steps === null || values === null) return;
    this.guess.stroke(steps, values, from, to);
    this.frames.now();
  }

  /** @private */
  draw() {
    if (this.run === null) return;
    const { x } = here();
    const whole = pictureOf(this.run, this.shown, this.catalogue, this.history);
    const y = here().y ?? kindOf(whole, this.catalogue);
    const axis = new Scale(x, stepDomain(x, whole), [0, 1]);
    const picture = { ...this.seen(whole, axis.back(this.reveal.share)), sketch: this.guess.points(axis) };
    this.chart.draw(picture, { x, y, ink: inks(), focus: null, pointed: null, values: valueDomain(y, whole) });
    this.canvas.dataset.revealed = this.reveal.share.toFixed(2);
  }

  /**
   * What the stage lets be seen of a picture.
   *
   * @private
   * @param {import("../chart/picture.js").Picture} whole
   * @param {number} step
   * @returns {import("../chart/picture.js").Picture}
   */
  seen(whole, step) {
    const theory = this.stage >= THEORY;
    const curves = this.stage === GUESS ? [] : whole.curves.map((curve) => shownOf(curve, step));
    return {
      ...whole,
      curves,
      bands: theory ? whole.bands : [],
      lines: theory ? whole.lines : [],
      bounds: theory ? whole.bounds : [],
      moments: this.stage === GUESS ? [] : whole.moments.filter((moment) => moment.step <= step),
    };
  }
}

/**
 * @param {import("../chart/picture.js").Curve} curve
 * @param {number} step
 */
function shownOf(curve, step) {
  if (step >= curve.series.lastStep) return curve;
  const series = curve.series.until(step);
  return { ...curve, series, latest: series.high[series.length - 1] ?? NaN };
}
