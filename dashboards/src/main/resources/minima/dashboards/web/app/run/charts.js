import { Chart } from "../chart/chart.js";
import { inks } from "../chart/palette.js";
import { pictureOf } from "../chart/picture.js";
import { kindOf } from "../chart/domain.js";
import { Frames } from "../frames.js";
import { element, fill } from "../dom.js";
import { changed, here } from "../route.js";
import { order } from "./order.js";
import { Selection } from "./selection.js";
import { Smalls } from "./smalls.js";
import { axisLink, legend, part, thinned, titleOf } from "./legend.js";

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
   * @param {import("./zoomed.js").Zoomed} history
   * @param {{drew: (picture: import("../chart/picture.js").Picture) => void, point: (strand: string | null) => void}} tell the large chart was drawn; a strand is pointed at
   */
  constructor(catalogue, history, { drew, point }) {
    this.catalogue = catalogue;
    this.history = history;
    this.drew = drew;
    this.pointAt = point;
    /** @type {Run | null} */
    this.run = null;
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
      last: () => this.run?.steps ?? 0,
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
    this.history.look(steps);
    fill(this.values);
    fill(this.title, titleOf(this.metric, this.catalogue), " ", element("code", {}, this.metric), " ", this.values);
    fill(this.steps, axisLink("x", x, x === "log" ? "step t (log)" : "step t"));
    const entries = legend(run, this.metric, this.catalogue, this.pointAt);
    fill(this.legend, ...entries);
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
    const { run, history, catalogue, ink, focus, pointed } = this;
    if (run === null) return;
    const { x } = here();
    const picture = pictureOf(run, this.metric, catalogue, history);
    const y = here().y ?? kindOf(picture, catalogue);
    this.large.draw(picture, { x, y, ink, focus, pointed });
    if (this.values.textContent !== y) fill(this.values, axisLink("y", y, y));
    this.steps.style.right = `${this.canvas.clientWidth - this.large.plot.right + 4}px`;
    this.drew(picture);
    this.thinned.textContent = thinned(picture);
    this.waiting.hidden = run.status !== "QUEUED";
    this.waiting.textContent = "Queued: it starts by itself when a place is free.";
    for (const one of this.smalls.seen) {
      const small = pictureOf(run, one.metric, catalogue, history);
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
