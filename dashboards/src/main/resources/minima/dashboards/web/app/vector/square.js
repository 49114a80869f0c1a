import { element } from "../dom.js";
import { count, figures } from "../number.js";
import { sized } from "./canvas.js";
import { contour } from "./contour.js";
import { Field, angle } from "./field.js";
import { drawRaster } from "./raster.js";

/** @typedef {import("../types.js").Plane} Plane */

/** The plane of one strand at a step. */
export class Square {
  /**
   * @param {string} measure
   * @param {import("../types.js").Strand} strand
   * @param {Plane} plane
   * @param {{look: (at: [number, number] | null) => void, point: (strand: string | null) => void}} tell which point of the plane, which strand is under the pointer
   */
  constructor(measure, { name, control }, plane, { look, point }) {
    this.measure = measure;
    this.name = name;
    this.plane = plane;
    this.predicted = plane.predicted ? new Field(plane, plane.predicted) : null;
    /** @type {Field | null} */
    this.field = null;
    /** @type {import("./raster.js").Frame | null} */
    this.frame = null;
    this.says = element("div", { class: "muted" });
    this.canvas = element("canvas", { role: "img", tabindex: 0 });
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    this.node = element(
      "figure",
      { "data-strand": name, pointerenter: () => point(name), pointerleave: () => point(null) },
      element("figcaption", {}, element("bdi", {}, control ? `control: ${name}` : name), this.says),
      this.canvas,
    );
    this.canvas.addEventListener("pointermove", (event) => look(this.under(event)));
    this.canvas.addEventListener("pointerleave", () => look(null));
  }

  /**
   * @param {{step: number, values: number[]} | null} read
   * @param {{ink: import("../chart/palette.js").Ink, font: string}} look
   */
  draw(read, look) {
    const size = sized(this.canvas, this.context);
    if (size.width === 0) return;
    const { plane, predicted } = this;
    this.field = read && new Field(plane, read.values);
    const margin = this.field && this.field.margin(plane.samples);
    this.frame = drawRaster(this.context, size, plane, { field: this.field, predicted, margin }, look);
    this.tell(read?.step ?? null, margin);
  }

  /**
   * What is drawn for those who cannot see it and for tests.
   *
   * @private
   * @param {number | null} step
   * @param {number | null} margin
   */
  tell(step, margin) {
    const { field, predicted, canvas } = this;
    const turned = field && predicted && angle(field, predicted);
    const bounded = field === null || field.slope.every(Number.isFinite);
    const words = [
      !bounded && "no boundary at w = 0",
      turned !== null && bounded && `${figures(turned, 4)} rad from the predicted one`,
      margin !== null && `margin ${figures(margin, 4)}`,
    ].filter(Boolean);
    this.says.textContent = step === null ? "not read yet" : words.join(", ");
    canvas.setAttribute(
      "aria-label",
      step === null
        ? `${this.measure} of ${this.name}, not read yet`
        : [`${this.measure} of ${this.name} at step ${count(step)}: boundary`, ...words].join(", "),
    );
    Object.assign(canvas.dataset, {
      step: String(step ?? ""),
      boundary: ends(field),
      predicted: ends(predicted),
      angle: String(turned ?? ""),
      margin: String(margin ?? ""),
    });
  }

  /**
   * @private
   * @param {PointerEvent} event
   * @returns {[number, number] | null}
   */
  under({ offsetX, offsetY }) {
    if (this.frame === null) return null;
    const { box, x, y } = this.frame;
    const inside = offsetX >= box.left && offsetX <= box.right && offsetY >= box.top && offsetY <= box.bottom;
    return inside ? [x.back(offsetX), y.back(offsetY)] : null;
  }
}

/**
 * Where the boundary enters and leaves the plane.
 *
 * @param {Field | null} field
 */
const ends = (field) => (field === null ? "" : contour(field, 0).flatMap((line) => [...line[0], ...(line.at(-1) ?? [])]).join(" "));
