package minima.training.oracle;

/**
 * How far a pair (w, α) is from solving minimize ‖w‖²/2 subject to {@code zᵢ·w ≥ 1}, α ≥ 0: the optimality conditions
 * of Karush, Kuhn and Tucker, each relative, so unchanged when the data are scaled.
 *
 * @param primalViolation {@code max (1 − zᵢ·w)₊}
 * @param complementarySlackness {@code max |αᵢ(zᵢ·w − 1)| / ‖w‖²}
 * @param stationarity {@code ‖w − Σ αᵢzᵢ‖ / ‖w‖}
 * @param dualityGap {@code |‖w‖²/2 − (Σαᵢ − ‖Σ αᵢzᵢ‖²/2)| / (‖w‖²/2)}
 */
public record Kkt(double primalViolation, double complementarySlackness, double stationarity, double dualityGap) {

    static Kkt of(double[][] z, double[] w, double[] alpha) {
        double[] sum = Rows.combination(alpha, z);
        double square = Rows.dot(w, w);
        double violation = 0;
        double slackness = 0;
        double total = 0;
        for (int i = 0; i < z.length; i++) {
            double slack = Rows.dot(z[i], w) - 1;
            violation = Math.max(violation, -slack);
            slackness = Math.max(slackness, Math.abs(alpha[i] * slack) / square);
            total += alpha[i];
        }
        double gap = square / 2 - (total - Rows.dot(sum, sum) / 2);
        Rows.add(sum, -1, w);
        return new Kkt(violation, slackness, Rows.norm(sum) / Math.sqrt(square), Math.abs(gap) / (square / 2));
    }

    /** The largest of the four; NaN if one is. */
    public double worst() {
        return Math.max(Math.max(primalViolation, complementarySlackness), Math.max(stationarity, dualityGap));
    }
}
