/**
 * The view of a batch, in the address: {@code #/batch/ID?metric=norm.l2&strand=gd&across=stepSize&up=scale&at.depth=2&cell=3}.
 *
 * @typedef {object} View
 * @property {string} batch
 * @property {"map" | "table"} show
 * @property {string | null} strand null for the first
 * @property {string | null} metric null for the claim's first
 * @property {"mean" | "verdicts"} colour what the cells' colour says
 * @property {"log" | "linear" | null} scale of the colours, null for the metric's own
 * @property {string | null} across the setting whose values stand side by side, null for the first
 * @property {string | null} up the setting whose values stand one above the other
 * @property {Record<string, string>} at the values of the settings that are neither
 * @property {number | null} cell the combination whose runs are listed, counted from 0
 * @property {string | null} sort the column that orders the table, with a minus from the greatest
 * @property {string | null} theme
 */

const PATH = "/batch/";
const WORDS = /** @type {const} */ (["show", "strand", "metric", "colour", "scale", "across", "up", "cell", "sort", "theme"]);
const USUAL = { show: "map", colour: "mean" };

/**
 * The batch that an address is of, null where it is of none.
 *
 * @param {string} hash
 */
export function batchIn(hash) {
  const path = hash.replace(/^#/, "").split("?")[0];
  if (!path.startsWith(PATH)) return null;
  try {
    return decodeURIComponent(path.slice(PATH.length)) || null;
  } catch {
    return path.slice(PATH.length);
  }
}

/** @returns {View} the view in the address now */
export function here() {
  const [, query = ""] = location.hash.split(/\?(.*)/s);
  const words = new URLSearchParams(query);
  const fixed = [...words].filter(([name]) => name.startsWith("at."));
  const scale = words.get("scale");
  return {
    batch: batchIn(location.hash) ?? "",
    show: words.get("show") === "table" ? "table" : "map",
    strand: words.get("strand"),
    metric: words.get("metric"),
    colour: words.get("colour") === "verdicts" ? "verdicts" : "mean",
    scale: scale === "log" || scale === "linear" ? scale : null,
    across: words.get("across"),
    up: words.get("up"),
    at: Object.fromEntries(fixed.map(([name, value]) => [name.slice("at.".length), value])),
    cell: /^\d{1,7}$/.test(words.get("cell") ?? "") ? Number(words.get("cell")) : null,
    sort: words.get("sort"),
    theme: words.get("theme"),
  };
}

/**
 * This view with some parts changed.
 *
 * @param {Partial<View>} changes
 */
export function changed(changes) {
  return format({ ...here(), ...changes });
}

/**
 * A batch's page, in the theme of now.
 *
 * @param {string} batch
 */
export function toBatch(batch) {
  const { theme } = here();
  return `#${PATH}${encodeURIComponent(batch)}${theme === null ? "" : `?${new URLSearchParams({ theme })}`}`;
}

/** @param {View} view */
function format(view) {
  const words = new URLSearchParams();
  for (const name of WORDS) {
    const value = view[name];
    if (value !== null && value !== Reflect.get(USUAL, name)) words.set(name, String(value));
  }
  for (const [setting, value] of Object.entries(view.at)) words.set(`at.${setting}`, value);
  return `#${PATH}${encodeURIComponent(view.batch)}${words.size > 0 ? `?${words}` : ""}`;
}
