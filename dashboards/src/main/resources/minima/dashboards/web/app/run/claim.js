import { element } from "../dom.js";
import { notes } from "../notes.js";

/**
 * The claim as a title, its statement in mathematical type, its source; a long statement opens on demand.
 *
 * @param {import("../types.js").Run} run
 * @param {import("../types.js").Experiment | undefined} experiment
 * @param {Node} origin where the run comes from, if it is a fork
 */
export function claim({ title, statement, sources }, experiment, origin) {
  const source = sources.join("; ");
  const text = element("p", { class: "mathematics statement" }, statement);
  const more = element(
    "button",
    { class: "quiet more", type: "button", "aria-expanded": "false", hidden: true, click: open },
    "all of it",
  );
  new ResizeObserver(() => {
    if (!text.classList.contains("open")) more.hidden = text.scrollHeight <= text.clientHeight + 1;
  }).observe(text);
  return element(
    "div",
    { class: "says" },
    element("h1", {}, title),
    origin,
    text,
    more,
    element("p", { class: "source", title: source }, source),
    ...notes(experiment),
  );

  function open() {
    const isOpen = text.classList.toggle("open");
    more.textContent = isOpen ? "less of it" : "all of it";
    more.setAttribute("aria-expanded", String(isOpen));
  }
}
