import { Chart } from "../chart/chart.js";
import { inks } from "../chart/palette.js";
import { kindOf } from "../chart/domain.js";
import { Frames } from "../frames.js";
import { element, fill } from "../dom.js";
import { changed, here } from "../route.js";
import { Selection } from "./selection.js";
import { Smalls } from "./smalls.js";
import { axisLink, part, thinned, titleOf } from "./legend.js";
import { walked } from "./walk.js";

/**
 * @typedef {import("../types.js").Metric} Metric
 * @typedef {import("../chart/picture.js").Picture} Picture
 *
 * @typedef {{steps: number, status: import("../types.js").Status, keyMetrics: string[]}} Subject what is drawn
 *
 * @template {Subject} S where the drawings come from
 * @typedef {object} Source
 * @property {(subject: S) => string[]} metrics what can be drawn, the first one large
 * @property {(steps: [number, number] | null) => void} look which steps are to be drawn, null for all
 * @property {(subject: S, metric: string) => Picture} picture
 * @property {(subject: S, metric: string, point: (name: string | null) => void) => Node[]} legend
 */

/** A legend longer than this has lines of its own, and scrolls. */
const MANY = 8;

/**
 * One large chart, small ones below it that share its steps; each small one can take the large one's place.
 *
 * @template {Subject} S
 */
export class Charts {
  /**
   * @param {Metric[]} catalogue
   * @param {Source<S>} source
   * @param {{drew: (picture: Picture) => void, point: (strand: string | null) => void}} tell the large chart was drawn; a strand is pointed at
   */
  constructor(catalogue, source, { drew, point }) {
    this.catalogue = catalogue;
    this.source = source;
    this.drew = drew;
    this.pointAt = point;
    /** @type {S | null} */
    this.subject = null;
    /** @type {number | null} */
    this.focus = null;
    /** @type {string | null} the strand that stands out */
    this.pointed = null;
    this.frames = new Frames(() => this.draw());
    this.ink = inks();
    this.title = element("h2", { class: "measured" });
    this.legend = element("ul", { class: "legend" });
    this.part = element("span", { class: "muted part" });
    this.thinned = element("span", { class: "muted thinned" });
    this.values = element("span");
    this.steps = element("span", { class: "steps" });
    this.canvas = element("canvas", { class: "large", role: "img", tabindex: 0 });
    this.waiting = element("p", { class: "waiting muted", hidden: true });
    this.large = new Chart(this.canvas, { large: true, resized: () => this.frames.now() });
    this.selection = new Selection(this.canvas, {
      chart: this.large,
      last: () => this.subject?.steps ?? 0,
      choose: (steps) => (location.hash = changed({ steps })),
    });
    this.smalls = new Smalls(catalogue, () => this.frames.now());
    this.rows = this.smalls.node;
    this.listen();
    this.node = element(
      "section",
      { class: "charts", "aria-label": "measurements" },
      element("div", { class: "caption" }, this.title, this.legend, this.part, this.thinned),
      element("div", { class: "stage" }, this.canvas, this.selection.node, this.steps, this.waiting),
    );
  }

  close() {
    this.frames.close();
    this.large.close();
    this.smalls.close();
  }

  /** @private */
  get metrics() {
    return this.subject === null ? [] : this.source.metrics(this.subject);
  }

  /** The metrics that are seen now. */
  get inView() {
    return [this.metric, ...this.smalls.seen.map(({ metric }) => metric)];
  }

  /** The metric drawn large. */
  get metric() {
    return here().metric ?? this.metrics[0] ?? "";
  }

  /**
   * A subject, or another view of it.
   *
   * @param {S} subject
   */
  show(subject) {
    this.subject = subject;
    const { x, steps } = here();
    this.source.look(steps);
    fill(this.values);
    fill(this.title, titleOf(this.metric, this.catalogue), " ", element("code", {}, this.metric), " ", this.values);
    fill(this.steps, axisLink("x", x, x === "log" ? "step t (log)" : "step t"));
    const entries = this.source.legend(subject, this.metric, this.pointAt);
    fill(this.legend, ...entries);
    this.legend.classList.toggle("many", entries.length > MANY);
    fill(this.part, part(steps));
    this.smalls.arrange(this.metrics, this.metric, subject.keyMetrics);
    this.frames.now();
  }

  /** The colours have changed. */
  repaint() {
    this.ink = inks();
    this.frames.now();
  }

  moved() {
    this.frames.ask();
  }

  /**
   * This strand stands out from the others; null for none.
   *
   * @param {string | null} strand
   */
  point(strand) {
    this.pointed = strand;
    this.frames.now();
  }

  /** @private */
  draw() {
    const { subject, source, catalogue, ink, focus, pointed } = this;
    if (subject === null) return;
    const { x } = here();
    const picture = source.picture(subject, this.metric);
    const y = here().y ?? kindOf(picture, catalogue);
    this.large.draw(picture, { x, y, ink, focus, pointed });
    if (this.values.textContent !== y) fill(this.values, axisLink("y", y, y));
    this.steps.style.right = `${this.canvas.clientWidth - this.large.plot.right + 4}px`;
    this.drew(picture);
    this.thinned.textContent = thinned(picture);
    this.waiting.hidden = subject.status !== "QUEUED";
    this.waiting.textContent = "Queued: it starts by itself when a place is free.";
    for (const one of this.smalls.seen) {
      const small = source.picture(subject, one.metric);
      one.draw(small, { x, y: kindOf(small, catalogue), ink, focus, pointed });
    }
  }

  /** @private */
  listen() {
    this.canvas.addEventListener("pointermove", (event) => this.look(this.large.stepUnder(event)));
    this.canvas.addEventListener("pointerleave", () => this.look(null));
    this.canvas.addEventListener("blur", () => this.look(null));
    this.canvas.addEventListener("keydown", (event) => this.walk(event));
  }

  /**
   * @private
   * @param {number | null} step
   */
  look(step) {
    this.focus = step;
    this.frames.now();
  }

  /** @private @param {KeyboardEvent} event */
  walk(event) {
    if (event.key === "+" || event.key === "-") this.selection.press(event.key, this.focus ?? Number(this.canvas.dataset.lastStep));
    if (this.subject === null) return;
    const { steps } = this.subject;
    const from = this.focus ?? Math.min(steps, Number(this.canvas.dataset.lastStep));
    const to = walked(event.key, { from, steps, x: here().x });
    if (to === null) return;
    event.preventDefault();
    this.look(to);
  }
}
