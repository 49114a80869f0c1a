import { plain } from "../dom.js";
import { cut } from "./naming.js";

/** @typedef {import("./parallel.js").Axis} Axis */

const FONT = '400 12px Inter, "STIX Two Math", sans-serif';

/**
 * @param {CanvasRenderingContext2D} g
 * @param {Axis[]} axes
 * @param {number} one
 * @param {(i: number) => number} x
 * @param {(share: number) => number} y
 * @param {string} colour
 * @param {number} width
 */
export function trace(g, axes, one, x, y, colour, width) {
  g.strokeStyle = colour;
  g.lineWidth = width;
  g.beginPath();
  let drawn = false;
  axes.forEach(({ share }, i) => {
    const at = share(one);
    if (Number.isNaN(at)) drawn = false;
    else if (drawn) g.lineTo(x(i), y(at));
    else g.moveTo(x(i), y(at));
    drawn = !Number.isNaN(at);
  });
  g.stroke();
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {Axis[]} axes
 * @param {(i: number) => number} x
 * @param {(share: number) => number} y
 * @param {{ink: string, muted: string}} colours
 */
export function upright(g, axes, x, y, { ink, muted }) {
  g.font = FONT;
  g.lineWidth = 1;
  const letters = Math.max(5, Math.floor((x(1) - x(0)) / 7));
  axes.forEach(({ name, least, greatest }, i) => {
    g.strokeStyle = muted;
    g.beginPath();
    g.moveTo(x(i), y(0));
    g.lineTo(x(i), y(1));
    g.stroke();
    g.textAlign = i === 0 ? "left" : i === axes.length - 1 ? "right" : "center";
    const at = i === 0 ? 0 : i === axes.length - 1 ? x(i) + 44 : x(i);
    g.fillStyle = ink;
    g.fillText(plain(cut(name, letters)), at, 10);
    g.fillStyle = muted;
    g.fillText(plain(cut(greatest, letters)), at, 22);
    g.fillText(plain(cut(least, letters)), at, y(0) + 15);
  });
}
