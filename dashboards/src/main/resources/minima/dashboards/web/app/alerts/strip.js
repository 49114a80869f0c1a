import * as api from "../api.js";
import { element, fill } from "../dom.js";
import { mark } from "../mark.js";
import { count } from "../number.js";
import { toAlerts, toRun } from "../route.js";
import { sinceOf } from "./since.js";

/**
 * @typedef {import("../types.js").Alert} Alert
 * @typedef {import("../types.js").Headline} Headline
 */

const SHOWN = 3;

/** What stands as it was said last; the same words are not said again. */
let said = "";

/**
 * The strip on top of every page: the newest alerts that stand and nobody has seen.
 *
 * @param {Headline} headline
 */
export function showAlerts({ standing, alerts }) {
  const strip = /** @type {HTMLElement} */ (document.getElementById("alerts"));
  const shown = alerts.slice(0, SHOWN);
  const now = JSON.stringify([standing, shown.map(({ id }) => id)]);
  if (now === said) return;
  said = now;
  strip.hidden = standing === 0;
  const rest = standing - shown.length;
  fill(
    strip,
    element("ul", {}, ...shown.map(line)),
    element("a", { class: "quiet", href: toAlerts() }, rest > 0 ? `${count(rest)} more` : "all alerts"),
  );
}

/** @param {Alert} alert */
function line(alert) {
  const { id, rule, run, words } = alert;
  const seen = element("button", { class: "quiet", type: "button", "aria-label": `acknowledge ${rule}`, click }, "acknowledge");
  return element(
    "li",
    { "data-alert": id, title: words },
    mark({ shape: "cross", colour: "bad" }),
    element("bdi", { class: "rule" }, rule),
    run === null ? element("span", {}, "the laboratory") : element("a", { href: toRun(run) }, element("bdi", {}, run)),
    element("span", { class: "muted" }, sinceOf(alert)),
    seen,
  );

  async function click() {
    seen.disabled = true;
    try {
      await api.acknowledge(id);
    } catch (error) {
      seen.disabled = error instanceof api.Refused && error.status === 404;
    }
  }
}
