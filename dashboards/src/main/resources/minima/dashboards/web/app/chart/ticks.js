import { power, short } from "../number.js";
import { forth } from "./scale.js";

/**
 * @typedef {{value: number, label: string}} Tick
 * @typedef {import("./scale.js").Kind} Kind
 */

/** Fewer powers of ten than these do not say where one is. */
const FEWEST = 3;

/**
 * About so many round values in a domain, with their labels.
 *
 * @param {Kind} kind
 * @param {[number, number]} domain
 * @param {number} wanted
 * @returns {Tick[]}
 */
export function ticks(kind, [from, to], wanted) {
  if (kind === "linear") return linear(from, to, wanted);
  if (typeof kind === "object") return symmetric(kind, from, to, wanted);
  const decades = Math.log10(to / from);
  if (decades < 0.7) return linear(from, to, wanted);
  return decades < 1.7 ? fractions(from, to) : powers(from, to, roundDecades(decades / wanted));
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} wanted
 */
function linear(from, to, wanted) {
  const step = roundStep((to - from) / wanted);
  const all = [];
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to + 1e-9 * step; i++) {
    const value = Number((i * step).toPrecision(12));
    all.push({ value, label: short(value) });
  }
  return all;
}

/**
 * The least of 1, 2, 2.5, 5 times a power of ten that is not below the rough step.
 *
 * @param {number} rough
 */
function roundStep(rough) {
  const unit = 10 ** Math.floor(Math.log10(rough));
  return unit * ([1, 2, 2.5, 5].find((factor) => factor * unit >= rough * 0.999) ?? 10);
}

/** @param {number} rough */
const roundDecades = (rough) => [1, 2, 3, 5, 10, 20, 30, 50, 100].find((every) => every >= rough * 0.999) ?? 200;

/**
 * Powers of ten, every so many; labels 10ⁿ.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} every
 */
function powers(from, to, every) {
  const all = [];
  for (let n = Math.ceil(Math.log10(from) / every - 1e-9) * every; n <= Math.log10(to) + 1e-9; n += every) {
    all.push({ value: 10 ** n, label: power(n) });
  }
  return all;
}

/**
 * 0 and powers of ten with either sign, so far apart that their labels have room, but one at least where the axis reaches one.
 *
 * @param {{within: number}} kind
 * @param {number} from
 * @param {number} to
 * @param {number} wanted
 */
function symmetric(kind, from, to, wanted) {
  const [low, high] = [forth(kind, from), forth(kind, to)];
  const reach = Math.max(high, -low);
  const every = Math.max(1, Math.min(Math.ceil((high - low) / wanted), Math.floor(reach)));
  const all = [{ value: 0, label: "0" }];
  for (let n = Math.round(Math.log10(kind.within)) + every; n < 309 && forth(kind, 10 ** n) <= reach; n += every) {
    all.push({ value: 10 ** n, label: power(n) }, { value: -(10 ** n), label: `−${power(n)}` });
  }
  const within = all.filter(({ value }) => value >= from && value <= to);
  return within.length >= FEWEST ? within : apart(kind, fractionsAround(from, to), (high - low) / (1.7 * wanted));
}

/**
 * 0 and 1, 2 and 5 times powers of ten with either sign.
 *
 * @param {number} from
 * @param {number} to
 */
function fractionsAround(from, to) {
  const size = Math.max(-from, to);
  const signed = fractions(size / 1000, size).flatMap(({ value, label }) => [
    { value, label },
    { value: -value, label: `−${label}` },
  ]);
  return [{ value: 0, label: "0" }, ...signed].filter(({ value }) => value >= from && value <= to);
}

/**
 * Those ticks that have room beside the ones nearer to 0.
 *
 * @param {Kind} kind
 * @param {Tick[]} all
 * @param {number} room on the axis' own ruler
 */
function apart(kind, all, room) {
  /** @type {Tick[]} */
  const kept = [];
  for (const tick of [...all].sort((a, b) => Math.abs(a.value) - Math.abs(b.value))) {
    if (kept.every(({ value }) => Math.abs(forth(kind, value) - forth(kind, tick.value)) >= room)) kept.push(tick);
  }
  return kept;
}

/**
 * 1, 2 and 5 times powers of ten.
 *
 * @param {number} from
 * @param {number} to
 */
function fractions(from, to) {
  const all = [];
  for (let n = Math.floor(Math.log10(from)); n <= Math.log10(to); n++) {
    for (const factor of [1, 2, 5]) {
      const value = factor * 10 ** n;
      if (value >= from * 0.999 && value <= to * 1.001) all.push({ value, label: short(Number(value.toPrecision(3))) });
    }
  }
  return all;
}
