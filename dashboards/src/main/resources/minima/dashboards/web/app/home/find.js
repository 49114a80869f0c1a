import { element } from "../dom.js";
import { here, toQuery } from "../route.js";

/** So long after the last key the laboratory is asked. */
const PAUSE_MILLIS = 200;

const HINT = "words, tag:paper, state:running, family:…, experiment:…, seed:7, verdict:refuted, batch:…, margin.l2>0.3; all must hold";

/** The field that says which runs are shown, and the line beneath it; what it holds stands in the address. */
export class Find {
  /** @param {() => void} changed another query stands in the address */
  constructor(changed) {
    this.changed = changed;
    /** @type {number | undefined} */
    this.timer = undefined;
    this.field = element("input", {
      type: "search",
      placeholder: "find runs ( / )",
      "aria-label": "find runs",
      "aria-describedby": "found",
      spellcheck: "false",
      autocomplete: "off",
      autocapitalize: "off",
      input: () => this.typed(),
    });
    this.line = element("p", { id: "found", class: "found muted", role: "status" });
    this.hint = element("p", { class: "hint muted" }, HINT);
    this.node = element("div", { class: "find" }, this.field, this.line, this.hint);
    this.turned();
  }

  close() {
    clearTimeout(this.timer);
  }

  focus() {
    this.field.focus();
    this.field.select();
  }

  /** The address may hold another query. */
  turned() {
    if (this.field.value.trim() !== here().query) this.field.value = here().query;
  }

  /** Empties the field; false where it was empty. */
  clear() {
    if (this.field.value === "") return false;
    this.field.value = "";
    this.now();
    return true;
  }

  /**
   * What came of the query.
   *
   * @param {string} words
   * @param {boolean} [wrong]
   */
  say(words, wrong = false) {
    this.line.textContent = words;
    this.line.classList.toggle("bad", wrong);
    this.field.setAttribute("aria-invalid", String(wrong));
  }

  /** @private */
  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), PAUSE_MILLIS);
  }

  /** @private */
  now() {
    clearTimeout(this.timer);
    const query = this.field.value.trim();
    if (query === here().query) return;
    history.replaceState(null, "", toQuery(query));
    this.changed();
  }
}
