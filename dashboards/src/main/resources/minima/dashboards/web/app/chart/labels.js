import { figures } from "../number.js";
import { clampedEnd } from "./heads.js";
import { wordsIn } from "./palette.js";
import { apart, fitting } from "./stack.js";

/**
 * Direct labels: each curve's name and value beside its head, or beside the step under the pointer.
 *
 * @typedef {import("./plot.js").Frame} Frame
 * @typedef {import("./picture.js").Picture} Picture
 * @typedef {{name: string, value: string, colour: string, px: number, py: number, width: number, height: number}} Label
 */

const GAP = 11;
const LINE = 15;
const LONGEST = 110;

/**
 * @typedef {{value: string, name: string}} Fonts
 */

/**
 * The labels of a picture, without their places.
 *
 * @param {CanvasRenderingContext2D} g
 * @param {Picture} picture
 * @param {Fonts} fonts
 * @param {number | null} focus the step to label, null for each curve's last
 */
export function labelsOf(g, picture, fonts, focus) {
  const named = picture.curves.length > 1;
  return picture.curves.flatMap(({ name, control, colour, series, latest }) => {
    const i = focus === null ? series.length - 1 : series.before(focus);
    if (i < 0 || (focus !== null && focus > series.lastStep)) return [];
    const exact = focus === null ? latest : (series.low[i] + series.high[i]) / 2;
    const value = Number.isFinite(series.high[i]) ? figures(exact) : `${figures(series.high[i])} at ${figures(series.steps[i])}`;
    const short = named ? fitted(g, name, fonts.name) : "";
    g.font = fonts.value;
    const width = Math.max(g.measureText(value).width, named ? widthOf(g, short, fonts.name) : 0);
    return [{ of: name, control, name: short, value, colour, series, i, exact, width, height: named ? 2 * LINE : LINE }];
  });
}

/** @typedef {ReturnType<typeof labelsOf>[number]} Unplaced */

/**
 * How much of the width has to stay free right of the plot so that no label is cut.
 *
 * @param {Unplaced[]} labels
 * @param {(step: number) => number} share how far along the axis a step stands, 0 to 1
 * @param {number} width from the plot's left edge to the canvas' right edge
 */
export function gutter(labels, share, width) {
  const needs = labels.map((label) => {
    const along = share(label.series.steps[label.i]);
    return along > 0.2 ? width - (width - GAP - label.width) / along : 0;
  });
  return Math.max(0, ...needs.filter(Number.isFinite));
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {Frame} frame
 * @param {Unplaced[]} unplaced
 * @param {Fonts} fonts
 * @param {number[]} obstacles heights of lines that no label may hide
 */
export function drawLabels(g, frame, unplaced, fonts, obstacles) {
  for (const label of placed(frame, unplaced, obstacles)) {
    g.textAlign = "left";
    g.textBaseline = "middle";
    g.lineJoin = "round";
    const top = label.py - label.height / 2 + LINE / 2;
    if (label.name) haloed(g, frame, label.name, label.px, top, fonts.name, wordsIn(label.colour));
    haloed(g, frame, label.value, label.px, label.name ? top + LINE : top, fonts.value, "ink");
  }
}

/**
 * Beside their points, moved off the obstacles and apart.
 *
 * @param {Frame} frame
 * @param {Unplaced[]} unplaced
 * @param {number[]} obstacles
 */
function placed({ box, x, y, pointed }, unplaced, obstacles) {
  const labels = unplaced
    .filter((label) => pointed === null || label.of === pointed)
    .map((label) => {
      const at = y.at(label.exact);
      const py = Number.isFinite(at) ? at : clampedEnd(label.series, y, box);
      const px = x.at(label.series.steps[label.i]) + GAP;
      return { ...label, px, py: px < box.right - 20 ? clear(py, label.height, obstacles) : py };
    })
    .filter((label) => Number.isFinite(label.px));
  const kept = fitting(labels, box).sort((a, b) => a.py - b.py);
  apart(kept, box);
  return kept;
}

/**
 * @param {number} py
 * @param {number} height
 * @param {number[]} obstacles
 */
function clear(py, height, obstacles) {
  const near = obstacles.find((line) => Math.abs(line - py) < height / 2 + 3);
  return near === undefined ? py : near + (py >= near ? 1 : -1) * (height / 2 + 4);
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {Frame} frame
 * @param {string} text
 * @param {number} px
 * @param {number} py
 * @param {string} font
 * @param {string} colour
 */
function haloed(g, { ink }, text, px, py, font, colour) {
  g.font = font;
  g.strokeStyle = ink("paper");
  g.lineWidth = 4;
  g.strokeText(text, px, py);
  g.fillStyle = ink(colour);
  g.fillText(text, px, py);
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {string} text
 * @param {string} font
 */
function fitted(g, text, font) {
  if (widthOf(g, text, font) <= LONGEST) return text;
  let characters = [...text];
  while (characters.length > 1 && widthOf(g, characters.join("") + "…", font) > LONGEST) {
    characters = characters.slice(0, -1);
  }
  return characters.join("") + "…";
}

/**
 * @param {CanvasRenderingContext2D} g
 * @param {string} text
 * @param {string} font
 */
function widthOf(g, text, font) {
  g.font = font;
  return g.measureText(text).width;
}
