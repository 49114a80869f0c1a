/** Which colour a strand has: by its place among the claim's strands or among the controls, the same everywhere. */

const CLAIMS = 4;
const CONTROLS = 2;

/**
 * The colour's name of each strand, in the strands' order.
 *
 * @param {{control: boolean}[]} strands
 */
export function colours(strands) {
  let claims = 0;
  let controls = 0;
  return strands.map(({ control }) => (control ? `control-${1 + (controls++ % CONTROLS)}` : `claim-${1 + (claims++ % CLAIMS)}`));
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
