/** The page: follows the address, keeps one view open, and passes keys to it. */

import { AlertsPage } from "./alerts/alerts.js";
import * as api from "./api.js";
import { batchIn } from "./batch/address.js";
import { BatchPage } from "./batch/batch.js";
import { ComparePage } from "./compare/compare.js";
import { HomePage } from "./home/home.js";
import { LecturePage } from "./lecture/lecture.js";
import { here } from "./route.js";
import { RunPage } from "./run/run.js";

const AGAIN_AFTER_MILLIS = 2000;

const page = /** @type {HTMLElement} */ (document.getElementById("page"));

/** @type {{experiments: import("./types.js").Experiment[], metrics: import("./types.js").Metric[]}} */
let catalogue;

/** @typedef {RunPage | LecturePage | HomePage | ComparePage | BatchPage | AlertsPage} View */

/** @type {{view: View, of: string} | null} */
let open = null;

function follow() {
  const route = here();
  if (route.theme === null) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = route.theme;
  const batch = batchIn(location.hash);
  const of = JSON.stringify([route.view, route.run, route.runs, route.alerts, batch]);
  if (open !== null && open.of === of) {
    open.view.turned();
    return;
  }
  open?.view.close();
  open = { view: batch === null ? viewOf(route) : new BatchPage(page, batch, catalogue), of };
  scrollTo(0, 0);
}

/**
 * @param {import("./route.js").Route} route
 * @returns {View}
 */
function viewOf({ view, run, runs, alerts }) {
  if (alerts) return new AlertsPage(page);
  if (runs !== null) return new ComparePage(page, runs, catalogue);
  if (run === null) return new HomePage(page, catalogue.experiments);
  return view === "lecture" ? new LecturePage(page, run, catalogue) : new RunPage(page, run, catalogue);
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || (typing(event.target) && event.key !== "Escape")) return;
  const before = document.activeElement;
  open?.view.pressed(event.key);
  // A key that has moved the focus into a field is not typed there.
  if (document.activeElement !== before) event.preventDefault();
}

/** @param {EventTarget | null} target */
function typing(target) {
  if (target instanceof HTMLInputElement) return target.type !== "checkbox";
  return target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
}

async function start() {
  try {
    const [experiments, metrics] = await Promise.all([api.experiments(), api.metrics()]);
    catalogue = { experiments, metrics };
  } catch (error) {
    page.textContent = `The laboratory does not answer (${error instanceof Error ? error.message : error}); trying again.`;
    page.className = "note";
    setTimeout(start, AGAIN_AFTER_MILLIS);
    return;
  }
  page.className = "";
  addEventListener("hashchange", follow);
  addEventListener("keydown", pressed);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => open?.view.repaint());
  document.fonts.ready.then(() => open?.view.repaint());
  follow();
}

start();
