import { Chart } from "../chart/chart.js";
import { inks } from "../chart/palette.js";
import { Frames } from "../frames.js";
import { element, fill } from "../dom.js";
import { marked } from "../fork/cut.js";
import { changed, here } from "../route.js";
import { Selection } from "./selection.js";
import { Smalls } from "./smalls.js";
import { axisLink, part, titleOf } from "./legend.js";
import { walked } from "./walk.js";

/**
 * @typedef {import("../types.js").Metric} Metric
 * @typedef {import("../chart/picture.js").Picture} Picture
 * @typedef {import("./source.js").Subject} Subject
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
   * @param {import("./source.js").Source<S>} source
   * @param {{drew: (picture: Picture) => void, point: (strand: string | null) => void, picked?: (step: number) => void}} tell the large chart was drawn; a strand is pointed at; a step was clicked
   */
  constructor(catalogue, source, { drew, point, picked }) {
    this.catalogue = catalogue;
    this.source = source;
    this.drew = drew;
    this.pointAt = point;
    /** @type {S | null} */
    this.subject = null;
    /** @type {number | null} */
    this.focus = null;
    /** @type {number | null} the last step that was labelled */
    this.looked = null;
    /** @type {number | null} the step at which a fork would begin */
    this.cut = null;
    /** @type {string | null} the strand that stands out */
    this.pointed = null;
    this.frames = new Frames(() => this.draw());
    this.ink = inks();
    this.title = element("h2", { class: "measured" });
    this.legend = element("ul", { class: "legend" });
    this.toggle = element("span");
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
      pick: () => this.focus !== null && picked?.(this.focus),
    });
    this.smalls = new Smalls(catalogue, () => this.frames.now());
    this.rows = this.smalls.node;
    this.listen();
    this.node = element(
      "section",
      { class: "charts", "aria-label": "measurements" },
      element("div", { class: "caption" }, this.title, this.legend, this.toggle, this.part, this.thinned),
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
    const { suffix, node } = this.source.caption(subject);
    this.source.look(subject);
    fill(this.values);
    fill(this.toggle, node);
    fill(this.title, titleOf(this.metric, this.catalogue), suffix, " ", element("code", {}, this.metric), " ", this.values);
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

  /** There is more to show of the same subject. */
  again() {
    if (this.subject !== null) this.show(this.subject);
  }

  /**
   * Marks where a fork would begin; null for nowhere.
   *
   * @param {number | null} step
   */
  mark(step) {
    if (this.cut === null) this.canvas.scrollIntoView({ block: "nearest" });
    this.cut = step;
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
    const { subject, source, ink, focus, pointed } = this;
    if (subject === null) return;
    const { x } = here();
    source.look(subject);
    const { picture, y: own, said } = source.picture(subject, this.metric);
    const y = picture.zero ? own : (here().y ?? own);
    this.large.draw(marked(picture, this.cut), { x, y, ink, focus, pointed });
    const axis = typeof y === "string" ? y : "symmetric log";
    if (this.values.textContent !== axis) fill(this.values, axisLink("y", typeof y === "string" ? y : "log", axis));
    this.steps.style.right = `${this.canvas.clientWidth - this.large.plot.right + 4}px`;
    this.drew(picture);
    this.thinned.textContent = said;
    this.waiting.hidden = subject.status !== "QUEUED";
    this.waiting.textContent = "Queued: it starts by itself when a place is free.";
    for (const one of this.smalls.seen) {
      const small = source.picture(subject, one.metric);
      one.draw(small.picture, { x, y: small.y, ink, focus, pointed });
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
    this.looked = step ?? this.looked;
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
