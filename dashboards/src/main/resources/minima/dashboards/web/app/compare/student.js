const HALVINGS = 60;

/**
 * The t with P(|T| ≤ t) = level, for Student's T with a whole number of degrees of freedom: t = √ν tan θ, where θ is found
 * by halving.
 *
 * @param {number} level between 0 and 1
 * @param {number} freedom ν ≥ 1
 */
export function quantile(level, freedom) {
  let [from, to] = [0, Math.PI / 2];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (from + to) / 2;
    if (within(middle, freedom) < level) from = middle;
    else to = middle;
  }
  return Math.sqrt(freedom) * Math.tan((from + to) / 2);
}

/**
 * P(|T| ≤ √ν tan θ), a finite sum of powers of cos θ: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and
 * 26.7.4.
 *
 * @param {number} theta
 * @param {number} freedom
 */
function within(theta, freedom) {
  const odd = freedom % 2 === 1;
  const cos = Math.cos(theta);
  let term = odd ? cos : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let k = odd ? 2 : 1; k <= freedom - 3; k += 2) {
    term *= (k / (k + 1)) * cos * cos;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (theta + Math.sin(theta) * sum) : Math.sin(theta) * sum;
}
