import { kindOf } from "../chart/domain.js";
import { element, fill } from "../dom.js";
import { Frames } from "../frames.js";
import { MOST } from "../home/selection.js";
import { Live } from "../live.js";
import { count } from "../number.js";
import { changed, here, home, outwards } from "../route.js";
import { Charts } from "../run/charts.js";
import { thinned } from "../run/legend.js";
import { Choice } from "./choice.js";
import { Comparison } from "./comparison.js";
import { choices } from "./facets.js";
import { legend } from "./legend.js";
import { GroupList } from "./list.js";
import { Members } from "./members.js";
import { table } from "./table.js";
import { titleOf, troubleOf } from "./title.js";

/** So often the series of runs that have moved are asked for anew, and as many beats later the runs that said nothing. */
const BEAT_MILLIS = 2000;
const SILENT_BEATS = 3;

/** The page of several runs side by side. */
export class ComparePage {
  /**
   * @param {HTMLElement} page
   * @param {string[]} ids
   * @param {{experiments: import("../types.js").Experiment[], metrics: import("../types.js").Metric[]}} catalogue
   */
  constructor(page, ids, { metrics }) {
    this.ids = ids;
    this.catalogue = metrics;
    this.members = new Members(ids.slice(0, MOST), () => this.charts.moved());
    /** @type {Comparison | null} */
    this.comparison = null;
    /** @type {Set<string>} runs that moved since the last beat */
    this.moved = new Set();
    this.beats = 0;
    this.charts = new Charts(metrics, sourceOf(this.members, metrics), { drew: () => this.drew(), point: (name) => this.charts.point(name) });
    this.frames = new Frames(() => this.fillTable());
    this.says = element("div", { class: "says" });
    this.trouble = element("p", { class: "trouble", role: "alert", hidden: true });
    this.by = new Choice("grouped by", "by", (by) => (location.hash = changed({ by })));
    this.strand = new Choice("strand", "strand", (strand) => (location.hash = changed({ strand })));
    this.groups = new GroupList((name) => this.charts.point(name));
    this.table = element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "runs and their settings" });
    this.body = this.bodyOf();
    fill(
      /** @type {HTMLElement} */ (document.getElementById("top")),
      element("a", { class: "brand", href: home() }, "minima"),
      element("span", { class: "path" }, "runs side by side"),
    );
    document.title = `${count(ids.length)} runs · minima`;
    fill(page, element("div", { class: "compare" }, this.says, this.trouble, this.body));
    this.live = new Live(null, { opened: () => this.load(), run: (run) => this.changed(run), verdict: (v) => this.judged(v) });
    this.timer = setInterval(() => this.beat(), BEAT_MILLIS);
  }

  close() {
    clearInterval(this.timer);
    this.live.close();
    this.charts.close();
    this.frames.close();
    this.members.close();
  }

  /** The address says another view of the same runs. */
  turned() {
    this.charts.repaint();
    this.show();
  }

  repaint() {
    this.charts.repaint();
  }

  /** @param {string} key */
  pressed(key) {
    if (key !== "Escape") return;
    location.hash = outwards();
  }

  /** @private */
  bodyOf() {
    const aside = element(
      "aside",
      { "aria-label": "groups" },
      element("section", {}, this.by.node, this.strand.node),
      element("section", {}, this.groups.node),
    );
    const below = element("section", { class: "differ", "aria-label": "what differs" }, this.table);
    return element("div", { class: "run", hidden: true }, this.charts.node, aside, this.charts.rows, below);
  }

  /** @private Asks for everything, at first and after a break. */
  async load() {
    await this.members.load();
    this.show();
    this.members.refresh(this.members.ids, this.charts.inView);
  }

  /** @private */
  show() {
    const { runs } = this.members;
    const { by, strand, metric } = here();
    fill(this.says, ...titleOf(runs));
    this.body.hidden = runs.length === 0;
    if (runs.length === 0) return this.complain(null);
    const comparison = new Comparison(runs, { by, strand }, this.catalogue, (...of) => this.members.series(...of));
    this.comparison = comparison;
    this.complain(metric !== null && !comparison.metrics.includes(metric) ? metric : null);
    const facets = choices(runs);
    const all = facets.some(({ name }) => name === comparison.facet.name) ? facets : [comparison.facet, ...facets];
    this.by.show(all.map(({ name, words }) => ({ value: name, words })), comparison.facet.name);
    const names = comparison.strands.map(({ name, control }) => ({ value: name, words: control ? `control: ${name}` : name }));
    this.strand.show(names, comparison.strand(runs[0])?.name ?? "");
    this.charts.show(comparison);
    this.fillTable();
  }

  /**
   * @private
   * @param {string | null} metric one that is asked for and that not all runs measure
   */
  complain(metric) {
    this.trouble.textContent = troubleOf(this.members, this.comparison, { asked: this.ids.length, metric });
    this.trouble.hidden = this.trouble.textContent === "";
  }

  /** @private */
  fillTable() {
    if (this.comparison === null) return;
    const fresh = table(this.comparison);
    const old = this.table.querySelector("table");
    if (old?.tHead?.isEqualNode(fresh.tHead)) old.tBodies[0].replaceWith(fresh.tBodies[0]);
    else fill(this.table, fresh);
  }

  /** @private The large chart was drawn. */
  drew() {
    if (this.comparison !== null) this.groups.show(this.comparison, this.charts.metric);
  }

  /** @private @param {import("../types.js").RunSummary} summary */
  async changed(summary) {
    const before = this.members.known.get(summary.run)?.status;
    if (!this.members.take(summary)) return;
    this.moved.add(summary.run);
    this.frames.ask();
    if (before === summary.status) return;
    await this.members.ask(summary.run);
    this.show();
  }

  /** @private @param {{run: string, verdicts: import("../types.js").Verdict[]}} judged */
  judged(judged) {
    if (this.members.take(judged)) this.frames.ask();
  }

  /** @private */
  async beat() {
    this.members.refresh(this.moved, this.charts.inView);
    const heard = this.moved;
    this.moved = new Set();
    if (++this.beats % SILENT_BEATS !== 0) return;
    const silent = this.members.moving.filter((id) => !heard.has(id));
    if (silent.length === 0) return;
    await Promise.all(silent.map((id) => this.members.ask(id)));
    this.members.refresh(silent, this.charts.inView);
    this.show();
  }
}

/**
 * @param {Members} members
 * @param {import("../types.js").Metric[]} catalogue
 * @returns {import("../run/source.js").Source<Comparison>}
 */
const sourceOf = (members, catalogue) => ({
  look: () => members.look(here().steps),
  caption: () => ({ suffix: "", node: null }),
  metrics: ({ metrics }) => metrics,
  picture: (comparison, metric) => {
    const picture = comparison.picture(metric);
    return { picture, y: kindOf(picture, catalogue), said: thinned(picture) };
  },
  legend: (comparison, metric) => legend(comparison, metric),
});
