import { copyable } from "../copy.js";
import { element } from "../dom.js";

/** What to begin with, when it is there. */
const FIRST = "max-margin";

/** @param {string} command */
const say = (command) => element("code", { class: "said" }, command);

/**
 * The empty laboratory: what to type first.
 *
 * @param {import("../types.js").Experiment[]} experiments
 */
export function welcome(experiments) {
  const first = experiments.find(({ id }) => id === FIRST) ?? experiments[0];
  const id = first?.id ?? FIRST;
  return element(
    "section",
    { class: "welcome" },
    element("h1", {}, "Nothing has run here yet"),
    element("p", { class: "mathematics" }, "Type this in a terminal; the run appears here by itself."),
    copyable(`./minima run ${id}`),
    first && element("p", { class: "muted" }, `It claims: ${first.title}.`),
    element(
      "p",
      { class: "muted" },
      say("./minima list"),
      " names all experiments, ",
      say("./minima verify"),
      " checks each claim against its control.",
    ),
  );
}
