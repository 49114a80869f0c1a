/** How a strand is drawn: by its place among the claim's strands or among the controls, the same everywhere. */

const CLAIMS = 4;
const CONTROLS = 2;

/** Where the colours are used up they begin anew with the next of these: lengths of dash and gap. */
const DASHES = [[], [7, 3], [2, 2], [10, 3, 2, 3], [16, 4], [5, 2, 1, 2], [10, 2, 2, 2, 2, 2], [4, 5]];

/** @typedef {{colour: string, dash: number[]}} Pen a colour's name, and lengths of dash and gap, none for a solid line */

/**
 * The pen of each strand, in the strands' order.
 *
 * @param {{control: boolean}[]} strands
 * @returns {Pen[]}
 */
export function pens(strands) {
  let claims = 0;
  let controls = 0;
  return strands.map(({ control }) => (control ? pen("control", controls++, CONTROLS) : pen("claim", claims++, CLAIMS)));
}

/**
 * @param {string} part
 * @param {number} place
 * @param {number} inks
 */
const pen = (part, place, inks) => ({
  colour: `${part}-${1 + (place % inks)}`,
  dash: DASHES[Math.floor(place / inks) % DASHES.length],
});

/** The inks of groups of runs, most different first. */
const GROUPS = ["claim-1", "control-1", "claim-2", "claim-3", "control-2", "claim-4"];

/**
 * Pens for so many groups of runs.
 *
 * @param {number} n
 * @returns {Pen[]}
 */
export function groupPens(n) {
  return Array.from({ length: n }, (_, i) => ({
    colour: GROUPS[i % GROUPS.length],
    dash: DASHES[Math.floor(i / GROUPS.length) % DASHES.length],
  }));
}

/** @typedef {(name: string) => string} Ink from a custom property's name, without dashes, to a colour that a canvas takes */

/**
 * The ink for words in a colour: nearer to black on white, so that they can be read.
 *
 * @param {string} name
 */
export const wordsIn = (name) => `words in ${name}`;

/**
 * The colours of the present theme.
 *
 * @returns {Ink}
 */
export function inks() {
  const probe = document.createElement("i");
  document.body.append(probe);
  /** @type {Map<string, string>} */
  const known = new Map();
  for (const name of ["paper", "ink", "muted", "hair", "bad", ...numbered("claim", CLAIMS), ...numbered("control", CONTROLS)]) {
    probe.style.color = `var(--${name})`;
    known.set(name, getComputedStyle(probe).color);
    probe.style.color = `color-mix(in srgb, var(--${name}) 65%, var(--ink))`;
    known.set(wordsIn(name), getComputedStyle(probe).color);
  }
  probe.remove();
  return (name) => known.get(name) ?? "gray";
}

/**
 * @param {string} name
 * @param {number} n
 */
const numbered = (name, n) => Array.from({ length: n }, (_, i) => `${name}-${i + 1}`);
