import * as api from "../api.js";
import { element, fill } from "../dom.js";
import { mark } from "../mark.js";
import { toRun } from "../route.js";
import { sinceOf } from "./since.js";

/** @typedef {import("../types.js").Alert} Alert */

/** The alerts: those that stand, then those that are over, newest first. */
export class AlertList {
  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    this.list = element("ol");
    this.none = element("p", { class: "muted" }, "nothing has been told of since this laboratory began");
    this.all = element("button", { class: "quiet", type: "button", hidden: true, click: () => this.acknowledge() }, "acknowledge all");
    this.node = element("section", { "aria-label": "alerts" }, element("h2", {}, "Alerts ", this.all), this.none, this.list);
  }

  /** @param {Alert[]} alerts */
  show(alerts) {
    this.none.hidden = alerts.length > 0;
    this.all.hidden = alerts.filter(isOpen).length < 2;
    fill(this.list, ...alerts.map((alert) => this.line(alert)));
  }

  /** @private */
  async acknowledge() {
    await api.acknowledgeAll().catch(() => {});
    this.changed();
  }

  /** @private @param {Alert} alert */
  line(alert) {
    const { id, rule, run, words, ended, acknowledged } = alert;
    const click = async () => {
      await api.acknowledge(id).catch(() => {});
      this.changed();
    };
    return element(
      "li",
      { "data-alert": id, "data-over": ended !== null },
      mark(ended === null ? { shape: "cross", colour: "bad" } : { shape: "dash", colour: "muted" }),
      element("bdi", { class: "rule" }, rule),
      run === null ? element("span", {}, "the laboratory") : element("a", { href: toRun(run) }, element("bdi", {}, run)),
      element("span", { class: "muted" }, sinceOf(alert)),
      element("bdi", { class: "words" }, words),
      isOpen(alert)
        ? element("button", { class: "quiet", type: "button", "aria-label": `acknowledge ${rule}`, click }, "acknowledge")
        : element("span", { class: "muted" }, acknowledged ? "acknowledged" : "over"),
    );
  }
}

/** @param {Alert} alert */
const isOpen = ({ ended, acknowledged }) => ended === null && !acknowledged;
