/** Values to colours: a ramp whose lightness grows evenly, so that it also reads without colour. */

import { forth } from "../chart/scale.js";

const STOPS = 6;

/** @typedef {(share: number) => string} Ramp from 0 to 1 to a colour */

/**
 * The ramp of the present theme.
 *
 * @returns {Ramp}
 */
export function ramp() {
  const probe = document.createElement("i");
  document.body.append(probe);
  const stops = Array.from({ length: STOPS }, (_, i) => {
    probe.style.color = `var(--ramp-${i + 1})`;
    return (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
  });
  probe.remove();
  return (share) => {
    const place = Math.min(1, Math.max(0, share)) * (STOPS - 1);
    const i = Math.min(STOPS - 2, Math.floor(place));
    const mixed = stops[i].map((from, k) => Math.round(from + (stops[i + 1][k] - from) * (place - i)));
    return `rgb(${mixed.join(" ")})`;
  };
}

/**
 * What colours are of: an interval of values, on a ruler.
 *
 * @typedef {{kind: import("../chart/scale.js").Kind, domain: [number, number]}} Shades
 */

/**
 * The shades that hold all values; the logarithm only where all have one.
 *
 * @param {number[]} values
 * @param {import("../chart/scale.js").Kind} wanted
 * @returns {Shades | null} null where there is no value
 */
export function shadesOf(values, wanted) {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return null;
  const least = finite.reduce((a, b) => Math.min(a, b));
  const greatest = finite.reduce((a, b) => Math.max(a, b));
  return { kind: wanted === "log" && least > 0 ? "log" : "linear", domain: [least, greatest] };
}

/**
 * Where a value stands among the shades, 0 to 1; in the middle where all are one.
 *
 * @param {Shades} shades
 * @param {number} value
 */
export function placeOf({ kind, domain }, value) {
  const [from, to] = domain.map((end) => forth(kind, end));
  return to > from ? (forth(kind, value) - from) / (to - from) : 0.5;
}
