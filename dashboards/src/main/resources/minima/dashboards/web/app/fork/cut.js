/**
 * A picture with the line where a fork would begin.
 *
 * @param {import("../chart/picture.js").Picture} picture
 * @param {number | null} step
 */
export function marked(picture, step) {
  return step === null ? picture : { ...picture, moments: [...picture.moments, { step, label: "fork here" }] };
}
