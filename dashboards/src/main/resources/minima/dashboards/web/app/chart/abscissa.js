import { Series } from "./series.js";

/**
 * What stands along a picture where that is not the step: as much of a quantity as has passed by the clock of each strand.
 *
 * @typedef {import("./clock.js").Clock} Clock
 * @typedef {import("./picture.js").Picture} Picture
 *
 * @typedef {object} Abscissa
 * @property {string} over
 * @property {string} words
 * @property {(passed: number) => string} say
 * @property {boolean} whole whether it is counted, and not measured
 * @property {Clock} lead of the first strand: steps that belong to no strand are this one's
 * @property {Map<string, Clock>} clocks by strand; none of strands of which nothing is known yet
 * @property {Map<string, Clock>} below of the strands of the parent
 * @property {number} start where a logarithmic axis begins
 * @property {number} end
 */

/**
 * A picture with all its steps become what has passed by then.
 *
 * @param {Picture} picture
 * @returns {Picture}
 */
export function laid(picture) {
  const { abscissa } = picture;
  if (!abscissa) return picture;
  const { lead, clocks, below, start, end } = abscissa;
  const of = (/** @type {{strand?: string}} */ { strand = "" }) => clocks.get(strand);
  return {
    ...picture,
    steps: end,
    start,
    part: picture.part && [lead.at(picture.part[0]), lead.at(picture.part[1])],
    curves: picture.curves.map((curve) => ({ ...curve, series: moved(curve.series, of(curve)) })),
    faint: picture.faint.map((curve) => ({ ...curve, series: moved(curve.series, below.get(curve.strand ?? "")) })),
    bands: picture.bands.map((band) => ({ ...band, low: moved(band.low, of(band)), high: moved(band.high, of(band)) })),
    lines: picture.lines.map((line) => ({ ...line, points: isLimit(line) ? across(line, end) : points(line.points, of(line)) })),
    bounds: picture.bounds.map((bound) => ({ ...bound, points: points(bound.points, of(bound)) })),
    moments: picture.moments.map((moment) => ({ ...moment, step: lead.at(moment.step) })),
  };
}

/**
 * A limit is drawn from one end of the axis to the other.
 *
 * @param {import("./picture.js").Line} line
 */
export const isLimit = ({ points }) => points.length === 2;

/**
 * @param {import("./picture.js").Line} line
 * @param {number} end
 * @returns {[number, number][]}
 */
const across = ({ points: [[, from], [, to]] }, end) => [
  [0, from],
  [end, to],
];

/**
 * @param {Series} series
 * @param {Clock | undefined} clock
 */
function moved(series, clock) {
  return clock === undefined ? new Series() : series.until(clock.known[1]).moved(clock.at);
}

/**
 * @param {[number, number][]} all
 * @param {Clock | undefined} clock
 * @returns {[number, number][]}
 */
function points(all, clock) {
  if (clock === undefined) return [];
  const [first, last] = clock.known;
  return all.filter(([step]) => step >= first && step <= last).map(([step, value]) => [clock.at(step), value]);
}
