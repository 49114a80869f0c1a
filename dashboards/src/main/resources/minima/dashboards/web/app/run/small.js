import { Chart } from "../chart/chart.js";
import { element, fill } from "../dom.js";
import { figures } from "../number.js";

/** A small chart: a link that makes it the large one. It is drawn, and its points are asked for, once it has been near the window. */
export class SmallChart {
  /** @param {() => void} wanted it wants to be drawn */
  constructor(wanted) {
    this.metric = "";
    this.seen = false;
    this.title = element("span", { class: "title" });
    this.value = element("span", { class: "value muted" });
    this.canvas = element("canvas", { role: "img" });
    this.node = element("a", { class: "small" }, element("span", { class: "heading" }, this.title, this.value), this.canvas);
    this.chart = new Chart(this.canvas, { large: false, resized: wanted });
    this.observer = new IntersectionObserver(
      (entries) => {
        this.seen = entries.some((entry) => entry.isIntersecting);
        if (this.seen) wanted();
      },
      { rootMargin: "300px" },
    );
    this.observer.observe(this.node);
  }

  close() {
    this.observer.disconnect();
    this.chart.close();
  }

  /**
   * @param {string} metric
   * @param {string} title
   * @param {string} href
   */
  name(metric, title, href) {
    this.metric = metric;
    this.canvas.dataset.metric = metric;
    this.node.href = href;
    this.node.title = `${title} (${metric}): draw it large`;
    fill(this.title, title);
  }

  /**
   * @param {import("../chart/picture.js").Picture} picture
   * @param {import("../chart/chart.js").Look} look
   */
  draw(picture, look) {
    this.chart.draw(picture, look);
    const first = picture.curves.find((curve) => !curve.control) ?? picture.curves[0];
    this.value.textContent = first && first.series.length > 0 ? figures(first.latest, 4) : "";
  }
}
