package minima.experiments.leastsquares;

import minima.experiments.separable.Constants;
import minima.experiments.separable.Regime;
import minima.experiments.separable.SeparableProblem;
import minima.training.claim.Assumption;
import minima.training.claim.Asymptotics;
import minima.training.claim.History;
import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Series;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.Samples;
import minima.training.descent.Adam;
import minima.training.descent.GradientDescent;
import minima.training.descent.LinearSimulation;
import minima.training.descent.Nesterov;
import minima.training.descent.Optimizer;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.loss.Logistic;
import minima.training.measure.VelocityMeasures;
import minima.training.model.LinearModel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ANGLE_VELOCITY;
import static minima.training.measure.Metrics.LOSS_TIMES_STEP;
import static minima.training.measure.Metrics.MARGIN_L2;
import static minima.training.measure.Metrics.STEP_EFFECTIVE;

/**
 * The half of {@link Momentum} on the logistic loss of separable data: descent with the effective step η/(1 − β), so
 * that {@code t L(t) → ‖ŵ‖²(1 − β)/η}.
 */
final class MomentumOnTails {

    private static final String SOURCE = "momentum as the effective step η/(1 − β), docs/papers.md";

    /** ℓ″ ≤ ¼. */
    private static final double SMOOTHNESS = 0.25;

    /** A strand with its effective step, and whether that is allowed. */
    private record Run(Strand strand, double effective, double beta, Assumption allowed) {}

    private final SeparableProblem problem;
    private final LinearModel model;
    private final double largest;
    private final long steps;
    private final List<Run> runs = new ArrayList<>();

    /** A lead of 1/L over t/C that would hide the constant. */
    private static final double LARGEST_LEAD = 0.1;

    /** Momentum of the control that takes the step of plain descent. */
    private static final double OVERSHOOTING = 0.9;

    /** @param share η as a share of the largest step without momentum; above β = ½ less, by 4(1 − β)² */
    MomentumOnTails(Samples data, List<Double> momenta, double share, long steps) {
        this.problem = SeparableProblem.of(data);
        this.model = problem.model(new Logistic());
        this.largest = problem.largestStep(SMOOTHNESS);
        this.steps = steps;
        double eta = share * largest;
        for (double beta : momenta) {
            double patient = eta * Math.min(1, 4 * (1 - beta) * (1 - beta));
            heavyBall("logistic-heavy-ball-" + beta, patient, beta, false);
            if (beta > 0) {
                Nesterov nesterov = new Nesterov(new double[data.dimension()]);
                run("logistic-nesterov-" + beta, optimized(nesterov, patient, beta), beta, false);
            }
        }
        heavyBall("logistic-overshoot", eta, OVERSHOOTING, true);
        run("logistic-adam", optimized(Adam.of(data.dimension(), 0.9, 0.999, 1e-8), eta / 10, 0), 0, true);
    }

    private void heavyBall(String name, double eta, double beta, boolean control) {
        GradientDescent descent = new GradientDescent(model, constant(eta, beta));
        VelocityMeasures velocity = new VelocityMeasures(descent, descent::velocity);
        run(name, descent, beta, control, velocity.effectiveStep(), velocity.angle());
    }

    private LinearSimulation optimized(Optimizer optimizer, double eta, double beta) {
        return new ParametrizedDescent(model, optimizer, constant(eta, beta));
    }

    private static Schedule constant(double eta, double beta) {
        return new Schedule.Constant(new Regulation(eta, beta, 0));
    }

    private void run(String name, LinearSimulation descent, double beta, boolean control, Measure... more) {
        double effective = descent.regulation().stepSize() / (1 - beta);
        Strand usual = problem.strand(name, descent, effective, steps);
        List<Measure> measures = new ArrayList<>(usual.measures());
        measures.addAll(List.of(more));
        Assumption allowed = Assumption.of(
                "effective step at most the largest",
                effective <= largest * (1 + 1e-12),
                "η/(1 − β) is %.3g of it".formatted(effective / largest));
        runs.add(new Run(
                new Strand(name, descent, measures, steps, control, usual.vectors()), effective, beta, allowed));
    }

    List<Strand> strands() {
        return runs.stream().map(Run::strand).toList();
    }

    List<Assumption> assumptions() {
        return List.of(problem.svm().separability(), problem.svm().generalPosition());
    }

    List<Prediction> predictions() {
        return problem.svm().separable()
                ? runs.stream()
                        .filter(run -> !run.strand().control())
                        .flatMap(this::predictions)
                        .toList()
                : List.of();
    }

    private Stream<Prediction> predictions(Run run) {
        String name = run.strand().name();
        double constant = Constants.of(problem.svm(), run.effective()).lossTimesStep();
        return Stream.<Prediction>of(
                        new Limit(name, LOSS_TIMES_STEP, constant, SOURCE, Provenance.D),
                        new Limit(name, MARGIN_L2, problem.svm().margin(), SOURCE, Provenance.V),
                        new Limit(name, STEP_EFFECTIVE, run.effective(), SOURCE, Provenance.D),
                        new Limit(name, ANGLE_VELOCITY, 0, SOURCE, Provenance.D))
                .filter(prediction -> run.strand().metrics().contains(prediction.metric()));
    }

    Stream<Verdict> verdicts(History history) {
        return runs.stream().flatMap(run -> judge(run, history)
                .map(verdict -> Regime.orTooEarly(verdict, run.strand(), history))
                .map(verdict -> verdict.restingOn(run.allowed()).restingOn(assumptions())));
    }

    private Stream<Verdict> judge(Run run, History history) {
        Strand strand = run.strand();
        if (!problem.svm().separable()) {
            double margin = history.last(strand, MARGIN_L2);
            return Stream.of(Verdict.within(strand, MARGIN_L2, Double.NaN, margin, 0, "no separator", SOURCE));
        }
        Stream<Verdict> clock = Stream.of(clock(run, history));
        if (strand.control()) {
            return clock;
        }
        Stream<Verdict> laws = Stream.concat(
                clock, Stream.of(Constants.marginRate(strand, problem.svm().margin(), history)));
        return strand.metrics().contains(STEP_EFFECTIVE) ? Stream.concat(laws, velocity(run, history)) : laws;
    }

    /**
     * The law of the loss, up to what the bracket leaves open and what the first steps left: {@code 1/L = t/C + J}, J =
     * J₀ + O(log t), so at T it is at most twice what it was up to T/10. A J of more than a tenth of T/C hides the
     * constant.
     */
    private Verdict clock(Run run, History history) {
        Strand strand = run.strand();
        Verdict law = Constants.of(problem.svm(), run.effective()).lossRate(strand, problem.svm(), history);
        if (law.supported() || strand.control()) {
            return law;
        }
        double ahead = 2 * lead(history.series(strand.name(), LOSS_TIMES_STEP), law.predicted());
        String why = "the first steps left 1/L ahead of t/C by at most %.3g of it; ".formatted(ahead) + law.reason();
        if (ahead > LARGEST_LEAD) {
            return law.as(Outcome.INCONCLUSIVE, why + ". Maybe more --steps");
        }
        double tolerance = law.tolerance() + ahead * law.predicted();
        return Verdict.within(strand, law.quantity(), law.predicted(), law.measured(), tolerance, why, SOURCE);
    }

    /** The largest |J| from √T to T/10, over T/C. */
    private double lead(Series timesStep, double constant) {
        double largest = 0;
        for (int i = timesStep.indexAt(Math.sqrt((double) steps)); i <= timesStep.indexAt(steps / 10.0); i++) {
            double off = Math.abs(constant / timesStep.value(i) - 1) * timesStep.step(i) / steps;
            largest = Math.max(largest, off);
        }
        return largest;
    }

    /**
     * A gradient that falls like 1/t was larger by a share of k/t k steps ago: 1/((1 − β) t) in the mean of the memory.
     */
    private static Stream<Verdict> velocity(Run run, History history) {
        Strand strand = run.strand();
        String quantity = STEP_EFFECTIVE + " → η/(1 − β)";
        double last = history.last(strand, STEP_EFFECTIVE);
        double tolerance = 2 * run.effective() / ((1 - run.beta()) * strand.steps());
        String why = "2/((1 − β) t) of it: gradients of the last 1/(1 − β) steps were larger";
        Verdict length = Verdict.within(strand, quantity, run.effective(), last, tolerance, why, SOURCE);
        return Stream.of(length, Asymptotics.fallsLike(strand, ANGLE_VELOCITY, -1, history, SOURCE));
    }
}
