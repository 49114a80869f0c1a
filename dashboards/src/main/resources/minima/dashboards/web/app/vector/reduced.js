/**
 * Neighbours folded together until there are no more than wanted; each group keeps the value of the largest size, so that no peak is lost.
 *
 * @param {number[]} values
 * @param {number} most
 * @returns {{from: number, to: number, value: number}[]} indices from..to, the last not included
 */
export function reduced(values, most) {
  const stride = Math.max(1, Math.ceil(values.length / Math.max(1, most)));
  const groups = [];
  for (let from = 0; from < values.length; from += stride) {
    const to = Math.min(values.length, from + stride);
    let value = values[from];
    for (let i = from + 1; i < to; i++) if (!(Math.abs(values[i]) <= Math.abs(value))) value = values[i];
    groups.push({ from, to, value });
  }
  return groups;
}
