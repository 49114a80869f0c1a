package minima.experiments.separable;

import minima.training.claim.Always;
import minima.training.claim.History;
import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Bound;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.data.Samples;
import minima.training.descent.AdaBoost;
import minima.training.descent.LinearSimulation;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.loss.Exponential;
import minima.training.measure.LinearMeasures;
import minima.training.measure.VoteMeasures;
import minima.training.model.LinearModel;
import minima.training.oracle.PolyhedralMargin;

import java.util.ArrayList;
import java.util.List;

import static minima.training.measure.Metrics.EDGE;
import static minima.training.measure.Metrics.ERROR_TRAIN;
import static minima.training.measure.Metrics.GAP_ORACLE;
import static minima.training.measure.Metrics.LOSS_LOG;
import static minima.training.measure.Metrics.MARGIN_L1;
import static minima.training.measure.Metrics.NORM_L1;

/**
 * A weighted vote on its way to the value γ of the game, with what steps of shrinkage ν guarantee: after t rounds a
 * margin of at least {@code Υ(γ) − log n / (tνb)}, where {@code b = atanh γ} and {@code Υ(γ) = (log cosh b − log
 * cosh((1 − ν)b)) / (νb)}, the mean of tanh over [(1 − ν)b, b].
 *
 * @param value γ
 * @param shrinkage the ν whose guarantee is asked for
 */
record BoostedVote(Strand strand, double value, int samples, double shrinkage) {

    private static final String DUALITY = "von Neumann's minimax theorem";
    private static final String DERIVED = "Rätsch, Warmuth, JMLR 6, 2005, for ν = 1; derived, docs/papers.md";

    /** The certificate of γ. */
    private static final double CERTIFIED = 1e-9;

    /** γ as boosting sees it where one learner is always right. */
    private static final double LARGEST_EDGE = 1 - 0x1p-52;

    /** Boosting by the given shrinkage. */
    static BoostedVote of(String name, Samples votes, PolyhedralMargin game, double shrinkage, long steps) {
        LinearModel model = LinearModel.classifier(votes, new Exponential());
        AdaBoost boosting = new AdaBoost(model, new Schedule.Constant(Regulation.ofStepSize(shrinkage)));
        return of(name, boosting, game, shrinkage, steps);
    }

    /** Any way to weigh votes, judged by the guarantee of boosting by this shrinkage. */
    static BoostedVote of(String name, LinearSimulation voting, PolyhedralMargin game, double shrinkage, long steps) {
        double value = game.separable() ? Math.min(game.margin(), LARGEST_EDGE) : 0;
        VoteMeasures votes = new VoteMeasures(voting);
        LinearMeasures linear = new LinearMeasures(voting);
        List<Measure> measures = new ArrayList<>(linear.measures(MARGIN_L1));
        measures.addAll(List.of(votes.edge(), votes.entropy()));
        measures.addAll(linear.measures(ERROR_TRAIN, LOSS_LOG, NORM_L1));
        measures.add(new Measure(
                GAP_ORACLE,
                () -> 1 - linear.measure(MARGIN_L1).read().getAsDouble() / Math.max(value, Double.MIN_NORMAL)));
        Strand strand = new Strand(name, voting, measures, steps, false).with(votes.margins());
        return new BoostedVote(strand, value, voting.model().samples(), shrinkage);
    }

    BoostedVote asControl(double judgedBy) {
        return new BoostedVote(strand.asControl(), value, samples, judgedBy);
    }

    /** {@code Υ(γ)}. */
    private double limit() {
        double b = exactStep();
        return (StrictMath.log(StrictMath.cosh(b)) - StrictMath.log(StrictMath.cosh((1 - shrinkage) * b)))
                / (shrinkage * b);
    }

    /** {@code b = atanh γ}. */
    private double exactStep() {
        return (StrictMath.log1p(value) - StrictMath.log1p(-value)) / 2;
    }

    double guaranteed(long t) {
        return limit() - StrictMath.log(samples) / (t * shrinkage * exactStep());
    }

    List<Prediction> predictions() {
        return List.of(
                new Limit(strand.name(), MARGIN_L1, value, DUALITY, Provenance.V),
                new Limit(strand.name(), EDGE, value, DUALITY, Provenance.V),
                new Bound(strand.name(), MARGIN_L1, false, this::guaranteed, DERIVED, Provenance.D));
    }

    List<Verdict> verdicts(History history) {
        Verdict guaranteed = Always.atLeast(strand, MARGIN_L1, this::guaranteed, CERTIFIED, history, DERIVED);
        return strand.control()
                ? List.of(guaranteed)
                : List.of(
                        guaranteed,
                        Always.atMost(strand, MARGIN_L1, t -> value, CERTIFIED, history, DUALITY),
                        Always.atLeast(strand, EDGE, t -> value, CERTIFIED, history, DUALITY));
    }
}
