package minima.experiments.learningtheory;

import minima.training.claim.Ensemble;
import minima.training.claim.History;
import minima.training.claim.Interval;
import minima.training.claim.Measure;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;

import java.util.List;
import java.util.function.ToDoubleFunction;

import static minima.training.measure.Metrics.ERROR_FALL;
import static minima.training.measure.Metrics.ERROR_FALL_LOW;
import static minima.training.measure.Metrics.ERROR_TEST;
import static minima.training.measure.Metrics.ERROR_TRAIN;
import static minima.training.measure.Metrics.MARGIN_L1;
import static minima.training.measure.Metrics.MARGIN_RISE_LOW;

/** Boosted votes on many splits of the same data, judged by means over them with Student's interval. */
record VotesOverSplits(Strand strand) {

    static VotesOverSplits of(String name, List<Halves> halves, int thresholds, long steps) {
        Ensemble<HeldOutVote> votes = new Ensemble<>(
                halves.stream().map(half -> half.vote(thresholds)).toList());
        return new VotesOverSplits(new Strand(
                name,
                votes,
                List.of(
                        votes.mean(ERROR_TEST, HeldOutVote::testError),
                        votes.mean(ERROR_TRAIN, HeldOutVote::trainError),
                        votes.mean(MARGIN_L1, HeldOutVote::margin),
                        votes.mean(ERROR_FALL, HeldOutVote::fallOfTestError),
                        low(ERROR_FALL_LOW, votes, HeldOutVote::fallOfTestError),
                        low(MARGIN_RISE_LOW, votes, HeldOutVote::riseOfMargin)),
                steps,
                false));
    }

    VotesOverSplits asControl() {
        return new VotesOverSplits(strand.asControl());
    }

    /** The lower end of the interval for a mean over splits. */
    private static Measure low(String metric, Ensemble<HeldOutVote> votes, ToDoubleFunction<HeldOutVote> read) {
        return new Measure(metric, () -> Interval.ofMean(
                        Ensemble.LEVEL,
                        votes.members().stream().mapToDouble(read).toArray())
                .low());
    }

    /** The test error falls after training error 0; open where the interval holds 0, but for a control. */
    Verdict fall(History history) {
        double mean = history.last(strand, ERROR_FALL);
        double low = history.last(strand, ERROR_FALL_LOW);
        Verdict verdict = above("fall of the test error after training error 0", low, "; mean %.3g".formatted(mean));
        boolean open = !strand.control() && !verdict.supported() && 2 * mean - low >= 0;
        return open ? verdict.as(Outcome.INCONCLUSIVE, "the interval around %.3g holds 0".formatted(mean)) : verdict;
    }

    /** The smallest margin rises after training error 0. */
    Verdict rise(History history) {
        double low = history.last(strand, MARGIN_RISE_LOW);
        Verdict verdict = above("rise of the smallest margin after training error 0", low, "");
        return verdict.supported() || history.last(strand, ERROR_TRAIN) == 0
                ? verdict
                : verdict.as(Outcome.INCONCLUSIVE, "not all training errors are 0. Maybe more --steps");
    }

    private Verdict above(String quantity, double low, String more) {
        String reason = "lower end of the 95 % interval over splits" + more;
        Verdict verdict = Verdict.atLeast(strand, quantity, 0, low, 0, reason, BoostingTheMargin.SCHAPIRE);
        return low == 0
                ? verdict.as(strand.control() ? Outcome.REFUTED : Outcome.INCONCLUSIVE, "no change in any split")
                : verdict;
    }
}
