import { Scale } from "../chart/scale.js";

/** Places along the axis of steps at which a guess has a value. */
const PLACES = 96;

/**
 * What the audience draws before the curve is seen: one value at each of some neighbouring places along the axis of steps, kept in the
 * address as {@code first~value~value…}.
 */
export class Guess {
  constructor() {
    /** @type {Map<number, number>} */
    this.values = new Map();
  }

  /**
   * The guess that an address holds; an empty one where it holds none.
   *
   * @param {string | null} words
   */
  static parse(words) {
    const guess = new Guess();
    const [first, ...values] = (words ?? "").split("~").map(Number);
    values.forEach((value, i) => {
      if (Number.isFinite(first + value) && i < PLACES) guess.values.set(first + i, value);
    });
    return guess;
  }

  /** For the address; null where nothing is drawn. */
  format() {
    const places = [...this.values.keys()].sort((a, b) => a - b);
    if (places.length < 2) return null;
    return [places[0], ...places.map((place) => Number(this.values.get(place)?.toPrecision(3)))].join("~");
  }

  /**
   * The hand went from one pixel to another; what it passed takes the value there. Places that were left out between two strokes are
   * joined, so that a guess has no holes.
   *
   * @param {import("../chart/scale.js").Scale} x
   * @param {import("../chart/scale.js").Scale} y
   * @param {[number, number]} from
   * @param {[number, number]} to
   */
  stroke(x, y, from, to) {
    const [a, b] = from[0] <= to[0] ? [from, to] : [to, from];
    this.join(placeOf(x, a[0]), y.back(a[1]), placeOf(x, b[0]), y.back(b[1]), y);
    const known = [...this.values.keys()].sort((one, other) => one - other);
    for (let i = 1; i < known.length; i++) {
      if (known[i] > known[i - 1] + 1) this.join(known[i - 1], this.at(known[i - 1]), known[i], this.at(known[i]), y);
    }
  }

  /**
   * Steps and values, to be drawn.
   *
   * @param {import("../chart/scale.js").Scale} x
   * @returns {[number, number][]}
   */
  points({ kind, domain }) {
    const places = new Scale(kind, domain, [0, PLACES - 1]);
    return [...this.values.keys()].sort((a, b) => a - b).map((place) => [places.back(place), this.at(place)]);
  }

  /** @private @param {number} place */
  at(place) {
    return /** @type {number} */ (this.values.get(place));
  }

  /**
   * A straight line, as the chart draws it.
   *
   * @private
   * @param {number} first
   * @param {number} from
   * @param {number} last
   * @param {number} to
   * @param {import("../chart/scale.js").Scale} y
   */
  join(first, from, last, to, y) {
    for (let place = first; place <= last; place++) {
      const share = last === first ? 1 : (place - first) / (last - first);
      this.values.set(place, y.back(y.at(from) + share * (y.at(to) - y.at(from))));
    }
  }
}

/**
 * @param {import("../chart/scale.js").Scale} x
 * @param {number} px
 */
function placeOf({ range: [left, right] }, px) {
  return Math.round(((Math.min(right, Math.max(left, px)) - left) / (right - left)) * (PLACES - 1));
}
