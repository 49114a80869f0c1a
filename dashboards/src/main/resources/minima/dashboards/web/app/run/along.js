import { element, fill } from "../dom.js";
import { changed, here } from "../route.js";
import { axisLink } from "./legend.js";

/** Says what stands along the charts and on which scale, and lets one choose both: the view stays in the address. */
export class Along {
  constructor() {
    this.menu = element("select", {
      name: "over",
      "aria-label": "what stands along the charts",
      hidden: true,
      change: () => this.choose(),
    });
    this.scale = element("span");
    this.node = element("span", { class: "steps" }, this.menu, " ", this.scale);
    this.said = "";
  }

  /**
   * @param {import("./quantities.js").Choice[]} choices one is what is drawn over, and not offered
   * @param {string} now
   */
  show(choices, now) {
    const said = JSON.stringify(choices);
    if (said !== this.said) {
      this.said = said;
      fill(this.menu, ...choices.map(option));
      this.menu.title = choices.flatMap(({ words, why }) => (why === null ? [] : [`${words}: ${why}`])).join("\n");
    }
    this.menu.value = now;
    this.menu.hidden = choices.length === 1;
    const { x } = here();
    const words = choices.length === 1 ? `${choices[0].words} ` : "";
    fill(this.scale, axisLink("x", x, words + (x === "log" ? "(log)" : "(linear)")));
  }

  /** @private */
  choose() {
    const over = this.menu.value;
    location.hash = changed({ over: over === "samples" || over === "time" || over === "flow" ? over : null });
  }
}

/** @param {import("./quantities.js").Choice} choice */
function option({ value, words, why }) {
  return element("option", { value, disabled: why !== null, title: why }, words);
}
