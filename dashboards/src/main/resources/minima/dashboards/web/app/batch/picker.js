import { element, fill } from "../dom.js";
import { spaced } from "../words.js";
import { changed } from "./address.js";
import { valueOf } from "./naming.js";

/**
 * @typedef {import("./model.js").Batch} Batch
 * @typedef {import("./model.js").Measure} Measure
 * @typedef {import("./address.js").View} View
 */

/** What is drawn, to choose from: the measure and its strand, what colours say, which axes. All of it goes to the address. */
export class Picker {
  constructor() {
    this.node = element("p", { class: "picker" });
    this.said = "";
  }

  /**
   * @param {Batch} batch
   * @param {View} view
   * @param {Measure | null} measure
   * @param {import("./map.js").Section} section
   * @param {"log" | "linear"} scale
   */
  show(batch, view, measure, section, scale) {
    const strands = batch.strands();
    const metrics = [...(strands.get(measure?.strand ?? "") ?? [])];
    const said = JSON.stringify([[...strands.keys()], metrics, view, measure, scale]);
    if (said === this.said) return;
    this.said = said;
    fill(
      this.node,
      measure && select("measure", measure.metric, metrics, (metric) => ({ metric, scale: null })),
      measure && strands.size > 1 && select("strand", measure.strand, [...strands.keys()], (strand) => ({ strand })),
      colourLink(view),
      view.colour === "mean" && scaleLink(scale),
      ...(section.up >= 0 ? axesOf(batch, view, section) : []),
    );
  }
}

/** @param {View} view */
function colourLink({ colour }) {
  const other = colour === "mean" ? "verdicts" : "mean";
  const words = colour === "mean" ? "mean over seeds" : "share of verdicts as they should";
  return element(
    "a",
    {
      class: "quiet",
      "data-choice": "colour",
      href: changed({ colour: other }),
      title: `colour by ${other === "mean" ? "the mean" : "the verdicts"}`,
    },
    words,
  );
}

/** @param {"log" | "linear"} scale */
function scaleLink(scale) {
  const other = scale === "log" ? "linear" : "log";
  return element(
    "a",
    { class: "quiet", "data-choice": "scale", href: changed({ scale: other }), title: `make it ${other}` },
    scale,
  );
}

/**
 * @param {Batch} batch
 * @param {View} view
 * @param {import("./map.js").Section} section
 */
function axesOf({ axes }, view, { across, up, places }) {
  const names = axes.map(({ setting }) => setting);
  const swapped = { across: names[up], up: names[across] };
  if (axes.length === 2) return [element("a", { class: "quiet", "data-choice": "swap", href: changed(swapped) }, "swap axes")];
  const others = axes.filter((_, i) => i !== across && i !== up);
  return [
    select("across", names[across], names, (name) => (name === names[up] ? swapped : { across: name, up: names[up] })),
    select("up", names[up], names, (name) => (name === names[across] ? swapped : { across: names[across], up: name })),
    ...others.map(({ setting, values }) =>
      select(
        spaced(setting),
        values[places[names.indexOf(setting)]],
        values,
        (value) => ({ at: { ...view.at, [setting]: value } }),
        valueOf,
      ),
    ),
  ];
}

/**
 * @param {string} name
 * @param {string} chosen
 * @param {string[]} all
 * @param {(value: string) => Partial<View>} changes
 * @param {(value: string) => string} [words]
 */
function select(name, chosen, all, changes, words = (value) => value) {
  const options = all.map((value) => element("option", { value, selected: value === chosen }, words(value)));
  const change = (/** @type {Event & {target: HTMLSelectElement}} */ event) =>
    (location.hash = changed(changes(event.target.value)));
  return element(
    "label",
    {},
    element("span", { class: "muted" }, name),
    " ",
    element("select", { "data-choice": name, change }, ...options),
  );
}
