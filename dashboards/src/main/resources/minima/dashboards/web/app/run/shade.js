/**
 * How far a value lies between the least and the greatest of a table, from 0 to 1; 0 where nothing is compared.
 *
 * @param {"NONE" | "LINEAR" | "LOG"} shading
 * @param {number} value
 * @param {number[]} all
 */
export function share(shading, value, all) {
  if (shading === "NONE") return 0;
  const places = all.map((one) => place(shading, one)).filter(Number.isFinite);
  const at = place(shading, value);
  const [least, greatest] = [Math.min(...places), Math.max(...places)];
  return Number.isFinite(at) && greatest > least ? (at - least) / (greatest - least) : 0;
}

/**
 * @param {"LINEAR" | "LOG"} shading
 * @param {number} value
 */
const place = (shading, value) => (shading === "LOG" ? Math.log10(Math.abs(value)) : value);
