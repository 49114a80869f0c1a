import { inks } from "../chart/palette.js";
import { element, fill } from "../dom.js";
import { Frames } from "../frames.js";
import { Panel } from "./panel.js";
import { Planes } from "./planes.js";

/** @typedef {import("../types.js").Run} Run */

/** The vector measures of a run, a panel each: bars over the index, or planes. */
export class Vectors {
  /**
   * @param {string} run
   * @param {import("../types.js").Metric[]} catalogue
   * @param {(strand: string | null) => void} point
   */
  constructor(run, catalogue, point) {
    this.run = run;
    this.catalogue = catalogue;
    this.tell = { moved: () => this.frames.ask(), point };
    /** @type {(Panel | Planes)[]} */
    this.panels = [];
    /** @type {string | null} */
    this.pointed = null;
    this.ink = inks();
    this.frames = new Frames(() => this.panels.forEach((panel) => panel.draw(this.ink, this.pointed)));
    this.node = element("div", { class: "vectors" });
  }

  close() {
    this.frames.close();
    this.panels.forEach((panel) => panel.close());
  }

  /** @param {Run} run */
  show(run) {
    const measures = [...new Set(run.strands.flatMap(({ vectors }) => vectors ?? []))];
    if (measures.join() !== this.panels.map(({ measure }) => measure).join()) {
      this.panels.forEach((panel) => panel.close());
      this.panels = measures.map((measure) => {
        const planar = run.strands.some(({ planes }) => planes?.[measure]);
        return new (planar ? Planes : Panel)(this.run, measure, this.catalogue, this.tell);
      });
      fill(this.node, ...this.panels.map(({ node }) => node));
      this.refresh();
    }
    this.panels.forEach((panel) => panel.show(run));
    this.frames.now();
  }

  /** Asks anew, for what the stream may have skipped. */
  refresh() {
    this.panels.forEach(({ shots }) => shots.refresh());
  }

  /** @param {import("../types.js").FrameEvent} event */
  take(event) {
    this.panels.find(({ measure }) => measure === event.measure)?.shots.take(event);
  }

  /** The colours have changed. */
  repaint() {
    this.ink = inks();
    this.frames.now();
  }

  /** @param {string | null} strand */
  point(strand) {
    this.pointed = strand;
    this.frames.now();
  }
}
