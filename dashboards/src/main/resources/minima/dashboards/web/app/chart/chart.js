import { plain } from "../dom.js";
import { figures } from "../number.js";
import { isLimit, laid } from "./abscissa.js";
import { VALUE_TICKS, axes, line } from "./axes.js";
import { STEPS } from "./clock.js";
import { describe } from "./description.js";
import { stepDomain, valueDomain } from "./domain.js";
import { dot } from "./heads.js";
import { drawLabels, gutter, labelsOf } from "./labels.js";
import { plot } from "./plot.js";
import { Scale, forth } from "./scale.js";
import { ticks } from "./ticks.js";

/**
 * @typedef {import("./picture.js").Picture} Picture
 * @typedef {import("./scale.js").Kind} Kind
 * @typedef {{x: Kind, y: Kind, ink: import("./palette.js").Ink, focus: number | null, pointed: string | null, values?: [number, number]}} Look the strand pointed at stands out; the axis of values spans these, where they are given
 */

const FAMILY = 'Inter, "STIX Two Math", sans-serif';
const FONTS = { value: `600 13px ${FAMILY}`, name: `500 12px ${FAMILY}`, tick: `400 12px ${FAMILY}` };

/** More curves than these are drawn thinner. */
const MANY = 8;

/** One canvas that draws a picture at its present size, sharp on any screen. */
export class Chart {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {{large: boolean, resized: () => void, magnified?: number}} how how many times the size of type and lines
   */
  constructor(canvas, { large, resized, magnified = 1 }) {
    this.canvas = canvas;
    this.magnified = magnified;
    this.large = large;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    /** @type {Scale | null} */
    this.steps = null;
    /** @type {import("./abscissa.js").Abscissa | null} what was drawn along it, null for steps */
    this.abscissa = null;
    /** @type {Scale | null} */
    this.values = null;
    /** Where the plot stands inside the canvas, as last drawn. */
    this.plot = { left: 0, right: 0, top: 0, bottom: 0 };
    this.observer = new ResizeObserver(resized);
    this.observer.observe(canvas);
  }

  close() {
    this.observer.disconnect();
  }

  /** What tells how far a step is along the axis. */
  get lead() {
    return this.abscissa?.lead ?? STEPS;
  }

  /**
   * @param {Picture} measured
   * @param {Look} look
   */
  draw(measured, look) {
    const g = this.context;
    const picture = laid(measured);
    const { width, height } = this.sized();
    if (width === 0 || height === 0) return;
    const domain = stepDomain(look.x, picture);
    const labels = this.large ? labelsOf(g, picture, FONTS, look.focus) : [];
    const values = look.values ?? valueDomain(look.y, picture);
    const box = { left: this.left(look.y, values), right: width, top: 8, bottom: height - 26 };
    box.right -= this.right(labels, domain, look.x, width - box.left);
    const x = new Scale(look.x, domain, [box.left, box.right]);
    const y = new Scale(look.y, values, [box.bottom, box.top]);
    const stroke = (this.large ? 2.4 : 1.9) * (picture.curves.length > MANY ? 0.7 : 1);
    const frame = { box, x, y, ink: look.ink, width: stroke, pointed: look.pointed === null ? null : plain(look.pointed) };
    this.steps = x;
    this.abscissa = measured.abscissa ?? null;
    this.values = y;
    this.plot = box;
    axes(g, frame, { large: this.large, font: FONTS.tick, picture, width });
    plot(g, frame, picture);
    if (look.focus !== null) this.mark(frame, picture, look.focus);
    const onCurves = look.focus === null ? [] : labels.map(({ exact }) => y.at(exact));
    drawLabels(g, frame, labels, FONTS, [...limits(picture, y), ...onCurves]);
    describe(this.canvas, measured, { x, y, laid: picture });
  }

  /**
   * The place along the axis under a pointer, held inside it; null before the first drawing.
   *
   * @param {PointerEvent} event
   */
  under(event) {
    if (this.steps === null) return null;
    const [from, to] = this.steps.domain;
    const place = this.steps.back(event.offsetX / this.magnified);
    return Math.min(to, Math.max(from, this.abscissa?.whole === false ? place : Math.round(place)));
  }

  /** @private */
  sized() {
    const width = this.canvas.clientWidth / this.magnified;
    const height = this.canvas.clientHeight / this.magnified;
    const ratio = (devicePixelRatio || 1) * this.magnified;
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.context.clearRect(0, 0, width, height);
    return { width, height };
  }

  /**
   * The room that the values' labels need.
   *
   * @private
   * @param {Kind} kind
   * @param {[number, number]} domain
   */
  left(kind, domain) {
    this.context.font = FONTS.tick;
    const labels = ticks(kind, domain, this.large ? VALUE_TICKS.large : VALUE_TICKS.small);
    return Math.max(this.large ? 46 : 40, ...labels.map(({ label }) => this.context.measureText(label).width + 14));
  }

  /**
   * The room that the labels at the curves' heads need.
   *
   * @private
   * @param {import("./labels.js").Unplaced[]} labels
   * @param {[number, number]} domain
   * @param {Kind} kind
   * @param {number} width
   */
  right(labels, [from, to], kind, width) {
    /** @param {number} step */
    const share = (step) => (forth(kind, step) - forth(kind, from)) / (forth(kind, to) - forth(kind, from));
    return Math.max(this.large ? 12 : 8, gutter(labels, share, width));
  }

  /**
   * @private
   * @param {import("./plot.js").Frame} frame
   * @param {Picture} picture
   * @param {number} focus
   */
  mark({ box, x, y, ink }, picture, focus) {
    const g = this.context;
    const px = Math.round(x.at(focus)) + 0.5;
    g.strokeStyle = ink("muted");
    g.lineWidth = 1;
    line(g, px, box.top, px, box.bottom);
    for (const { series, colour } of picture.curves) {
      const i = focus > series.lastStep ? -1 : series.before(focus);
      if (i < 0) continue;
      const py = y.at((series.low[i] + series.high[i]) / 2);
      if (py >= box.top && py <= box.bottom) dot(g, x.at(series.steps[i]), py, this.large ? 4 : 3, ink(colour));
    }
    if (this.large) this.note(picture.abscissa?.say(focus) ?? `step ${figures(focus)}`, px, box, ink);
  }

  /**
   * @private
   * @param {string} text
   * @param {number} px
   * @param {import("./plot.js").Box} box
   * @param {import("./palette.js").Ink} ink
   */
  note(text, px, box, ink) {
    const g = this.context;
    g.font = FONTS.name;
    const half = g.measureText(text).width / 2;
    const centre = Math.min(box.right - half, Math.max(box.left + half, px));
    g.fillStyle = ink("paper");
    g.fillRect(centre - half - 6, box.bottom + 5, 2 * half + 12, 18);
    g.fillStyle = ink("ink");
    g.textAlign = "center";
    g.textBaseline = "top";
    g.fillText(text, centre, box.bottom + 9);
  }
}

/**
 * The heights of predicted limits.
 *
 * @param {Picture} picture
 * @param {Scale} y
 */
function limits(picture, y) {
  return picture.lines.filter(isLimit).map(({ points }) => y.at(points[0][1]));
}
