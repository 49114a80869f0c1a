import { element } from "../dom.js";
import { count } from "../number.js";

/** Which step is looked at: a slider over the steps that have frames, which follows the newest until it is moved. */
export class Slide {
  /** @param {import("./shots.js").Shots} shots */
  constructor(shots) {
    this.shots = shots;
    this.reading = element("span", { class: "reading muted" });
    this.slider = element("input", {
      type: "range",
      min: 0,
      max: 0,
      value: 0,
      "aria-label": `step of ${shots.measure}`,
      input: () => this.slid(),
    });
    this.step = element("output");
    this.newest = element(
      "button",
      { class: "quiet", type: "button", hidden: true, click: () => shots.choose(null) },
      "follow the newest",
    );
    this.node = element("div", { class: "slide" }, this.slider, this.step, this.newest, this.reading);
  }

  /**
   * The step in words, the slider where it belongs, and what is under the pointer.
   *
   * @param {boolean} read whether there is a frame
   * @param {string} reading
   */
  show(read, reading) {
    const { steps, step, at } = this.shots;
    this.slider.max = String(Math.max(0, steps.length - 1));
    this.slider.value = String(step === null ? steps.length - 1 : steps.filter((one) => one < step).length);
    this.newest.hidden = step === null;
    this.step.textContent = read ? `step ${count(step ?? at)}` : "not read yet";
    this.reading.textContent = reading;
  }

  /** @private */
  slid() {
    const { steps } = this.shots;
    const rank = Number(this.slider.value);
    this.shots.choose(rank >= steps.length - 1 ? null : steps[rank]);
  }
}
