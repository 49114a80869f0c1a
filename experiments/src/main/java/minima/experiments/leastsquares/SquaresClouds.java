package minima.experiments.leastsquares;

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
import minima.training.descent.LpGeometry;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.SteepestDescent;
import minima.training.measure.CloudMeasures;
import minima.training.model.Identity;
import minima.training.model.LinearModel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.DISTANCE_ORACLE;
import static minima.training.measure.Metrics.DISTANCE_SPAN;
import static minima.training.measure.Metrics.ENSEMBLE_DIAMETER;
import static minima.training.measure.Metrics.LOSS_TRAIN;

/**
 * The half of {@link DependenceOnStart} on least squares: gradient descent ends at X⁺y plus what of its start lies
 * outside the span, whatever its step; steepest descent in ℓ4/3 from one start ends where its step takes it.
 */
final class SquaresClouds {

    private static final String SOURCE = "exact limit by the singular value decomposition, docs/papers.md";

    /**
     * Rounding of a decomposition and of as many steps as contraction allows, relative to the cloud and to ‖y‖/σ_max.
     */
    private static final double ROUNDING = 1e-9;

    private final Contraction answer;
    private final LinearModel model;
    private final Starts starts;
    private final long steps;
    private final Strand everyStart;
    private final Strand oneStart;
    private final Strand steepestStarts;
    private final Strand steepestSteps;

    SquaresClouds(Samples data, Starts starts, long steps) {
        this.answer = Contraction.of(data);
        this.model = LinearModel.regression(data);
        this.starts = starts;
        this.steps = steps;
        double[] first = starts.points().get(0);
        everyStart = strand("squares-starts", starts.all(this::plain), false);
        oneStart = strand("squares-steps", starts.from(first, this::plain), false);
        steepestStarts = strand("squares-steepest-starts", starts.all(this::steepest), true);
        steepestSteps = strand("squares-steepest-steps", starts.from(first, this::steepest), true);
    }

    private LinearSimulation plain(double[] start, double share) {
        return new GradientDescent(model, step(share), start);
    }

    private LinearSimulation steepest(double[] start, double share) {
        SteepestDescent geometry = SteepestDescent.in(new LpGeometry(4 / 3.0), start.length);
        return new ParametrizedDescent(model, new Identity(start.length), geometry, step(share), start);
    }

    private Schedule step(double share) {
        return new Schedule.Constant(Regulation.ofStepSize(share * 2 / (answer.sigmaMax() * answer.sigmaMax())));
    }

    private Strand strand(String name, Ensemble<LinearSimulation> cloud, boolean control) {
        CloudMeasures<LinearSimulation> measures = new CloudMeasures<>(cloud);
        double[][] limits = cloud.members().stream()
                .map(member -> answer.limitFrom(start(member)))
                .toArray(double[][]::new);
        List<Measure> measured = new ArrayList<>(List.of(
                measures.diameter(),
                measures.farthestFrom(limits),
                measures.largest(
                        LOSS_TRAIN, member -> model.loss(member.evaluation().outputs()))));
        if (control) {
            measured.add(measures.largest(DISTANCE_SPAN, member -> answer.distanceToSpan(moved(member))));
        }
        return new Strand(name, cloud, measured, steps, control);
    }

    /** The controls only where there is more than one solution. */
    List<Strand> strands() {
        return answer.nullity() > 0
                ? List.of(everyStart, oneStart, steepestStarts, steepestSteps)
                : List.of(everyStart, oneStart);
    }

    List<Prediction> predictions() {
        return List.of(
                new Limit(everyStart.name(), ENSEMBLE_DIAMETER, cloudOutside(), SOURCE, Provenance.V),
                new Limit(everyStart.name(), DISTANCE_ORACLE, 0, SOURCE, Provenance.V),
                new Limit(oneStart.name(), ENSEMBLE_DIAMETER, 0, SOURCE, Provenance.V));
    }

    Stream<Verdict> verdicts(History history) {
        Stream<Verdict> claims = Stream.of(
                limit(everyStart, history),
                diameter(everyStart, cloudOutside(), history),
                limit(oneStart, history),
                diameter(oneStart, 0, history));
        return answer.nullity() > 0 ? Stream.concat(claims, controls(history)) : claims;
    }

    /** What separates limits has to be more than what two members may still move. */
    private Stream<Verdict> controls(History history) {
        double open = 2 * Math.sqrt(2 * history.last(steepestSteps, LOSS_TRAIN)) / answer.sigmaMin() + 2 * left();
        double apart = history.last(steepestSteps, ENSEMBLE_DIAMETER);
        Verdict moves = Verdict.atLeast(
                new Strand(steepestSteps.name(), steepestSteps.simulation(), steepestSteps.measures(), steps, false),
                "limits of steepest descent depend on the step",
                open,
                apart,
                0,
                "more than two members may still move, 2‖Xw − y‖/σ_min",
                SOURCE);
        Stream<Verdict> verdicts =
                Stream.of(limit(steepestStarts, history), diameter(steepestSteps, 0, history), moves);
        if (history.last(steepestSteps, DISTANCE_SPAN) <= rounding()) {
            return verdicts.map(v -> v.as(Outcome.NOT_APPLICABLE, "ℓ4/3 steps stay in the span of these data"));
        }
        return apart > open
                ? verdicts
                : verdicts.map(v -> v.as(
                        Outcome.INCONCLUSIVE,
                        "members may still move by %.3g, the cloud is %.3g wide. Maybe more --steps"
                                .formatted(open, apart)));
    }

    private Verdict limit(Strand strand, History history) {
        return Verdict.within(
                strand,
                DISTANCE_ORACLE + " of each member to its own limit → 0",
                0,
                history.last(strand, DISTANCE_ORACLE),
                left(),
                "what the slowest contraction leaves, and rounding",
                SOURCE);
    }

    private Verdict diameter(Strand strand, double predicted, History history) {
        double measured = history.last(strand, ENSEMBLE_DIAMETER);
        String why = "what the slowest contraction leaves of two members, and rounding";
        return Verdict.within(strand, ENSEMBLE_DIAMETER, predicted, measured, 2 * left(), why, SOURCE);
    }

    private double left() {
        double largest = 0;
        for (double[] start : starts.points()) {
            largest = Math.max(largest, CloudMeasures.diameter(new double[][] {start, answer.limitFrom(start)}));
        }
        double slowest = starts.shares().stream()
                .mapToDouble(share -> answer.left(steps, share * 2 / (answer.sigmaMax() * answer.sigmaMax())))
                .max()
                .orElseThrow();
        return slowest * largest + rounding();
    }

    private double rounding() {
        return ROUNDING * (CloudMeasures.diameter(starts.points().toArray(double[][]::new)) + answer.reach());
    }

    /** {@code max ‖(I − P)(w₀ − w₀′)‖} over starts. */
    private double cloudOutside() {
        return CloudMeasures.diameter(
                starts.points().stream().map(answer::limitFrom).toArray(double[][]::new));
    }

    private static double[] start(LinearSimulation member) {
        double[] start = new double[member.dimension()];
        for (int j = 0; j < start.length; j++) {
            start[j] = member.startWeight(j);
        }
        return start;
    }

    private static double[] moved(LinearSimulation member) {
        double[] moved = member.weights();
        for (int j = 0; j < moved.length; j++) {
            moved[j] -= member.startWeight(j);
        }
        return moved;
    }
}
