import * as api from "../api.js";
import { element, fill } from "../dom.js";

const HINT =
  "nan, failed, refuted, stalled 60s, journal, lag > 100000, or of the measures: experiment:max-margin margin.l2<0.1 for 30s";

/** The rules, each with a button that takes it away, and a field for one more. */
export class RuleList {
  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    this.list = element("ul");
    this.field = element("input", {
      type: "text",
      placeholder: "one more rule",
      "aria-label": "one more rule",
      "aria-describedby": "rule-answer",
      spellcheck: "false",
      autocomplete: "off",
      autocapitalize: "off",
    });
    this.answer = element("p", { id: "rule-answer", class: "muted", role: "status" }, HINT);
    this.node = element(
      "section",
      { class: "rules", "aria-label": "rules" },
      element("h2", {}, "Rules"),
      this.list,
      element(
        "form",
        { submit: (/** @type {Event} */ event) => this.submitted(event) },
        this.field,
        element("button", {}, "add"),
      ),
      this.answer,
    );
  }

  /** @param {string[]} rules */
  show(rules) {
    fill(this.list, ...rules.map((rule) => this.line(rule)));
  }

  /** @private @param {string} rule */
  line(rule) {
    const click = () => this.tell(() => api.removeRule(rule));
    const away = element("button", { class: "quiet", type: "button", "aria-label": `remove ${rule}`, click }, "remove");
    return element("li", { "data-rule": rule }, element("bdi", { class: "rule" }, rule), away);
  }

  /** @private @param {Event} event */
  async submitted(event) {
    event.preventDefault();
    if (await this.tell(() => api.addRule(this.field.value))) this.field.value = "";
  }

  /**
   * Does it, or says why it cannot be done.
   *
   * @private
   * @param {() => Promise<unknown>} deed
   */
  async tell(deed) {
    let trouble = "";
    try {
      await deed();
      this.changed();
    } catch (error) {
      trouble = error instanceof Error ? error.message : String(error);
    }
    this.answer.textContent = trouble || HINT;
    this.answer.classList.toggle("bad", trouble !== "");
    this.field.setAttribute("aria-invalid", String(trouble !== ""));
    return trouble === "";
  }
}
