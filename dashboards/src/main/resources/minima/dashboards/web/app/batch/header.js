import * as api from "../api.js";
import { element, fill } from "../dom.js";
import { count, duration } from "../number.js";
import { home } from "../route.js";
import { changed, here } from "./address.js";
import { over } from "./model.js";
import { bar } from "./progress.js";
import { standing } from "./says.js";

/** @typedef {import("./types.js").Standing} Standing */

/** The line on top: where one is, how far the batch is, and what one can do with it. */
export class Header {
  /**
   * @param {string} family
   * @param {(message: string) => void} complain
   */
  constructor(family, complain) {
    this.family = family;
    this.complain = complain;
    /** @type {Standing | null} */
    this.standing = null;
    this.brand = element("a", { class: "brand", href: home() }, "minima");
    this.path = element("nav", { class: "path", "aria-label": "where" });
    this.far = element("span", { class: "state far", "data-colour": "good" });
    this.bar = element("span", { class: "bar-of" });
    this.table = element("a", { class: "button", title: "t" });
    this.cancel = element(
      "button",
      { type: "button", hidden: true, "data-action": "cancel", click: () => this.stop() },
      "Cancel",
    );
    this.export = element("a", { class: "button", download: "" }, "Export");
    fill(
      /** @type {HTMLElement} */ (document.getElementById("top")),
      this.brand,
      this.path,
      this.bar,
      this.far,
      this.table,
      this.export,
      this.cancel,
    );
  }

  /** @param {Standing} standing */
  show(standing) {
    this.standing = standing;
    this.turned();
    const name = element("bdi", { class: "name" }, standing.batch);
    fill(this.path, element("bdi", {}, this.family), " / ", element("bdi", {}, standing.experiment), " / ", name);
    this.far.textContent = farOf(standing);
    this.far.dataset.batchState = standing.status;
    this.far.dataset.colour = standing.ended > 0 ? "muted" : "good";
    fill(this.bar, bar(standing));
    this.cancel.hidden = standing.ended > 0 || standing.status === "CANCELLED";
    this.export.href = `api/runs/${encodeURIComponent(standing.batch)}/export?format=csv`;
    document.title = `${Math.floor((100 * over(standing.counts)) / Math.max(1, standing.total))} % · ${standing.batch} · minima`;
  }

  /** The address says another view. */
  turned() {
    const table = here().show === "table";
    this.brand.href = home();
    this.table.href = changed({ show: table ? "map" : "table" });
    this.table.textContent = table ? "Map" : "Table";
  }

  /** @private */
  async stop() {
    if (this.standing === null) return;
    try {
      await api.cancelBatch(this.standing.batch);
      this.complain("");
    } catch (error) {
      this.complain(`cancel did not happen: ${error instanceof Error ? error.message : error}`);
    }
  }
}

/** @param {Standing} standing */
function farOf({ counts, total, status, created, ended }) {
  const done = over(counts);
  const runs = `${count(done)} of ${count(total)} runs`;
  if (ended > 0) {
    const lost = standing({ ...counts, COMPLETED: 0 });
    const word = status === "CANCELLED" ? "cancelled" : "done";
    return `${word}, ${status === "CANCELLED" ? runs : `${count(total)} runs`}${lost && status !== "CANCELLED" ? `, ${lost}` : ""}`;
  }
  const left = done > 0 ? ((Date.now() - created) / done) * (total - done) : NaN;
  return Number.isFinite(left) && left >= 0 && status === "RUNNING" ? `${runs}, ${duration(left / 1000)} left` : runs;
}
