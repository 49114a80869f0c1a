package minima.experiments.factorization;

import minima.training.claim.History;
import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Bound;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.descent.ParametrizedDescent;
import minima.training.measure.MatrixMeasures;
import minima.training.measure.OracleMeasures;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.DISTANCE_ORACLE;
import static minima.training.measure.Metrics.NORM_NUCLEAR;
import static minima.training.measure.Metrics.RESIDUAL_TRAIN;

/**
 * A strand of {@link CommutingSensing}: the flow from U = αV, and what is said of its end where V = I.
 *
 * @param strand measured against the end of the flow from αI
 */
record CommutingStart(CommutingProblem problem, double alpha, Strand strand) {

    private static final String DERIVED = "derived: relative entropy, docs/papers.md";
    private static final String LEFT = "a hundred times what residual and integrator leave";
    private static final double INTEGRATOR = 1e-12;

    /** Relative residual up to which a flow has arrived. */
    private static final double ARRIVED = 1e-8;

    /** @param v shape [n, n], row by row */
    static CommutingStart of(
            String name, CommutingProblem problem, double alpha, double[] v, CommutingSensing.Settings settings) {
        double[] u = Arrays.stream(v).map(entry -> alpha * entry).toArray();
        ParametrizedDescent flow = problem.flow(settings.stepSize(), INTEGRATOR, u);
        MatrixMeasures matrix = new MatrixMeasures(flow, settings.size(), settings.size());
        Measure distance = new OracleMeasures(flow, problem.matrix(problem.limit(alpha))).distance();
        List<Measure> measures = List.of(matrix.nuclearNorm(), distance, matrix.residual(), matrix.effectiveRank());
        Strand strand = new Strand(name, flow, measures, settings.steps(), false);
        return new CommutingStart(problem, alpha, strand.with(matrix.spectrum()));
    }

    CommutingStart asControl() {
        return new CommutingStart(problem, alpha, strand.asControl());
    }

    Stream<Prediction> predictions() {
        double end = Arrays.stream(problem.limit(alpha)).sum();
        return Stream.of(
                new Limit(strand.name(), NORM_NUCLEAR, end, DERIVED, Provenance.V),
                new Limit(strand.name(), DISTANCE_ORACLE, 0, DERIVED, Provenance.D),
                Bound.upper(strand.name(), NORM_NUCLEAR, t -> bound(alpha), DERIVED));
    }

    private double bound(double start) {
        return problem.least() + problem.excess(start);
    }

    /** It ends at the point nearest to α² in relative entropy. */
    Verdict endsNearest(History history) {
        return judged(
                Verdict.within(
                        strand,
                        DISTANCE_ORACLE + " → 0",
                        0,
                        history.last(strand, DISTANCE_ORACLE),
                        error(history),
                        LEFT,
                        DERIVED),
                history);
    }

    /** Its norm is at most what theory allows from {@code start}, where that is α. */
    Verdict staysBelowBoundOf(double start, History history) {
        return judged(
                Verdict.atMost(
                        strand,
                        "%s ≤ bound at α = %.0g".formatted(NORM_NUCLEAR, start),
                        bound(start),
                        history.last(strand, NORM_NUCLEAR),
                        error(history),
                        LEFT,
                        DERIVED),
                history);
    }

    /** How far {@code ‖X‖*} is above the least, but not below what the run resolves. */
    double excess(History history) {
        return Math.max(history.last(strand, NORM_NUCLEAR) - problem.least(), error(history));
    }

    private double error(History history) {
        double left = history.last(strand, RESIDUAL_TRAIN) + INTEGRATOR / alpha;
        return 100 * left * history.last(strand, NORM_NUCLEAR);
    }

    /** This verdict, or INCONCLUSIVE where the flow has not arrived. */
    Verdict judged(Verdict verdict, History history) {
        return new Fitted(history, ARRIVED).judged(strand, verdict);
    }
}
