import { element } from "../dom.js";
import { home } from "../route.js";

/**
 * What stands in the place of a run that the laboratory does not show.
 *
 * @param {import("../api.js").Refused} refused
 */
export function absent({ status, message }) {
  const words = status === 404 ? "There is no such run" : "The laboratory does not show this run";
  return [
    element("h1", {}, words),
    element("p", { class: "mathematics" }, message),
    element("a", { class: "quiet", href: home() }, "all runs"),
  ];
}
