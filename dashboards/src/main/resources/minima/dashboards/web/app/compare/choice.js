import { element, fill, plain } from "../dom.js";

/** A choice among names, as a small menu with its label. */
export class Choice {
  /**
   * @param {string} words
   * @param {string} name
   * @param {(value: string) => void} chosen
   */
  constructor(words, name, chosen) {
    this.menu = element("select", { name, change: () => chosen(this.menu.value) });
    this.node = element("label", { class: "choice muted" }, words, " ", this.menu);
    this.said = "";
  }

  /**
   * @param {{value: string, words: string}[]} options
   * @param {string} now
   */
  show(options, now) {
    const said = JSON.stringify(options);
    if (said !== this.said) {
      this.said = said;
      fill(this.menu, ...options.map(({ value, words }) => element("option", { value }, plain(words))));
    }
    this.menu.value = now;
    this.node.hidden = options.length < 2;
  }
}
