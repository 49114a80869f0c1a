package minima.experiments.separable;

import minima.training.claim.Asymptotics;
import minima.training.claim.History;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Curve;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Series;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.oracle.HardMargin;

import java.util.List;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;

import static minima.training.measure.Metrics.ANGLE_ORACLE;
import static minima.training.measure.Metrics.LOSS_TIMES_STEP;
import static minima.training.measure.Metrics.MARGIN_GAP_LOG;
import static minima.training.measure.Metrics.MARGIN_L2;
import static minima.training.measure.Metrics.MARGIN_UPPER;
import static minima.training.measure.Metrics.NORM_L2;
import static minima.training.measure.Metrics.RESIDUAL_L2;
import static minima.training.measure.Metrics.RESIDUAL_SUPPORT;

/**
 * The sharp constants of gradient descent on separable data, from the dual α of the hard-margin problem and the step η.
 *
 * <p>With {@code bₙ = −log(αₙ/η)} on support vectors: {@code t L(t) → ‖ŵ‖²/η} and {@code (γ − γ_t) log t → γ (Σ αₙbₙ /
 * Σ αₙ − min bₙ)}. Derived from Soudry et al., JMLR 19(70), 2018, theorem 3, in docs/papers.md.
 *
 * @param lossTimesStep {@code ‖ŵ‖²/η}
 * @param gapTimesLog {@code γ (Σ αₙbₙ / Σ αₙ − min bₙ)}
 * @param weightedB {@code Σ αₙbₙ}
 * @param leastB {@code min bₙ}
 */
public record Constants(double lossTimesStep, double gapTimesLog, double weightedB, double leastB) {

    static final Constants UNDEFINED = new Constants(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** The correction to t·L of order 1/t at 10⁵ steps is far below this. */
    private static final double RELATIVE = 1e-3;

    private static final double ROUNDING = 1e-9;

    private static final String SOUDRY = "Soudry et al., JMLR 19(70), 2018, theorem 3";
    private static final String DERIVED = "derived from theorem 3 and the dual, docs/papers.md";

    public static Constants of(HardMargin svm, double eta) {
        double[] duals = svm.duals();
        double sum = 0;
        double weighted = 0;
        double least = Double.POSITIVE_INFINITY;
        for (double alpha : duals) {
            if (alpha > 0) {
                double b = -Math.log(alpha / eta);
                sum += alpha;
                weighted += alpha * b;
                least = Math.min(least, b);
            }
        }
        return new Constants(svm.norm() * svm.norm() / eta, svm.margin() * (weighted / sum - least), weighted, least);
    }

    /** What theorem and constants say of a strand with the usual measures; η as in {@link #of}. */
    List<Prediction> predictions(String strand, SeparableProblem problem, double eta) {
        HardMargin svm = problem.svm();
        return List.of(
                new Limit(strand, MARGIN_L2, svm.margin(), "hard-margin SVM; limit by " + SOUDRY, Provenance.V),
                new Limit(strand, LOSS_TIMES_STEP, lossTimesStep, DERIVED, Provenance.D),
                new Limit(strand, MARGIN_GAP_LOG, gapTimesLog, DERIVED, Provenance.D),
                new Limit(strand, RESIDUAL_SUPPORT, 0, DERIVED, Provenance.D),
                new Limit(strand, ANGLE_ORACLE, 0, SOUDRY, Provenance.S),
                new Curve(strand, NORM_L2, norm(svm.weights(), problem.residualLimit(eta)), DERIVED, Provenance.D));
    }

    /** {@code t ↦ ‖ŵ log t + w̃‖}. */
    private static LongToDoubleFunction norm(double[] separator, double[] residual) {
        return t -> {
            double sum = 0;
            for (int j = 0; j < separator.length; j++) {
                double w = separator[j] * Math.log((double) t) + residual[j];
                sum += w * w;
            }
            return Math.sqrt(sum);
        };
    }

    /**
     * {@code T L(T) = ‖ŵ‖²/η} up to what the run's own certificate leaves open.
     *
     * <p>A step lowers the loss by {@code η‖∇L‖²} to first order, and {@code ‖∇L‖ = u L} to first order with u the
     * upper end of the bracket, u ≥ γ. So 1/L grows by η u² a step, and {@code t L} lies between {@code 1/(η avg u²)}
     * and {@code 1/(η γ²)}.
     */
    public Verdict lossRate(Strand strand, HardMargin svm, History history) {
        double open = 1 - svm.margin() * svm.margin() / meanSquare(history.series(strand.name(), MARGIN_UPPER));
        double relative = Math.max(RELATIVE, open);
        return Verdict.within(
                strand,
                LOSS_TIMES_STEP + " → ‖ŵ‖²/η",
                lossTimesStep,
                history.last(strand, LOSS_TIMES_STEP),
                relative * lossTimesStep,
                open > RELATIVE
                        ? "%.3g %% is open by the run's own bracket of γ*".formatted(100 * open)
                        : "0.1 % at the last step",
                "Soudry et al., theorem 3, constant derived in docs/papers.md");
    }

    /**
     * γ − γ_t = O(1/log t): between √T and T such a gap halves, or falls faster; refuted where it keeps more than three
     * quarters, as a constant one keeps all.
     */
    public static Verdict marginRate(Strand strand, double maxMargin, History history) {
        Series scaledGap = history.series(strand.name(), MARGIN_GAP_LOG);
        boolean closed = scaledGap.last() <= ROUNDING * maxMargin;
        return Verdict.within(
                strand,
                "gap γ − γ_t at T, share of that at √T",
                0,
                closed ? 0 : scaledGap.last() / Asymptotics.atRoot(strand, scaledGap) / 2,
                Asymptotics.KEPT,
                "a gap of order 1/log t keeps at most one half, one that stays keeps 1",
                "Soudry et al., JMLR 19(70), 2018, theorem 5");
    }

    /**
     * {@code (γ − γ_T) log T} is what the dual says at the finite step T; empty where the residual hides the constant.
     *
     * <p>With {@code w = ŵ log T + ρ} and {@code zₙ·ρ = bₙ + eₙ}, |eₙ| ≤ r on the support, {@code γ_T = (log T + min
     * b)/‖w‖} and {@code ‖w‖² = ‖ŵ‖² log² T + 2 log T Σ αₙbₙ + ‖ρ‖²} up to what r moves. The measured ‖ρ‖ and r give
     * prediction and tolerance; as T grows they tend to the constant and to 0. A tolerance as large as the constant
     * would decide nothing.
     */
    Optional<Verdict> marginConstant(Strand strand, HardMargin svm, History history) {
        double log = Math.log((double) strand.steps());
        double r = history.last(strand, RESIDUAL_SUPPORT);
        double rho = history.last(strand, RESIDUAL_L2);
        double normSquared = log * log * svm.norm() * svm.norm() + 2 * log * weightedB + rho * rho;
        double norm = Math.sqrt(normSquared);
        double predicted = (svm.margin() - (log + leastB) / norm) * log;
        double moved = r * log / norm * (1 + Math.abs(log + leastB) * log * svm.norm() * svm.norm() / normSquared);
        if (!(moved < gapTimesLog)) {
            return Optional.empty();
        }
        return Optional.of(Verdict.within(
                strand,
                "(γ − γ_t) log t at T, tending to %.6g".formatted(gapTimesLog),
                predicted,
                history.last(strand, MARGIN_GAP_LOG),
                moved + ROUNDING * svm.margin() * log,
                "what a residual of %.3g on the support vectors moves".formatted(r),
                "Soudry et al., theorem 5, constant derived in docs/papers.md"));
    }

    /**
     * Mean over steps; between measured steps the earlier value stands, and u falls, so it is not below the true mean.
     */
    private static double meanSquare(Series upper) {
        double sum = 0;
        for (int i = 0; i + 1 < upper.size(); i++) {
            sum += (upper.step(i + 1) - upper.step(i)) * upper.value(i) * upper.value(i);
        }
        return upper.size() < 2 ? upper.last() * upper.last() : sum / (upper.lastStep() - upper.step(0));
    }
}
