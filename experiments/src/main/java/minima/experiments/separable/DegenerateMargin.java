package minima.experiments.separable;

import minima.training.claim.Assumption;
import minima.training.claim.Asymptotics;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.History;
import minima.training.claim.Materials;
import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Curve;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.descent.GradientDescent;
import minima.training.descent.LinearSimulation;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.linalg.Lambert;
import minima.training.loss.Exponential;
import minima.training.oracle.SecondSeparator;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ANGLE_ORACLE;
import static minima.training.measure.Metrics.MARGIN_L2;
import static minima.training.measure.Metrics.RESIDUAL_LOGLOG;

/**
 * On degenerate data, where a support vector has dual 0, the residual of gradient descent grows like log log t.
 *
 * <p><b>Statement.</b> Let some samples lie on the margin of ŵ with dual 0, and ŵ₂ be the hard margin among them,
 * orthogonal to the other support vectors. Then {@code w(t) = ŵ log t + ŵ₂ log log t + ρ(t)} with ρ bounded, so the
 * direction comes to ŵ like log log t/log t, and {@code ρ·ŵ₂/‖ŵ₂‖²} has a limit that the duals give, reached up to a
 * factor log log t like 1/log t. In general position there is no such term. On the own data, z = (1, 0), (1, 1),
 * gradient flow from 0 is {@code w₂ = log(1 + W(t)), w₁ = W(t) + w₂} with Lambert's W.
 *
 * <p><b>Source.</b> Soudry, Hoffer, Nacson, Gunasekar, Srebro, "The Implicit Bias of Gradient Descent on Separable
 * Data", JMLR 19(70), 2018, on degenerate data; lecture notes, "Inductive Bias, Generalization and the role of
 * Optimization in Deep Learning", footnotes. Limit and flow are derived in docs/papers.md.
 *
 * <p><b>Controls.</b> The same samples with those of dual 0 twice as long, off the margin: ŵ is the same.
 */
public final class DegenerateMargin implements Experiment<DegenerateMargin.Settings> {

    private static final String SOUDRY = "Soudry et al., JMLR 19(70), 2018, degenerate data";
    private static final String DERIVED = "derived from the duals, docs/papers.md";

    /** What can be set. */
    public record Settings(
            @Setting(value = "step size η of descent; 0 takes 1/2 on own data, else half of the largest", atLeast = 0)
            double stepSize,

            @Setting(value = "logarithm of the factor by which a step of the flow multiplies time", atLeast = 0.01)
            double factor,

            @Setting(value = "steps of the flow", atLeast = 4)
            long flowSteps,

            @Setting(value = "steps of descent", atLeast = 4)
            long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                "degenerate-margin",
                "separable",
                "Where a support vector has dual 0, the residual of gradient descent grows like log log t",
                "αₙ = 0 on the margin:  w(t) = ŵ log t + ŵ₂ log log t + ρ(t) with ρ bounded",
                List.of(
                        "Soudry, Hoffer, Nacson, Gunasekar, Srebro, The Implicit Bias of Gradient Descent on Separable Data,"
                                + " JMLR 19(70), 2018",
                        "Lecture notes, Inductive Bias, Generalization and the role of Optimization in Deep Learning,"
                                + " footnotes on degenerate data"),
                Claim.DataKind.BINARY,
                List.of(RESIDUAL_LOGLOG, ANGLE_ORACLE, MARGIN_L2));
    }

    @Override
    public Settings defaults() {
        return new Settings(0, 500, 200, 1_000_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        boolean own = materials.data() == null;
        SeparableProblem problem = SeparableProblem.of(materials.binaryOr(Fixtures::zeroDual));
        SecondSeparator second = SecondSeparator.of(problem.data(), problem.svm());
        SeparableProblem moved = SeparableProblem.of(moved(problem.data(), second.samples()));
        double usual = own ? 0.5 : problem.largestStep(problem.data().size()) / 2;
        double eta = settings.stepSize() > 0 ? settings.stepSize() : usual;
        LogLogResidual residual = new LogLogResidual(second);
        List<Strand> descents = List.of(
                descent("descent", problem, residual, eta, settings),
                descent("descent-moved", moved, residual, eta, settings).asControl());
        List<Strand> flows = List.of(
                flow("flow", problem, residual, settings),
                flow("flow-moved", moved, residual, settings).asControl());
        double flowed = residual.ofFlow(problem, eta, settings.steps());
        Assumption apart = apart(flowed, residual.ofFlow(moved, eta, settings.steps()), settings.steps());
        List<Assumption> assumptions = List.of(problem.svm().separability(), second.degeneracy(), apart);
        return new Trial(
                Stream.concat(descents.stream(), flows.stream()).toList(),
                assumptions,
                residual.defined() ? predictions(problem, settings, own) : List.of(),
                history -> Stream.concat(
                                descents.stream().map(strand -> follows(strand, flowed, history)
                                        .restingOn(apart)),
                                flows.stream().map(strand -> comesToRest(strand, history)))
                        .map(verdict -> verdict.restingOn(assumptions.subList(0, 2)))
                        .toList());
    }

    /** The samples with these, which have dual 0, twice as far from the origin. */
    private static Samples moved(Samples data, List<Integer> zeroDual) {
        double[][] x = data.rows();
        zeroDual.forEach(
                n -> x[n] = DoubleStream.of(x[n]).map(feature -> 2 * feature).toArray());
        return new Samples(data.name() + ", moved", x, data.targets());
    }

    private static Strand descent(
            String name, SeparableProblem problem, LogLogResidual residual, double eta, Settings settings) {
        Schedule schedule = new Schedule.Constant(Regulation.ofStepSize(eta));
        GradientDescent descent = new GradientDescent(problem.model(new Exponential()), schedule);
        List<Measure> measures = residual.measures(problem, descent, eta, () -> Math.log((double) descent.steps()));
        return new Strand(name, descent, measures, settings.steps(), false, problem.boundary(descent));
    }

    private static Strand flow(String name, SeparableProblem problem, LogLogResidual residual, Settings settings) {
        LinearSimulation flow = problem.flow(new Exponential(), settings.factor());
        List<Measure> measures =
                residual.measures(problem, flow, 1, () -> problem.logTime(flow.steps(), settings.factor()));
        return new Strand(name, flow, measures, settings.flowSteps(), false, problem.boundary(flow));
    }

    /** Discrete steps displace log t by O(1) against the flow, so log log t by O(1/log t). */
    private static double displaced(long steps) {
        return 1 / Math.log((double) steps);
    }

    private static Assumption apart(double flowed, double moved, long steps) {
        return Assumption.of(
                "the run is long enough to tell the control apart",
                Math.abs(flowed - moved) > 2 * displaced(steps),
                "the two flows differ by %.3g at its end".formatted(Math.abs(flowed - moved)));
    }

    private static Verdict follows(Strand strand, double flowed, History history) {
        return Verdict.within(
                strand,
                RESIDUAL_LOGLOG + " at T, of gradient flow at ηT",
                flowed,
                history.last(strand, RESIDUAL_LOGLOG),
                displaced(strand.steps()),
                "1/log T: discrete steps displace log t by O(1)",
                SOUDRY + "; flow integrated");
    }

    private static Verdict comesToRest(Strand strand, History history) {
        return Regime.orOnItsWay(
                Asymptotics.fallsLike(strand, RESIDUAL_LOGLOG, -1, history, DERIVED), strand, RESIDUAL_LOGLOG, history);
    }

    private static List<Prediction> predictions(SeparableProblem problem, Settings settings, boolean own) {
        double start = problem.logTime(0, settings.factor());
        return List.of(
                new Limit("descent", RESIDUAL_LOGLOG, 0, DERIVED, Provenance.D),
                new Limit("descent", ANGLE_ORACLE, 0, SOUDRY, Provenance.S),
                own
                        ? new Curve(
                                "flow",
                                RESIDUAL_LOGLOG,
                                k -> exact(problem.logTime(k, settings.factor()), start),
                                "exact: log(1 + W(t)) − log log t",
                                Provenance.D)
                        : new Limit("flow", RESIDUAL_LOGLOG, 0, DERIVED, Provenance.D));
    }

    /** Of the flow on the own data, at 0 where log t is {@code start}. */
    private static double exact(double logTime, double start) {
        double elapsed = logTime + Math.log1p(-Math.exp(start - logTime));
        return Math.log1p(Lambert.ofExp(elapsed)) - LogLogResidual.log(logTime);
    }
}
