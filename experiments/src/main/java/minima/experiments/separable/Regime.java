package minima.experiments.separable;

import minima.training.claim.Asymptotics;
import minima.training.claim.History;
import minima.training.claim.Series;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;

import static minima.training.measure.Metrics.LOSS_TRAIN;
import static minima.training.measure.Metrics.RESIDUAL_SUPPORT;

/** Whether a run has come to where laws about t → ∞ show: a claim is not refuted by one that has not. */
public final class Regime {

    /** Below this loss every sample is on the right side. */
    private static final double SEPARATED = Math.log(2);

    /** With a larger residual, a support vector's share of the loss is off by more than a factor of 2. */
    private static final double SETTLED = Math.log(2);

    private Regime() {}

    /**
     * INCONCLUSIVE in place of REFUTED, controls apart, where the loss at the last step does not separate the data, or
     * the residual on the support vectors falls but was not small yet at √T, from where on laws are judged.
     */
    public static Verdict orTooEarly(Verdict verdict, Strand strand, History history) {
        if (strand.control() || verdict.outcome() != Outcome.REFUTED) {
            return verdict;
        }
        double loss = history.last(strand, LOSS_TRAIN);
        if (loss >= SEPARATED) {
            return verdict.as(
                    Outcome.INCONCLUSIVE, "loss %.3g is not below log 2 yet. Maybe more --steps".formatted(loss));
        }
        Series residual = history.series(strand.name(), RESIDUAL_SUPPORT);
        double early = Asymptotics.atRoot(strand, residual);
        return early > SETTLED && residual.last() <= Asymptotics.KEPT * early
                ? verdict.as(
                        Outcome.INCONCLUSIVE,
                        "the residual on the support vectors fell from %.3g at √T to %.3g. Maybe more --steps"
                                .formatted(early, residual.last()))
                : verdict;
    }

    /**
     * INCONCLUSIVE in place of REFUTED, controls apart, where a quantity vanishes by {@link Asymptotics#vanishes}, but
     * slower than its rate.
     */
    static Verdict orOnItsWay(Verdict rate, Strand strand, String metric, History history) {
        boolean refuted = !strand.control() && rate.outcome() == Outcome.REFUTED;
        return refuted && Asymptotics.vanishes(strand, metric, history, "").supported()
                ? rate.as(Outcome.INCONCLUSIVE, "falls, but not at its rate yet. Maybe more --steps")
                : rate;
    }
}
