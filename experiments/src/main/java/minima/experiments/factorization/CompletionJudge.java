package minima.experiments.factorization;

import minima.training.claim.History;
import minima.training.claim.Series;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.DYNAMICS_ERROR;
import static minima.training.measure.Metrics.ERROR_RELATIVE;
import static minima.training.measure.Metrics.RANK_EFFECTIVE;
import static minima.training.measure.Metrics.RESIDUAL_TRAIN;

/** What is decided of a completion by factors. */
record CompletionJudge(Completion problem, String source) {

    /** Steps are finite, so that the balance moves by η² a step. */
    private static final double DYNAMICS = 0.01;

    /** Below this residual the change that the law speaks of is lost in rounding. */
    private static final double MOVING = 1e-3;

    private static final double ROUNDING = 1e-9;

    /** With one factor, what is not observed stands as it began. */
    Verdict stays(Strand strand, double start, History history) {
        return Verdict.within(
                strand,
                "entries that are not observed stay: " + ERROR_RELATIVE,
                problem.errorWithStart(start),
                history.last(strand, ERROR_RELATIVE),
                ROUNDING + history.last(strand, RESIDUAL_TRAIN),
                "the residual of the last step, and rounding",
                source);
    }

    /** The law of the singular values, while they move. */
    Verdict dynamics(Strand strand, History history) {
        Series residual = history.series(strand.name(), RESIDUAL_TRAIN);
        Series deviation = history.series(strand.name(), DYNAMICS_ERROR);
        double worst = IntStream.range(0, deviation.size())
                .filter(i -> residual.value(i) > MOVING)
                .mapToDouble(deviation::value)
                .max()
                .orElse(Double.NaN);
        return Verdict.atMost(
                strand,
                DYNAMICS_ERROR + " while they move",
                0,
                worst,
                DYNAMICS,
                "1 %: the balance moves by η² a step",
                source);
    }

    /** Rank and error against the completion of least nuclear norm; open while the entries are not fitted. */
    List<Verdict> lowRank(Strand strand, History history) {
        double residual = history.last(strand, RESIDUAL_TRAIN);
        String reason = "certified by duality to %.0e"
                .formatted(problem.nuclear().certificate().relative());
        return Stream.of(RANK_EFFECTIVE, ERROR_RELATIVE)
                .map(metric -> Verdict.atMost(
                        strand,
                        metric + " below that of the least nuclear norm",
                        metric.equals(RANK_EFFECTIVE) ? problem.nuclearRank() : problem.nuclearError(),
                        history.last(strand, metric),
                        0,
                        reason,
                        source))
                .map(verdict -> residual <= MOVING || strand.control()
                        ? verdict
                        : verdict.as(
                                Outcome.INCONCLUSIVE,
                                "residual %.2g is not small yet. Maybe more --steps".formatted(residual)))
                .toList();
    }
}
