import { fill, svg } from "../dom.js";
import { Scale } from "../chart/scale.js";
import { ticks } from "../chart/ticks.js";
import { figures } from "../number.js";

const WIDTH = 260;
const PIECES = 48;
const EDGE = 26;

/** The scale of the colours, with numbers. */
export class ColourScale {
  constructor() {
    this.node = svg("svg", { class: "scale", viewBox: `0 0 ${WIDTH} 30`, width: WIDTH, height: 30, role: "img" });
  }

  /**
   * @param {import("./colours.js").Shades | null} shades
   * @param {import("./colours.js").Ramp} ramp
   */
  show(shades, ramp) {
    this.node.toggleAttribute("hidden", shades === null);
    if (shades === null) return;
    const [from, to] = shades.domain;
    this.node.setAttribute("aria-label", `colours from ${figures(from, 3)} to ${figures(to, 3)}`);
    fill(this.node, ...pieces(ramp), ...(to > from ? marks(shades) : [label(WIDTH / 2, figures(from, 4))]));
  }
}

/** @param {import("./colours.js").Ramp} ramp */
function pieces(ramp) {
  const wide = (WIDTH - 2 * EDGE) / PIECES;
  return Array.from({ length: PIECES }, (_, i) =>
    svg("rect", { x: EDGE + i * wide, y: 2, width: wide + 0.6, height: 9, fill: ramp((i + 0.5) / PIECES) }),
  );
}

/** @param {import("./colours.js").Shades} shades */
function marks({ kind, domain }) {
  const scale = new Scale(kind, domain, [EDGE, WIDTH - EDGE]);
  const round = ticks(kind, domain, 4).map(({ value, label }) => ({ x: scale.at(value), label }));
  const enough = round.length >= 2 ? round : domain.map((value) => ({ x: scale.at(value), label: figures(value, 3) }));
  let last = -Infinity;
  return enough.flatMap(({ x, label: words }) => {
    const half = words.length * 3.4;
    if (x - half < last) return [];
    last = x + half + 4;
    return [svg("path", { d: `M${x} 11v3`, class: "tick" }), label(x, words)];
  });
}

/**
 * @param {number} x
 * @param {string} words
 */
const label = (x, words) => svg("text", { x, y: 26, "text-anchor": "middle" }, words);
