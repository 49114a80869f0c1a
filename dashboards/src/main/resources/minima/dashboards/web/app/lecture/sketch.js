/** A hand on a chart: says, in the chart's own pixels, from where to where it went while it was down. */
export class Sketch {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {import("../chart/chart.js").Chart} chart
   * @param {{drawn: (from: [number, number], to: [number, number]) => void, lifted: () => void}} tell
   */
  constructor(canvas, chart, { drawn, lifted }) {
    /** @type {[number, number] | null} */
    let last = null;
    /** @type {(event: PointerEvent) => [number, number]} */
    const place = (event) => [event.offsetX / chart.magnified, event.offsetY / chart.magnified];
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      last = place(event);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (last === null) return;
      const now = place(event);
      drawn(last, now);
      last = now;
    });
    for (const kind of /** @type {const} */ (["pointerup", "pointercancel"])) {
      canvas.addEventListener(kind, () => {
        if (last !== null) lifted();
        last = null;
      });
    }
  }
}
