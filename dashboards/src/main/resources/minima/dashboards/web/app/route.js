/**
 * The whole view, in the address: {@code #/run/ID?metric=margin.l2&x=linear&y=log&theme=dark}, a lecture on one
 * {@code #/lecture/ID?stage=2}, the runs that are found {@code #/?query=state:running}, runs side by side
 * {@code #/compare?runs=ID,ID&by=stepSize}, or what is told of, {@code #/alerts}.
 *
 * @typedef {object} Route
 * @property {string | null} run the run shown, null at home
 * @property {"page" | "lecture"} view how the run is shown
 * @property {string[] | null} runs those compared
 * @property {boolean} alerts whether it is the page of alerts
 * @property {string} query which runs the home page shows, empty for all
 * @property {string | null} by what groups the compared runs, null for what tells them apart
 * @property {string | null} strand the one compared, null for the first of the claim that the runs share
 * @property {string | null} metric the metric drawn large, null for the claim's first
 * @property {"samples" | "time" | "flow" | null} over what stands along the charts of a run, null for steps
 * @property {"log" | "linear"} x
 * @property {"log" | "linear" | null} y null for the metric's own
 * @property {[number, number] | null} steps from which step to which the charts are drawn, null for all
 * @property {"1" | null} diff whether a fork is drawn as its difference to its parent
 * @property {number} stage how much a lecture has shown, from 0
 * @property {string | null} guess what the audience of a lecture has drawn
 * @property {"light" | "dark" | null} theme null for the system's
 */

/** @type {Route} */
const HOME = {
  run: null,
  view: "page",
  runs: null,
  alerts: false,
  query: "",
  by: null,
  strand: null,
  metric: null,
  over: null,
  x: "log",
  y: null,
  steps: null,
  diff: null,
  stage: 0,
  guess: null,
  theme: null,
};

/** The parts that stand in the address as they are. */
const WORDS = /** @type {const} */ (["query", "metric", "strand", "by", "over", "x", "y", "diff", "stage", "guess", "theme"]);

const PATHS = /** @type {const} */ ({ page: "/run/", lecture: "/lecture/" });

/**
 * @param {string} hash
 * @returns {Route}
 */
export function parse(hash) {
  const [path, query = ""] = hash.replace(/^#/, "").split(/\?(.*)/s);
  const parameters = new URLSearchParams(query);
  const view = path.startsWith(PATHS.lecture) ? "lecture" : "page";
  const run = path.startsWith(PATHS[view]) ? decoded(path.slice(PATHS[view].length)) : null;
  return {
    run: run || null,
    view,
    runs: path === "/compare" ? ids(parameters.get("runs") ?? "") : null,
    alerts: path === "/alerts",
    query: parameters.get("query") ?? "",
    by: parameters.get("by"),
    strand: parameters.get("strand"),
    metric: parameters.get("metric"),
    over: oneOf(parameters.get("over"), "samples", "time", "flow"),
    x: parameters.get("x") === "linear" ? "linear" : "log",
    y: oneOf(parameters.get("y"), "log", "linear"),
    steps: interval(parameters.get("steps")),
    diff: oneOf(parameters.get("diff"), "1"),
    stage: Number(oneOf(parameters.get("stage"), "1", "2", "3") ?? 0),
    guess: parameters.get("guess"),
    theme: oneOf(parameters.get("theme"), "light", "dark"),
  };
}

/**
 * The address of a view.
 *
 * @param {Route} route
 */
export function format(route) {
  const parameters = new URLSearchParams();
  if (route.runs !== null) parameters.set("runs", route.runs.map(encodeURIComponent).join(","));
  for (const name of WORDS) {
    const value = route[name];
    if (value !== null && value !== HOME[name]) parameters.set(name, String(value));
  }
  if (route.steps !== null) parameters.set("steps", route.steps.join("-"));
  const query = String(parameters).replaceAll("%2C", ",").replaceAll("%3A", ":");
  return query === "" ? pathOf(route) : `${pathOf(route)}?${query}`;
}

/** @param {Route} route */
function pathOf({ view, run, runs, alerts }) {
  if (runs !== null) return "#/compare";
  if (alerts) return "#/alerts";
  return run === null ? "#/" : `#${PATHS[view]}${encodeURIComponent(run)}`;
}

/** The view in the address now. */
export function here() {
  return parse(location.hash);
}

/** The home page, in the theme of now. */
export function home() {
  return format({ ...HOME, theme: here().theme });
}

/** The page of alerts, in the theme of now. */
export function toAlerts() {
  return format({ ...HOME, alerts: true, theme: here().theme });
}

/**
 * A run's page, in the theme of now.
 *
 * @param {string} run
 */
export function toRun(run) {
  return format({ ...HOME, run, theme: here().theme });
}

/**
 * The runs that a query finds.
 *
 * @param {string} query
 */
export function toQuery(query) {
  return format({ ...HOME, query, theme: here().theme });
}

/**
 * Runs side by side.
 *
 * @param {string[]} runs
 */
export function toComparison(runs) {
  return format({ ...HOME, runs, theme: here().theme });
}

/**
 * This view with some parts changed.
 *
 * @param {Partial<Route>} changes
 */
export function changed(changes) {
  return format({ ...here(), ...changes });
}

/** The view around this one: of a lecture the run's page, of a part of the steps all, of a difference the values, of another metric the claim's first, of a run all runs. */
export function outwards() {
  const { view, steps, diff, metric } = here();
  if (view === "lecture") return changed({ view: "page", stage: 0, guess: null });
  if (steps !== null) return changed({ steps: null });
  if (diff !== null) return changed({ diff: null, y: null });
  return metric === null ? home() : changed({ metric: null, y: null });
}

/** @param {string} list */
const ids = (list) => [...new Set(list.split(",").filter((id) => id !== "").map(decoded))];

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * Two steps joined by a dash; null where they are not in order.
 *
 * @param {string | null} words
 * @returns {[number, number] | null}
 */
function interval(words) {
  const [, from, to] = /^(\d{1,15})-(\d{1,15})$/.exec(words ?? "") ?? [];
  return Number(from) < Number(to) ? [Number(from), Number(to)] : null;
}

/**
 * @template {string} T
 * @param {string | null} value
 * @param {...T} allowed
 * @returns {T | null}
 */
function oneOf(value, ...allowed) {
  return allowed.find((one) => one === value) ?? null;
}
