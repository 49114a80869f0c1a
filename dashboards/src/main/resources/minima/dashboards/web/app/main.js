/** The page: follows the address, keeps one view open, and passes keys to it. */

import * as api from "./api.js";
import { batchIn } from "./batch/address.js";
import { BatchPage } from "./batch/batch.js";
import { HomePage } from "./home/home.js";
import { LecturePage } from "./lecture/lecture.js";
import { here } from "./route.js";
import { RunPage } from "./run/run.js";

const AGAIN_AFTER_MILLIS = 2000;

const page = /** @type {HTMLElement} */ (document.getElementById("page"));

/** @type {{experiments: import("./types.js").Experiment[], metrics: import("./types.js").Metric[]}} */
let catalogue;

/** @type {{page: RunPage | LecturePage | BatchPage | HomePage, shows: string} | null} */
let open = null;

function follow() {
  const route = here();
  if (route.theme === null) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = route.theme;
  const batch = batchIn(location.hash);
  const shows = JSON.stringify([route.view, route.run, batch]);
  if (open !== null && open.shows === shows) {
    open.page.turned();
    return;
  }
  open?.page.close();
  open = { page: batch === null ? pageOf(route) : new BatchPage(page, batch, catalogue), shows };
  scrollTo(0, 0);
}

/** @param {import("./route.js").Route} route */
function pageOf({ run, view }) {
  if (run === null) return new HomePage(page, catalogue.experiments);
  return view === "lecture" ? new LecturePage(page, run, catalogue) : new RunPage(page, run, catalogue);
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  const typing = event.target instanceof HTMLInputElement;
  if (event.ctrlKey || event.metaKey || event.altKey || (typing && event.key !== "Escape")) return;
  open?.page.pressed(event.key);
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
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => open?.page.repaint());
  document.fonts.ready.then(() => open?.page.repaint());
  follow();
}

start();
