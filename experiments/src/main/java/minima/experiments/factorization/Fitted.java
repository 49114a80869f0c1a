package minima.experiments.factorization;

import minima.training.claim.History;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;

import static minima.training.measure.Metrics.RESIDUAL_TRAIN;

/**
 * What is judged of descents that have come to fit their measurements: INCONCLUSIVE of those that have not.
 *
 * @param most relative residual up to which a descent fits
 */
record Fitted(History history, double most) {

    double last(Strand strand, String metric) {
        return history.last(strand, metric);
    }

    /** The metric at the last step is as predicted. */
    Verdict within(Strand strand, String metric, double predicted, double tolerance, String reason, String source) {
        return judged(
                strand, Verdict.within(strand, metric, predicted, last(strand, metric), tolerance, reason, source));
    }

    /** The metric at the last step is at most {@code bound}, that of {@code whom}. */
    Verdict atMost(Strand strand, String metric, double bound, String whom, String source) {
        String quantity = "%s at most that of %s".formatted(metric, whom);
        return judged(strand, Verdict.atMost(strand, quantity, bound, last(strand, metric), 0, "an order", source));
    }

    /** The metric at the last step is at most that of another strand. */
    Verdict atMost(Strand strand, String metric, Strand other, String source) {
        return judged(other, atMost(strand, metric, last(other, metric), other.name(), source));
    }

    /** The metric at the last step is at least {@code bound}, clearly above that of {@code whom}. */
    Verdict above(Strand strand, String metric, double bound, String whom, String source) {
        String quantity = "%s above that of %s".formatted(metric, whom);
        return judged(
                strand,
                Verdict.atLeast(
                        strand, quantity, bound, last(strand, metric), 0, "more than the residual leaves", source));
    }

    /** This verdict, if {@code strand} fits. */
    Verdict judged(Strand strand, Verdict verdict) {
        double residual = last(strand, RESIDUAL_TRAIN);
        return residual > most
                ? verdict.as(
                        Outcome.INCONCLUSIVE,
                        "%s is too short: residual %.2g above %.2g".formatted(strand.name(), residual, most))
                : verdict;
    }
}
