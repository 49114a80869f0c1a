import { short } from "../number.js";
import { spaced } from "../words.js";

/** @typedef {import("./types.js").Axis} Axis */

/**
 * A setting's value as short as it can be, and other texts as they are.
 *
 * @param {string} text
 */
export function valueOf(text) {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? short(Number(text)) : text;
}

/**
 * An axis' name, and that it is logarithmic.
 *
 * @param {Axis} axis
 */
export const axisName = ({ setting, log }) => `${spaced(setting)}${log ? " (log)" : ""}`;

/**
 * A combination in words: step size 0.1, depth 3.
 *
 * @param {Record<string, string>} swept
 */
export function combination(swept) {
  const words = Object.entries(swept).map(([setting, value]) => `${spaced(setting)} ${valueOf(value)}`);
  return words.length > 0 ? words.join(", ") : "all seeds";
}

/**
 * No longer than this.
 *
 * @param {string} words
 * @param {number} most letters
 */
export const cut = (words, most) => (words.length > most ? `${words.slice(0, most - 1)}…` : words);
