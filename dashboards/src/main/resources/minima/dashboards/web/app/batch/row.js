import { element, fill } from "../dom.js";
import { axisName, valueOf } from "./naming.js";
import { spaced } from "../words.js";
import { pointsOf } from "./points.js";
import { Strip } from "./strip.js";

/** A row of the map as a line with its band: the measure along the axis drawn across, through one cell. */
export class Row {
  /** @param {{point: (combination: number | null) => void, choose: (combination: number) => void}} listener */
  constructor({ choose }) {
    this.strip = new Strip({ point: () => {}, choose }, true);
    this.title = element("h2");
    this.node = element("section", { class: "row-of" }, this.title, this.strip.node);
  }

  /**
   * @param {import("./model.js").Batch} batch
   * @param {import("./stage.js").Look} look the cell chosen says which row
   */
  draw(batch, look) {
    const { section, chosen } = look;
    this.node.hidden = section.up < 0 || chosen === null;
    if (section.up < 0 || chosen === null) return;
    const { swept } = batch.runs(chosen)[0];
    const others = Object.entries(swept).filter(([setting]) => setting !== batch.axes[section.across].setting);
    const fixed = others.map(([setting, value]) => `${spaced(setting)} ${valueOf(value)}`).join(", ");
    const band = element("span", { class: "muted" }, look.verdicts ? "" : "\u2003mean and 95 % band");
    fill(this.title, element("bdi", {}, `Along ${fixed}`), band);
    const axis = batch.axes[section.across];
    this.strip.draw(pointsOf(batch, look), {
      name: axisName(axis),
      scale: look.verdicts ? "linear" : look.scale,
      joined: true,
      chosen,
    });
  }
}
