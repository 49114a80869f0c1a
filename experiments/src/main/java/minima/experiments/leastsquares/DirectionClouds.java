package minima.experiments.leastsquares;

import minima.experiments.separable.Regime;
import minima.experiments.separable.SeparableProblem;
import minima.training.claim.Assumption;
import minima.training.claim.Asymptotics;
import minima.training.claim.Ensemble;
import minima.training.claim.History;
import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.Samples;
import minima.training.descent.GradientDescent;
import minima.training.descent.LinearSimulation;
import minima.training.descent.NormalizedGradientDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.loss.Exponential;
import minima.training.loss.Hinge;
import minima.training.loss.Logistic;
import minima.training.measure.CloudMeasures;
import minima.training.measure.OracleMeasures;
import minima.training.model.LinearModel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ANGLE_ORACLE;
import static minima.training.measure.Metrics.ENSEMBLE_DIAMETER;
import static minima.training.measure.Metrics.LOSS_TRAIN;
import static minima.training.measure.Metrics.NORM_L2;

/**
 * The half of {@link DependenceOnStart} on separable data: directions of descent on a loss with an exponential tail
 * close in on one, whatever start and step; those of a loss that is 0 at some finite w do not.
 */
final class DirectionClouds {

    private static final String NACSON = "Nacson et al., AISTATS 2019: normalized steps, 1/√t";

    private static final String SOUDRY = "Soudry et al., JMLR 19(70), 2018, theorem 3";

    private final SeparableProblem problem;
    private final Starts starts;
    private final long steps;
    private final List<Strand> strands = new ArrayList<>();

    DirectionClouds(Samples data, Starts starts, long steps) {
        this.problem = SeparableProblem.of(data);
        this.starts = starts;
        this.steps = steps;
        LinearModel logistic = problem.model(new Logistic());
        LinearModel exponential = problem.model(new Exponential());
        LinearModel hinge = problem.model(new Hinge());
        double largest = problem.largestStep(new Logistic().smoothness());
        strand("logistic", (start, share) -> new GradientDescent(logistic, step(share * largest), start), false);
        double unit = 1 / problem.sigmaMax();
        strand(
                "exponential",
                (start, share) -> new NormalizedGradientDescent(exponential, step(share * unit), start),
                false);
        strand("hinge", (start, share) -> new GradientDescent(hinge, step(share * largest), start), true);
    }

    private static Schedule step(double stepSize) {
        return new Schedule.Constant(Regulation.ofStepSize(stepSize));
    }

    private void strand(String name, Starts.Member member, boolean control) {
        Ensemble<LinearSimulation> cloud = starts.all(member);
        CloudMeasures<LinearSimulation> measures = new CloudMeasures<>(cloud);
        List<Measure> measured = new ArrayList<>(List.of(
                measures.directionDiameter(),
                measures.least(NORM_L2, one -> length(one.weights())),
                measures.largest(
                        LOSS_TRAIN, one -> one.model().loss(one.evaluation().outputs()))));
        if (problem.svm().separable()) {
            double[] separator = problem.svm().weights();
            measured.add(measures.largest(ANGLE_ORACLE, one -> OracleMeasures.angle(one.weights(), separator)));
        }
        strands.add(new Strand(name, cloud, measured, steps, control));
    }

    List<Strand> strands() {
        return strands;
    }

    Assumption separability() {
        return problem.svm().separability();
    }

    List<Prediction> predictions() {
        return problem.svm().separable()
                ? strands.stream()
                        .filter(strand -> !strand.control())
                        .flatMap(strand -> Stream.<Prediction>of(
                                new Limit(strand.name(), ENSEMBLE_DIAMETER, 0, SOUDRY, Provenance.S),
                                new Limit(strand.name(), ANGLE_ORACLE, 0, SOUDRY, Provenance.S)))
                        .toList()
                : List.of();
    }

    Stream<Verdict> verdicts(History history) {
        return strands.stream().flatMap(strand -> judge(strand, history)
                .map(verdict -> Regime.orTooEarly(verdict, strand, history))
                .map(verdict -> unlessTheStartOutweighs(verdict, strand, history))
                .map(verdict -> verdict.restingOn(separability())));
    }

    /** The logistic loss and its control by the rate 1/log t, normalized steps by theirs, which is faster. */
    private Stream<Verdict> judge(Strand strand, History history) {
        return Stream.of(ENSEMBLE_DIAMETER, ANGLE_ORACLE)
                .filter(strand.metrics()::contains)
                .map(metric -> strand.name().equals("exponential")
                        ? Asymptotics.fallsLike(strand, metric, -0.5, history, NACSON)
                        : Asymptotics.fallsLikeLog(strand, metric, -1, history, SOUDRY));
    }

    /** Directions turn like 1/log t once what log t has added to the weights is more than what they began with. */
    private Verdict unlessTheStartOutweighs(Verdict verdict, Strand strand, History history) {
        double start = starts.points().stream()
                .mapToDouble(DirectionClouds::length)
                .max()
                .orElseThrow();
        double least = history.last(strand, NORM_L2);
        return verdict.outcome() == Outcome.REFUTED && !strand.control() && least < 2 * start
                ? verdict.as(
                        Outcome.INCONCLUSIVE,
                        "some ‖w‖ is still %.3g, less than twice a start's %.3g. Maybe more --steps or a smaller initScale"
                                .formatted(least, start))
                : verdict;
    }

    private static double length(double[] w) {
        return CloudMeasures.diameter(new double[][] {w, new double[w.length]});
    }
}
