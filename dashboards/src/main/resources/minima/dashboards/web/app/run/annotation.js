import * as api from "../api.js";
import { element, fill } from "../dom.js";
import { here, toQuery } from "../route.js";
import { Turns } from "../turns.js";

/** What people have written to a run: its tags, each a link to the runs that have it, and a note. */
export class Annotation {
  constructor() {
    this.run = "";
    /** @type {string[]} */
    this.tags = [];
    this.note = "";
    this.drawn = "";
    this.turns = new Turns(1);
    this.list = element("ul", { class: "tags" });
    this.field = element("input", {
      placeholder: "add a tag",
      "aria-label": "add a tag",
      spellcheck: "false",
      autocomplete: "off",
      autocapitalize: "off",
      keydown: (/** @type {KeyboardEvent} */ event) => this.keyInField(event),
    });
    this.words = element("p", { class: "words" });
    this.edit = element("button", { class: "quiet", type: "button", click: () => this.write() });
    this.text = element("textarea", { "aria-label": "note", rows: 6 });
    this.writing = this.form();
    this.trouble = element("p", { class: "trouble", role: "alert", hidden: true });
    this.node = element(
      "section",
      { class: "annotation", hidden: true },
      element("h2", {}, "Notes"),
      this.list,
      element("form", { class: "tagging", submit: (/** @type {Event} */ event) => this.add(event) }, this.field),
      this.words,
      this.edit,
      this.writing,
      this.trouble,
    );
  }

  /** @param {{run: string} & Partial<import("../types.js").Annotation>} run */
  show({ run, tags = [], note = "" }) {
    Object.assign(this, { run, tags, note });
    this.node.hidden = false;
    this.draw();
  }

  /** Shows what is known, in the theme of now. A note that is being written stays as it is. */
  draw() {
    const drawn = JSON.stringify([this.tags, here().theme]);
    if (drawn !== this.drawn) fill(this.list, ...this.tags.map((tag) => this.chip(tag)));
    this.drawn = drawn;
    fill(this.words, this.note);
    this.words.hidden = this.note === "" || !this.writing.hidden;
    this.edit.textContent = this.note === "" ? "write a note" : "edit the note";
    this.edit.hidden = !this.writing.hidden;
  }

  /** @private @param {string} tag */
  chip(tag) {
    const click = () => this.remove(tag);
    const away = element("button", { class: "quiet", type: "button", "aria-label": `remove the tag ${tag}`, click }, "×");
    return element("li", { class: "tag", "data-tag": tag }, element("a", { href: toQuery(asking(tag)) }, element("bdi", {}, tag)), away);
  }

  /** @private */
  form() {
    return element(
      "form",
      {
        hidden: true,
        submit: (/** @type {Event} */ event) => this.save(event),
        keydown: (/** @type {KeyboardEvent} */ event) => this.keyInNote(event),
      },
      this.text,
      element(
        "p",
        { class: "actions" },
        element("button", { title: "Ctrl+Enter" }, "Save"),
        element("button", { type: "button", title: "Esc", click: () => this.leave() }, "Cancel"),
      ),
    );
  }

  /** @private @param {Event} event */
  async add(event) {
    event.preventDefault();
    const { value } = this.field;
    if (value.trim() === "") return;
    const taken = await this.attempt(async (run) => api.annotate(run, { tags: [...(await api.notes(run)).tags, value] }));
    if (taken && this.field.value === value) this.field.value = "";
  }

  /** @private @param {string} tag */
  async remove(tag) {
    const others = async (/** @type {string} */ run) => (await api.notes(run)).tags.filter((one) => one !== tag);
    if (await this.attempt(async (run) => api.annotate(run, { tags: await others(run) }))) this.field.focus();
  }

  /**
   * Opens the note as it is now, which another page may have changed.
   *
   * @private
   */
  async write() {
    if (!(await this.attempt(api.notes))) return;
    this.text.value = this.note;
    this.writing.hidden = false;
    this.draw();
    this.text.focus();
  }

  /** @private @param {Event} event */
  async save(event) {
    event.preventDefault();
    const note = this.text.value;
    if (await this.attempt((run) => api.annotate(run, { note }))) this.leave();
  }

  /** @private */
  leave() {
    this.writing.hidden = true;
    this.say("");
    this.draw();
    this.edit.focus();
  }

  /**
   * Asks or tells the laboratory, one thing after the other, and shows what is written there then, or why it cannot be done.
   *
   * @private
   * @param {(run: string) => Promise<import("../types.js").Annotation>} deed
   */
  async attempt(deed) {
    const { run } = this;
    try {
      this.show({ run, ...(await this.turns.take(() => deed(run))) });
      this.say("");
      return true;
    } catch (error) {
      this.say(error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  /** @private @param {string} words */
  say(words) {
    this.trouble.textContent = words;
    this.trouble.hidden = words === "";
  }

  /** @private @param {KeyboardEvent} event */
  keyInField(event) {
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    this.field.value = "";
    this.field.blur();
    this.say("");
  }

  /** @private @param {KeyboardEvent} event */
  keyInNote(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.save(event);
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.leave();
  }
}

/**
 * The query for the runs that have a tag.
 *
 * @param {string} tag
 */
const asking = (tag) => (/[\s<>=:]/.test(tag) ? `tag:"${tag}"` : `tag:${tag}`);
