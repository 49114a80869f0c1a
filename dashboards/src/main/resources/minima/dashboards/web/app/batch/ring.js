import { svg } from "../dom.js";

/** A frame around one cell, above all others, that reads on every colour. */
export class Ring {
  /** @param {string} name */
  constructor(name) {
    this.sides = [svg("rect", { class: "halo" }), svg("rect")];
    this.node = svg("g", { class: `ring ${name}`, hidden: true }, ...this.sides);
  }

  /** @param {import("./square.js").Square | undefined} square none for no frame */
  surround(square) {
    this.node.toggleAttribute("hidden", square === undefined);
    if (square === undefined) return;
    const { x, y, wide, high } = square;
    for (const side of this.sides) {
      for (const [name, value] of Object.entries({ x, y, width: wide, height: high })) side.setAttribute(name, String(value));
    }
  }
}
