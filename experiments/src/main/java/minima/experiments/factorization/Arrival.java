package minima.experiments.factorization;

import minima.training.claim.History;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;

import static minima.training.measure.Metrics.RESIDUAL_TRAIN;

/** Whether a descent has come to fit its measurements, so that what is said of its limit can be judged. */
final class Arrival {

    private Arrival() {}

    /** This verdict, or INCONCLUSIVE where the strand's residual is above {@code most} at its last step. */
    static Verdict judged(Verdict verdict, double most, Strand strand, History history) {
        double residual = history.last(strand, RESIDUAL_TRAIN);
        return residual > most
                ? verdict.as(
                        Outcome.INCONCLUSIVE,
                        "the run is too short: residual %.2g above %.2g".formatted(residual, most))
                : verdict;
    }
}
