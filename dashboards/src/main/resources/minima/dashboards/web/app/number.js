/** Numbers as people read them: grouped thousands, five figures, powers of ten with raised exponents. */

/** @typedef {import("./types.js").Figure} Figure */

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * The number a figure stands for; NaN where there is none.
 *
 * @param {Figure | undefined} figure
 */
export function number(figure) {
  return figure === null || figure === undefined || figure === "" ? NaN : Number(figure);
}

/**
 * {@code 104857} → 104,857.
 *
 * @param {number} n
 */
export function count(n) {
  return minus((Math.round(n) + 0).toLocaleString("en-US"));
}

/**
 * {@code 1200000} → 1.2 million; below a million as it is.
 *
 * @param {number} n
 */
export function about(n) {
  if (n < 1e6) return count(n);
  const [unit, name] = n < 1e9 ? [1e6, "million"] : [1e9, "billion"];
  return `${(n / unit).toPrecision(2 + Math.floor(Math.log10(n / unit)))} ${name}`;
}

/**
 * {@code 6} → 10⁶.
 *
 * @param {number} exponent
 */
export function power(exponent) {
  return "10" + String(exponent).replace(/[-\d]/g, (c) => (c === "-" ? "⁻" : RAISED[Number(c)]));
}

/**
 * A value to some figures: 0.5303, 1.412·10⁻⁵, 104,857.
 *
 * @param {number} value
 * @param {number} [digits]
 */
export function figures(value, digits = 5) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  if (value === 0 || (Number.isInteger(value) && size < 1e6)) return count(value);
  if (size >= 1e6 || size < 1e-3) {
    const [mantissa, exponent] = value.toExponential(Math.max(0, digits - 2)).split("e");
    return `${minus(mantissa)}·${power(Number(exponent))}`;
  }
  return size >= 10 ** digits ? count(value) : minus(value.toPrecision(digits));
}

/**
 * A round value as short as it can be: 0.25, 2,000, 5·10¹².
 *
 * @param {number} value
 */
export function short(value) {
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-4 && size < 1e7)) return minus((value + 0).toLocaleString("en-US", { maximumFractionDigits: 6 }));
  const [mantissa, exponent] = Number(value.toPrecision(4)).toExponential().split("e");
  const raised = power(Number(exponent));
  return mantissa === "1" ? raised : `${minus(mantissa)}·${raised}`;
}

/**
 * A value with all its digits: 0.1, 1,000,000, 1.5·10⁻⁹.
 *
 * @param {number} value
 */
export function exact(value) {
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-4 && size < 1e9)) return minus(value.toLocaleString("en-US", { maximumSignificantDigits: 17 }));
  const [mantissa, exponent] = value.toExponential().split("e");
  return `${mantissa === "1" ? "" : minus(mantissa) + "·"}${power(Number(exponent))}`;
}

/**
 * A length of time, to two units.
 *
 * @param {number} seconds
 */
export function duration(seconds) {
  if (!Number.isFinite(seconds) || seconds < 0) return "unknown";
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  return `${Math.floor(seconds / 86400)} d ${Math.floor((seconds % 86400) / 3600)} h`;
}

/**
 * The time of day, hh:mm:ss.
 *
 * @param {Date} date
 */
export function clock(date) {
  return date.toLocaleTimeString("en-GB");
}

/** @param {string} digits */
const minus = (digits) => digits.replace("-", "−");
