/**
 * The strand of the parent whose state a fork's strand has: the one of its name, else the one in its place.
 *
 * @param {import("../types.js").Run} fork
 * @param {number} i
 * @param {import("../types.js").Run | null} parent
 */
export function namesake(fork, i, parent) {
  const strands = parent?.strands ?? [];
  const named = fork.strands.every(({ name }) => strands.some((one) => one.name === name));
  return named ? strands.find(({ name }) => name === fork.strands[i].name) : strands[i];
}
