package minima.training.oracle;

/**
 * The bracket of a least norm: {@code dual ≤ optimum ≤ primal}, each the value of a feasible point, to rounding.
 *
 * @param primal the norm of the answer, which keeps all constraints
 * @param dual the value of the dual answer, which keeps all of its own
 */
public record DualityGap(double primal, double dual) {

    /** {@code |primal − dual| / max(|primal|, |dual|)}; 0 if both are 0, NaN if one is. */
    public double relative() {
        return primal == 0 && dual == 0 ? 0 : Math.abs(primal - dual) / Rows.largest(primal, dual);
    }
}
