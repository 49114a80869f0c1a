/** Finds room for labels above each other. */

const BETWEEN = 3;

/**
 * All labels if the box has room for them; else those that stand clear of each other, the claim's before the controls'.
 *
 * @template {{control: boolean, py: number, height: number}} L
 * @param {L[]} labels
 * @param {import("./plot.js").Box} box
 */
export function fitting(labels, box) {
  if (labels.reduce((sum, { height }) => sum + height + BETWEEN, 0) <= box.bottom - box.top) return labels;
  /** @type {L[]} */
  const kept = [];
  for (const label of [...labels.filter((one) => !one.control), ...labels.filter((one) => one.control)]) {
    if (kept.every((other) => Math.abs(other.py - label.py) >= (other.height + label.height) / 2 + BETWEEN)) kept.push(label);
  }
  return kept;
}

/**
 * Labels that would overlap become a stack around the middle of their points, inside the box.
 *
 * @param {{py: number, height: number}[]} labels from above to below
 * @param {import("./plot.js").Box} box
 */
export function apart(labels, box) {
  /** @type {{labels: typeof labels, top: number, height: number}[]} */
  const stacks = [];
  for (const label of labels) {
    let stack = stacked([label], box);
    for (let above = stacks.at(-1); above && above.top + above.height > stack.top; above = stacks.at(-1)) {
      stack = stacked([...above.labels, ...stack.labels], box);
      stacks.pop();
    }
    stacks.push(stack);
  }
  for (const { labels, top } of stacks) {
    let free = top;
    for (const label of labels) {
      label.py = free + label.height / 2;
      free += label.height + BETWEEN;
    }
  }
}

/**
 * @param {{py: number, height: number}[]} labels
 * @param {import("./plot.js").Box} box
 */
function stacked(labels, box) {
  const height = labels.reduce((sum, label) => sum + label.height + BETWEEN, -BETWEEN);
  const middle = labels.reduce((sum, { py }) => sum + py, 0) / labels.length;
  const lowest = box.bottom + 8 - height;
  return { labels, height, top: Math.max(box.top - 6, Math.min(lowest, middle - height / 2)) };
}
