import { Chart } from "../chart/chart.js";
import { inks } from "../chart/palette.js";
import { Frames } from "../frames.js";
import { element, fill } from "../dom.js";
import { marked } from "../fork/cut.js";
import { changed, here } from "../route.js";
import { Along } from "./along.js";
import { Crosshair } from "./crosshair.js";
import { axisLink, part, titleOf } from "./legend.js";
import { Selection } from "./selection.js";
import { Smalls } from "./smalls.js";

/**
 * @typedef {import("../types.js").Metric} Metric
 * @typedef {import("../chart/picture.js").Picture} Picture
 * @typedef {import("./source.js").Subject} Subject
 */

/** What stands along charts that have no choice. */
const STEPS = [{ value: "step", words: "step t", why: null }];

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
    this.along = new Along();
    this.canvas = element("canvas", { class: "large", role: "img", tabindex: 0 });
    this.waiting = element("p", { class: "waiting muted", hidden: true });
    this.large = new Chart(this.canvas, { large: true, resized: () => this.frames.now() });
    const steps = () => this.subject?.steps ?? 0;
    this.crosshair = new Crosshair(this.large, { steps, moved: () => this.frames.now() });
    this.selection = new Selection(this.large, {
      steps,
      centre: () => this.crosshair.centre,
      choose: (part) => (location.hash = changed({ steps: part })),
      pick: () => this.crosshair.place !== null && picked?.(Number(this.looked)),
    });
    this.smalls = new Smalls(catalogue, () => this.frames.now());
    this.rows = this.smalls.node;
    this.node = element(
      "section",
      { class: "charts", "aria-label": "measurements" },
      element("div", { class: "caption" }, this.title, this.legend, this.toggle, this.part, this.thinned),
      element("div", { class: "stage" }, this.canvas, this.selection.node, this.along.node, this.waiting),
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

  /** The last step that was labelled. */
  get looked() {
    return this.crosshair.looked;
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
    const { steps } = here();
    const { suffix, node } = this.source.caption(subject);
    this.source.look(subject);
    const { choices = STEPS, over = "step", lead = null } = this.source.along?.(subject) ?? {};
    fill(this.values);
    fill(this.toggle, node);
    fill(this.title, titleOf(this.metric, this.catalogue), suffix, " ", element("code", {}, this.metric), " ", this.values);
    this.along.show(choices, over);
    const entries = this.source.legend(subject, this.metric, this.pointAt);
    fill(this.legend, ...entries);
    this.legend.classList.toggle("many", entries.length > MANY);
    fill(this.part, part(steps, lead));
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
    const { subject, source, ink, pointed } = this;
    const focus = this.crosshair.place;
    if (subject === null) return;
    const { x } = here();
    source.look(subject);
    const { picture, y: own, said } = source.picture(subject, this.metric);
    const y = picture.zero ? own : (here().y ?? own);
    this.large.draw(marked(picture, this.cut), { x, y, ink, focus, pointed });
    const axis = typeof y === "string" ? y : "symmetric log";
    if (this.values.textContent !== axis) fill(this.values, axisLink("y", typeof y === "string" ? y : "log", axis));
    this.along.node.style.right = `${this.canvas.clientWidth - this.large.plot.right + 4}px`;
    this.drew(picture);
    this.thinned.textContent = said;
    this.waiting.hidden = subject.status !== "QUEUED";
    this.waiting.textContent = "Queued: it starts by itself when a place is free.";
    for (const one of this.smalls.seen) {
      const small = source.picture(subject, one.metric);
      one.draw(small.picture, { x, y: small.y, ink, focus, pointed });
    }
  }
}
