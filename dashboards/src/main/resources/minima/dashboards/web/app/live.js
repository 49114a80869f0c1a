import { showAlerts } from "./alerts/strip.js";
import { clock } from "./number.js";

/**
 * The page's one stream of events. It goes on by itself after a break, and says since when it is broken. A browser opens
 * six connections to one server, whatever the tabs, so a page that is left, or in a tab that nobody looks at for a
 * minute, lets go of its own until it is seen again.
 *
 * @typedef {object} Listener
 * @property {(run: import("./types.js").RunSummary) => void} [run]
 * @property {(points: import("./types.js").PointsEvent) => void} [points]
 * @property {(frame: import("./types.js").FrameEvent) => void} [frame]
 * @property {(verdict: {run: string, verdicts: import("./types.js").Verdict[]}) => void} [verdict]
 * @property {(gap: {run: string, strand: string}) => void} [gap]
 * @property {() => void} [alert] alerts came or went; the strip shows them already
 * @property {(batch: import("./batch/types.js").Standing) => void} [batch]
 * @property {(cells: {batch: string, cells: import("./batch/types.js").Cell[]}) => void} [cells] of the batch in the address
 * @property {() => void} opened the stream is there, for the first time or again: what was missed has to be asked for
 */

const AGAIN_AFTER_MILLIS = 2000;
const UNSEEN_MILLIS = 60_000;

export class Live {
  /**
   * @param {string | null} run whose points are wanted; null for the life cycle of all runs
   * @param {Listener} listener
   * @param {string | null} batch whose cells are wanted
   */
  constructor(run, listener, batch = null) {
    const wanted = new URLSearchParams({ ...(run === null ? {} : { run }), ...(batch === null ? {} : { batch }) });
    this.address = wanted.size > 0 ? `api/events?${wanted}` : "api/events";
    this.listener = listener;
    /** @type {number | undefined} until it is opened again */
    this.again = undefined;
    /** @type {number | undefined} until it counts as unseen */
    this.unseen = undefined;
    this.source = this.open();
    this.closed = new AbortController();
    const { signal } = this.closed;
    addEventListener("pagehide", () => this.rest(), { signal });
    addEventListener("pageshow", ({ persisted }) => persisted && this.wake(), { signal });
    document.addEventListener("visibilitychange", () => this.seen(document.visibilityState === "visible"), { signal });
  }

  close() {
    this.closed.abort();
    this.rest();
    notice(null);
  }

  /** @private */
  rest() {
    clearTimeout(this.again);
    clearTimeout(this.unseen);
    this.source.close();
  }

  /** @private */
  wake() {
    clearTimeout(this.again);
    clearTimeout(this.unseen);
    if (this.source.readyState === EventSource.CLOSED) this.source = this.open();
  }

  /** @private @param {boolean} now */
  seen(now) {
    if (now) this.wake();
    else this.unseen = setTimeout(() => this.rest(), UNSEEN_MILLIS);
  }

  /** @private */
  open() {
    const source = new EventSource(this.address);
    source.onopen = () => {
      notice(null);
      this.listener.opened();
    };
    source.onerror = () => {
      notice(new Date());
      if (source.readyState === EventSource.CLOSED) {
        this.again = setTimeout(() => (this.source = this.open()), AGAIN_AFTER_MILLIS);
      }
    };
    for (const kind of /** @type {const} */ (["run", "points", "frame", "verdict", "gap", "batch", "cells"])) {
      source.addEventListener(kind, (event) => this.listener[kind]?.(JSON.parse(event.data)));
    }
    source.addEventListener("alert", (event) => {
      showAlerts(JSON.parse(event.data));
      this.listener.alert?.();
    });
    return source;
  }
}

/**
 * Shows since when the stream is broken; the first moment counts.
 *
 * @param {Date | null} since
 */
function notice(since) {
  const line = /** @type {HTMLElement} */ (document.getElementById("disconnected"));
  if (since !== null && line.hidden) line.textContent = `disconnected since ${clock(since)}, trying again`;
  line.hidden = since === null;
  document.body.toggleAttribute("data-stale", since !== null);
}
