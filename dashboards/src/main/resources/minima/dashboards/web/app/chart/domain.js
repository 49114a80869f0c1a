import { back, forth } from "./scale.js";

/**
 * @typedef {import("./picture.js").Picture} Picture
 * @typedef {import("./scale.js").Kind} Kind
 * @typedef {[number, number]} Interval
 */

const MARGIN = 0.07;

/** How many times the claim's own height a control may add on each side. */
const CONTROL_ROOM = 1.5;

/** Powers of ten that a double holds with all its digits. */
const DECADES = 300;

/** Values beyond so many times the median are on their way to infinity. */
const ESCAPE = 100;

/**
 * What is drawn along the picture: the part looked at, or from the first step to the last that the run will take.
 *
 * @param {Kind} kind
 * @param {Picture} picture
 * @returns {Interval}
 */
export function stepDomain(kind, { steps, part, start = 1 }) {
  if (part !== null) return kind === "log" ? [Math.max(part[0], start), Math.max(part[1], 2 * start)] : part;
  return kind === "log" ? [start, Math.max(steps, 10 * start)] : [0, Math.max(steps, start)];
}

/**
 * The values drawn: all of the claim's strands and predictions, and of controls as far as they leave the claim readable. Of a part of the
 * run only what was measured, for one looks there for what is small.
 *
 * @param {Kind} kind
 * @param {Picture} picture
 * @returns {Interval}
 */
export function valueDomain(kind, picture) {
  const curves = [...picture.curves, ...picture.faint];
  const claims = curves.filter((curve) => !curve.control).map((curve) => extent(kind, curve.series));
  const controls = curves.filter((curve) => curve.control).map((curve) => extent(kind, curve.series));
  const lines = picture.part === null ? picture.lines : [];
  const predicted = lines.map((line) => span(line.points.map(([, value]) => forth(kind, value))));
  const main = union([...claims, ...predicted, picture.zero ? [0, 0] : null]) ?? union(controls);
  if (main === null) return [back(kind, 0), back(kind, 1)];
  const [from, to] = padded(widened(main, union(controls)));
  return kind === "linear" ? [from, to] : [back(kind, Math.max(from, -DECADES)), back(kind, Math.min(to, DECADES))];
}

/**
 * @param {Kind} kind
 * @param {import("./series.js").Series} series
 */
function extent(kind, series) {
  const limit = kind === "linear" && escapes(series) ? ESCAPE * median(series.high.map(Math.abs)) : Infinity;
  /** @param {number} value */
  const place = (value) => (Math.abs(value) <= limit ? forth(kind, value) : NaN);
  return union([span(series.low.map(place)), span(series.high.map(place))]);
}

/**
 * A metric's own axis, but the logarithm for growth without end.
 *
 * @param {Picture} picture
 * @param {import("../types.js").Metric[]} catalogue
 * @returns {Kind}
 */
export function kindOf(picture, catalogue) {
  return runsAway(picture) ? "log" : (catalogue.find((one) => one.name === picture.metric)?.scale ?? "linear");
}

/** @param {Picture} picture */
function runsAway({ curves }) {
  return curves.some(({ series }) => escapes(series) && series.low.every((value) => !(value <= 0)));
}

/** @param {import("./series.js").Series} series */
function escapes(series) {
  const last = series.high[series.length - 1];
  return series.length > 0 && (!Number.isFinite(last) || Math.abs(last) > 1e9);
}

/** @param {number[]} values */
function median(values) {
  const finite = values.filter(Number.isFinite).sort((a, b) => a - b);
  return finite[finite.length >> 1] ?? Infinity;
}

/**
 * @param {number[]} places
 * @returns {Interval | null}
 */
function span(places) {
  let from = Infinity;
  let to = -Infinity;
  for (const place of places) {
    if (!Number.isFinite(place)) continue;
    if (place < from) from = place;
    if (place > to) to = place;
  }
  return from <= to ? [from, to] : null;
}

/**
 * @param {(Interval | null)[]} intervals
 * @returns {Interval | null}
 */
function union(intervals) {
  return span(intervals.flatMap((interval) => interval ?? []));
}

/**
 * @param {Interval} main
 * @param {Interval | null} control
 * @returns {Interval}
 */
function widened([from, to], control) {
  if (control === null) return [from, to];
  const room = CONTROL_ROOM * (to - from || Math.abs(to) || 1);
  return [Math.min(from, Math.max(control[0], from - room)), Math.max(to, Math.min(control[1], to + room))];
}

/**
 * @param {Interval} interval
 * @returns {Interval}
 */
function padded([from, to]) {
  const margin = MARGIN * (to - from) || Math.abs(to) * MARGIN || 1;
  return [from - margin, to + margin];
}
