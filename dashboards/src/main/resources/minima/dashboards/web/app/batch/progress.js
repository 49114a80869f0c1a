import { svg } from "../dom.js";
import { standing } from "./says.js";

const WIDTH = 120;
const PARTS = /** @type {const} */ ([
  ["COMPLETED", "claim-1", 1],
  ["DIVERGED", "bad", 1],
  ["FAILED", "bad", 1],
  ["CANCELLED", "muted", 1],
  ["PAUSED", "open", 1],
  ["RUNNING", "claim-1", 0.45],
]);

/**
 * How many runs are in which state, as parts of a line.
 *
 * @param {{counts: Record<string, number>, total: number}} batch
 */
export function bar({ counts, total }) {
  let from = 0;
  const parts = PARTS.map(([state, colour, opacity]) => {
    const width = (WIDTH * (counts[state] ?? 0)) / Math.max(1, total);
    const part = svg("rect", { x: from, y: 0, width, height: 4, opacity, "data-colour": colour, "data-state": state });
    from += width;
    return part;
  });
  const label = `${counts.COMPLETED ?? 0} of ${total} done${standing(counts) ? `, ${standing(counts)}` : ""}`;
  return svg(
    "svg",
    { class: "counts", viewBox: `0 0 ${WIDTH} 4`, preserveAspectRatio: "none", role: "img", "aria-label": label },
    svg("rect", { class: "room", width: WIDTH, height: 4 }),
    ...parts,
  );
}
