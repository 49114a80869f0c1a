package minima.experiments.separable;

import minima.training.claim.History;
import minima.training.claim.Series;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;

import static minima.training.measure.Metrics.MARGIN_L2;
import static minima.training.measure.Metrics.MARGIN_UPPER;

/**
 * The certified bracket of the max margin from a run's own weights: {@code γ_t ≤ γ* ≤ ‖Σ pᵢzᵢ‖}, p = softmax(−margins).
 *
 * <p>The lower end is the margin of a separator; the upper holds for any p in the simplex, since {@code min_i zᵢ·v ≤ Σ
 * pᵢ zᵢ·v ≤ ‖Σ pᵢzᵢ‖} for unit v. So it contains γ* whatever the weights; that it closes is the claim.
 */
final class Bracket {

    /** Rounding of margins and norms, relative. */
    private static final double ROUNDING = 1e-9;

    private Bracket() {}

    /** γ* lies in the bracket at every measured step, and the width shrinks at least like 1/log t between √T and T. */
    static Verdict closes(Strand strand, double maxMargin, History history) {
        Series lower = history.series(strand.name(), MARGIN_L2);
        Series upper = history.series(strand.name(), MARGIN_UPPER);
        double root = Math.sqrt((double) strand.steps());
        double early = (upper.at(root) - lower.at(root)) * Math.log(root);
        double late = (upper.last() - lower.last()) * Math.log((double) strand.steps());
        Verdict verdict = Verdict.within(
                strand,
                "bracket of γ* closes",
                maxMargin,
                (upper.last() + lower.last()) / 2,
                (upper.last() - lower.last()) / 2 + ROUNDING * maxMargin,
                "half the width; width·log t fell from %.4g at √T to %.4g".formatted(early, late),
                "duality; closing by Soudry et al., JMLR 19(70), 2018, theorem 5");
        boolean closes = late <= early;
        int outside = firstOutside(lower, upper, maxMargin);
        if (outside >= 0) {
            return verdict.as(Verdict.Outcome.REFUTED, "γ* is outside at step " + lower.step(outside));
        }
        return closes
                ? verdict
                : verdict.as(
                        Verdict.Outcome.REFUTED,
                        "does not close: width·log t rose from %.4g at √T to %.4g".formatted(early, late));
    }

    private static int firstOutside(Series lower, Series upper, double maxMargin) {
        for (int i = 0; i < lower.size(); i++) {
            double slack = ROUNDING * maxMargin;
            if (lower.value(i) > maxMargin + slack || upper.value(i) < maxMargin - slack) {
                return i;
            }
        }
        return -1;
    }
}
