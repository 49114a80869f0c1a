package minima.experiments.separable;

import minima.training.claim.Assumption;
import minima.training.claim.History;
import minima.training.claim.LastDecade;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;

import static minima.training.measure.Metrics.LOSS_LOG;

/**
 * The gap of a run to a least norm falls like {@code t^(−power)}.
 *
 * @param power at most 1, for what is left of the start
 */
record NormPromise(LeastNorm norm, double power, String source) {

    /** A power of t nearer to 0 cannot be told from a constant in one decade. */
    private static final double SLOWEST = 0.1;

    /** A power of t that lowers a gap by 2 % in the last decade: it falls, if slowly. */
    private static final double FALLING = 0.01;

    /** Where parts outside of the separator die like {@code t^(−layers (1 − outside))}. */
    static NormPromise slowedBy(LeastNorm norm, int layers, String source) {
        return new NormPromise(norm, Math.min(1, layers * (1 - norm.outside())), source);
    }

    Assumption visible() {
        return Assumption.of(
                "other parts fall visibly",
                power >= SLOWEST,
                "%s like t^-%.3g: its dual has modulus %.4g outside".formatted(norm.metric(), power, norm.outside()));
    }

    Prediction limit(Strand strand) {
        return new Limit(strand.name(), norm.metric(), 0, source, Provenance.S);
    }

    /** A claim's is open while the loss is not below log 2, and while the gap falls slower than it should. */
    Verdict verdict(Strand strand, History history) {
        Verdict verdict = LastDecade.fallsLike(strand, norm.metric(), -power, history, source);
        boolean early = history.last(strand, LOSS_LOG) >= Math.log(Math.log(2)) || verdict.measured() <= -FALLING;
        boolean open = verdict.outcome() == Outcome.REFUTED && early && !strand.control();
        return (open
                        ? verdict.as(Outcome.INCONCLUSIVE, "it falls, but not fast enough yet. Maybe more --steps")
                        : verdict)
                .restingOn(visible());
    }
}
