package minima.experiments.separable;

import minima.training.claim.History;
import minima.training.claim.Series;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.oracle.HardMargin;

import static minima.training.measure.Metrics.LOSS_TIMES_STEP;
import static minima.training.measure.Metrics.MARGIN_UPPER;

/**
 * The sharp constants of gradient descent on separable data, from the dual α of the hard-margin problem and the step η.
 *
 * <p>With {@code bₙ = −log(αₙ/η)} on support vectors: {@code t L(t) → ‖ŵ‖²/η} and {@code (γ − γ_t) log t → γ (Σ αₙbₙ /
 * Σ αₙ − min bₙ)}. Derived from Soudry et al., JMLR 19(70), 2018, theorem 3, in docs/papers.md.
 */
record Constants(double lossTimesStep, double gapTimesLog) {

    static final Constants UNDEFINED = new Constants(Double.NaN, Double.NaN);

    /** The correction to t·L of order 1/t at 10⁵ steps is far below this; catalogue entry B1. */
    private static final double RELATIVE = 1e-3;

    static Constants of(HardMargin svm, double eta) {
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
        return new Constants(svm.norm() * svm.norm() / eta, svm.margin() * (weighted / sum - least));
    }

    /**
     * {@code T L(T) = ‖ŵ‖²/η} up to what the run's own certificate leaves open.
     *
     * <p>A step lowers the loss by {@code η‖∇L‖²} to first order, and {@code ‖∇L‖ = u L} to first order with u the
     * upper end of the bracket, u ≥ γ. So 1/L grows by η u² a step, and {@code t L} lies between {@code 1/(η avg u²)}
     * and {@code 1/(η γ²)}.
     */
    Verdict lossRate(Strand strand, HardMargin svm, History history) {
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
