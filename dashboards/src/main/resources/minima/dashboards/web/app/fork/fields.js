import { element } from "../dom.js";
import { exact, number } from "../number.js";

/** @typedef {import("../types.js").Setting} Setting */

/**
 * A setting as a field with its present value; what is said below it is its meaning and its bounds.
 *
 * @param {Setting} setting
 * @param {unknown} present
 */
export function field(setting, present) {
  const value = String(present);
  const choices = choicesOf(setting);
  const input = choices.length > 0 ? select(choices, value) : element("input", { value, inputmode: numeric(setting.type), autocomplete: "off" });
  input.name = setting.name;
  const initial = input.value;
  input.addEventListener("input", () => input.toggleAttribute("data-changed", input.value !== initial));
  const hint = [setting.meaning, bounds(setting)].filter((words) => words !== "").join(", ");
  const node = element(
    "label",
    {},
    element("span", { class: "name" }, element("bdi", {}, setting.name)),
    input,
    element("span", { class: "detail muted" }, hint),
  );
  return { node, name: setting.name, changed: () => (input.value.trim() === initial ? null : input.value.trim()) };
}

/** @param {Setting} setting */
function choicesOf({ type }) {
  if (type === "boolean") return ["true", "false"];
  return type.includes("|") ? type.split("|") : [];
}

/**
 * @param {string[]} choices
 * @param {string} value also as the run says it, in capitals
 */
function select(choices, value) {
  const calm = value.toLowerCase().replaceAll("_", "-");
  return element("select", {}, ...choices.map((choice) => element("option", { selected: choice === calm }, choice)));
}

/** @param {string} type */
const numeric = (type) => (type === "integer" ? "numeric" : "decimal");

/**
 * "0 to 1, in seconds"; empty where anything goes.
 *
 * @param {Setting} setting
 */
function bounds({ atLeast, atMost, unit }) {
  const [from, to] = [number(atLeast), number(atMost)];
  const low = Number.isFinite(from) ? exact(from) : null;
  const high = Number.isFinite(to) ? exact(to) : null;
  const range = low !== null && high !== null ? `${low} to ${high}` : low !== null ? `at least ${low}` : high !== null ? `at most ${high}` : "";
  return [range, unit ? `in ${unit}` : ""].filter((words) => words !== "").join(", ");
}
