/** Spearman's rank correlation: that of Pearson between ranks, where equal values share the mean of their ranks. */

/**
 * The ranks of values, from 1; ties have their mean.
 *
 * @param {number[]} values finite
 */
export function ranks(values) {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b]);
  const ranks = new Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1]] === values[order[from]]) to++;
    for (let i = from; i <= to; i++) ranks[order[i]] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return ranks;
}

/**
 * From −1 to 1; NaN with fewer than two pairs, and where one side is constant. Pairs that are not both finite do not count.
 *
 * @param {number[]} a
 * @param {number[]} b
 */
export function spearman(a, b) {
  const pairs = a.flatMap((x, i) => (Number.isFinite(x) && Number.isFinite(b[i]) ? [[x, b[i]]] : []));
  return pearson(ranks(pairs.map(([x]) => x)), ranks(pairs.map(([, y]) => y)));
}

/**
 * @param {number[]} a
 * @param {number[]} b
 */
function pearson(a, b) {
  const [da, db] = [centred(a), centred(b)];
  return a.length < 2 ? NaN : dot(da, db) / Math.sqrt(dot(da, da) * dot(db, db));
}

/** @param {number[]} a */
function centred(a) {
  const mean = a.reduce((sum, x) => sum + x, 0) / a.length;
  return a.map((x) => x - mean);
}

/**
 * @param {number[]} a
 * @param {number[]} b
 */
const dot = (a, b) => a.reduce((sum, x, i) => sum + x * b[i], 0);
