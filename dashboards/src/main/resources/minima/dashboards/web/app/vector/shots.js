import * as api from "../api.js";

/**
 * @typedef {import("../types.js").Frame} Frame
 * @typedef {import("../types.js").FrameEvent} FrameEvent
 */

/** Later than any step. */
const NEWEST = Number.MAX_SAFE_INTEGER;

/** One vector measure of a run as the page holds it: the steps that have frames, and of each strand the frame that is shown. */
export class Shots {
  /**
   * @param {string} run
   * @param {string} measure
   * @param {() => void} moved
   */
  constructor(run, measure, moved) {
    this.run = run;
    this.measure = measure;
    this.moved = moved;
    /** @type {number[]} rising, of all strands together */
    this.steps = [];
    /** @type {Map<string, Frame>} by strand, the empty name where the run has only one */
    this.shown = new Map();
    /** @type {number | null} the step that is looked at; null follows the newest */
    this.step = null;
    this.asking = false;
    this.wanted = false;
  }

  /** Asks for all steps anew, and for the frames that are to be shown. */
  async refresh() {
    try {
      const known = await api.frameSteps(this.run, this.measure);
      this.know(known.flatMap(({ steps }) => steps));
    } catch (error) {
      console.warn(`steps of ${this.measure} did not come`, error);
    }
    this.ask();
  }

  /**
   * Looks at a step; null follows the newest.
   *
   * @param {number | null} step
   */
  choose(step) {
    this.step = step;
    this.moved();
    this.ask();
  }

  /**
   * What the stream says.
   *
   * @param {FrameEvent} event
   */
  take(event) {
    this.know(event.steps);
    if (this.step === null) this.show(event);
    this.moved();
  }

  /** The step of the frames that are shown: the last of them. */
  get at() {
    return Math.max(0, ...[...this.shown.values()].map(({ step }) => step));
  }

  /** @private @param {number[]} steps */
  know(steps) {
    this.steps = [...new Set([...this.steps, ...steps])].sort((a, b) => a - b);
  }

  /** @private @param {Frame} frame */
  show(frame) {
    const strand = frame.strand ?? "";
    const before = this.shown.get(strand);
    if (this.step !== null || before === undefined || before.step <= frame.step) this.shown.set(strand, frame);
  }

  /**
   * One question at a time; what was chosen meanwhile is asked for next.
   *
   * @private
   */
  async ask() {
    this.wanted = true;
    if (this.asking) return;
    this.asking = true;
    while (this.wanted) {
      this.wanted = false;
      const { step } = this;
      try {
        const frames = await api.framesAt(this.run, this.measure, step ?? NEWEST);
        if (step !== this.step) continue;
        if (step !== null) this.shown.clear();
        frames.forEach((frame) => this.show(frame));
        this.moved();
      } catch (error) {
        console.warn(`${this.measure} did not come`, error);
      }
    }
    this.asking = false;
  }
}
