import * as api from "../api.js";
import { element, fill } from "../dom.js";
import { Live } from "../live.js";
import { home } from "../route.js";
import { AlertList } from "./list.js";
import { RuleList } from "./rules.js";

/** The page of what is told of: the rules, and the alerts that stand or stood. */
export class AlertsPage {
  /** @param {HTMLElement} page */
  constructor(page) {
    document.title = "alerts · minima";
    this.asked = 0;
    this.rules = new RuleList(() => this.load());
    this.alerts = new AlertList(() => this.load());
    fill(
      /** @type {HTMLElement} */ (document.getElementById("top")),
      element("a", { class: "brand", href: home() }, "minima"),
      element("span", { class: "path" }, "what is told of without being asked"),
    );
    fill(page, element("div", { class: "alerts-page" }, this.alerts.node, this.rules.node));
    this.live = new Live(null, { opened: () => this.load(), alert: () => this.load() });
  }

  close() {
    this.live.close();
  }

  turned() {}

  repaint() {}

  /** @param {string} key */
  pressed(key) {
    if (key === "Escape") history.back();
  }

  /** @private */
  async load() {
    const asked = ++this.asked;
    try {
      const { rules, alerts } = await api.alerts();
      if (asked !== this.asked) return;
      this.rules.show(rules);
      this.alerts.show(alerts);
    } catch (error) {
      console.warn("the alerts did not come", error);
    }
  }
}
