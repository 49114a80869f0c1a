/**
 * Where charts take from what they draw: a run, a fork and its parent, runs side by side.
 *
 * @typedef {import("../chart/picture.js").Picture} Picture
 *
 * @typedef {{picture: Picture, y: import("../chart/scale.js").Kind, said: string}} Pictured with the axis that suits it, and how many points it is of
 * @typedef {{steps: number, status: import("../types.js").Status, keyMetrics: string[]}} Subject what is drawn
 *
 * @template {Subject} S where the drawings come from
 * @typedef {object} Source
 * @property {(subject: S) => string[]} metrics what can be drawn, the first one large
 * @property {(subject: S) => void} look at the steps in the address
 * @property {(subject: S, metric: string) => Pictured} picture
 * @property {(subject: S) => {choices: import("./quantities.js").Choice[], over: string, lead: string | null}} [along] what can stand along the charts, what does, and the strand whose steps are in the address where strands differ in that; where there is none, steps
 * @property {(subject: S) => {suffix: string, node: Node | null}} caption what follows the title, and what can be chosen
 * @property {(subject: S, metric: string, point: (name: string | null) => void) => Node[]} legend
 */
export {};
