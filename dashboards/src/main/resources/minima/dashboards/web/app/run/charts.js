import { Chart } from "../chart/chart.js";
import { inks } from "../chart/palette.js";
import { Frames } from "../frames.js";
import { element, fill } from "../dom.js";
import { changed, here } from "../route.js";
import { order } from "./order.js";
import { Pictures, marked, subtracted } from "./pictures.js";
import { Selection } from "./selection.js";
import { Smalls } from "./smalls.js";
import { axisLink, differenceToggle, faint, legend, part, titleOf } from "./legend.js";

/**
 * @typedef {import("../types.js").Run} Run
 * @typedef {import("../types.js").Metric} Metric
 */

/** A legend longer than this has lines of its own, and scrolls. */
const MANY = 8;

/** One large chart, small ones below it that share its steps; each small one can take the large one's place. */
export class Charts {
  /**
   * @param {Metric[]} catalogue
   * @param {{history: import("./zoomed.js").Zoomed, parent: import("../fork/parent.js").Parent}} of the run's series, and its parent's if it is a fork
   * @param {{drew: (picture: import("../chart/picture.js").Picture) => void, point: (strand: string | null) => void, picked: (step: number) => void}} tell the large chart was drawn; a strand is pointed at; a step was clicked
   */
  constructor(catalogue, { history, parent }, { drew, point, picked }) {
    this.catalogue = catalogue;
    this.parent = parent;
    this.pictures = new Pictures(catalogue, history, parent);
    this.drew = drew;
    this.pointAt = point;
    /** @type {Run | null} */
    this.run = null;
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
      last: () => this.run?.steps ?? 0,
      choose: (steps) => (location.hash = changed({ steps })),
      pick: () => this.focus !== null && picked(this.focus),
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

  /** The metric drawn large. */
  get metric() {
    return here().metric ?? order(this.run, this.catalogue)[0] ?? "";
  }

  /**
   * A run, or another view of it.
   *
   * @param {Run} run
   */
  show(run) {
    this.run = run;
    const { x, steps } = here();
    const difference = subtracted(run);
    fill(this.values);
    fill(this.toggle, differenceToggle(run, difference));
    fill(this.title, titleOf(this.metric, this.catalogue), difference && ": fork − parent", " ", element("code", {}, this.metric), " ", this.values);
    fill(this.steps, axisLink("x", x, x === "log" ? "step t (log)" : "step t"));
    const entries = legend(difference ? { ...run, predictions: [] } : run, this.metric, difference ? [] : this.catalogue, this.pointAt);
    fill(this.legend, ...entries, faint(this.parent.run !== null && !difference));
    this.legend.classList.toggle("many", entries.length > MANY);
    fill(this.part, part(steps));
    this.smalls.arrange(run, this.metric);
    this.frames.now();
  }

  /** The colours have changed. */
  repaint() {
    this.ink = inks();
    this.frames.now();
  }

  /** There is more to show of the same run. */
  again() {
    if (this.run !== null) this.show(this.run);
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
    const { run, ink, focus, pointed } = this;
    if (run === null) return;
    const { x } = here();
    this.pictures.look(run);
    const { picture, y: own, said } = this.pictures.of(run, this.metric);
    const y = picture.zero ? own : (here().y ?? own);
    this.large.draw(marked(picture, this.cut), { x, y, ink, focus, pointed });
    const axis = typeof y === "string" ? y : "symmetric log";
    if (this.values.textContent !== axis) fill(this.values, axisLink("y", typeof y === "string" ? y : "log", axis));
    this.steps.style.right = `${this.canvas.clientWidth - this.large.plot.right + 4}px`;
    this.drew(picture);
    this.thinned.textContent = said;
    this.waiting.hidden = run.status !== "QUEUED";
    this.waiting.textContent = "Queued: it starts by itself when a place is free.";
    for (const one of this.smalls.seen) {
      const small = this.pictures.of(run, one.metric);
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

  /**
   * The arrow keys move the step that is labelled, by a thirtieth of a decade or a hundredth of the axis.
   *
   * @private
   * @param {KeyboardEvent} event
   */
  walk(event) {
    if (event.key === "+" || event.key === "-") this.selection.press(event.key, this.focus ?? Number(this.canvas.dataset.lastStep));
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (way === undefined || this.run === null) return;
    event.preventDefault();
    const { steps } = this.run;
    const from = this.focus ?? Math.min(steps, Number(this.canvas.dataset.lastStep));
    const to = here().x === "log" ? from * 10 ** (way / 30) : from + (way * steps) / 100;
    const moved = way > 0 ? Math.max(from + 1, Math.round(to)) : Math.min(from - 1, Math.round(to));
    this.look(Math.min(steps, Math.max(1, moved)));
  }
}
