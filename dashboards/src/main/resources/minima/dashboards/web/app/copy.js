import { element } from "./dom.js";

const THANKS_MILLIS = 1500;

/**
 * A command with a button that copies it.
 *
 * @param {string} command
 */
export function copyable(command) {
  const code = element("code", { class: "command", dir: "ltr" }, command);
  const button = element("button", { class: "quiet copy", type: "button", "aria-label": `copy ${command}`, click }, "copy");
  return element("div", { class: "copyable" }, code, button);

  async function click() {
    try {
      await navigator.clipboard.writeText(command);
      button.textContent = "copied";
    } catch {
      getSelection()?.selectAllChildren(code);
      button.textContent = "selected, press Ctrl+C";
    }
    setTimeout(() => (button.textContent = "copy"), THANKS_MILLIS);
  }
}
