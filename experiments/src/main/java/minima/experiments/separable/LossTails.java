package minima.experiments.separable;

import minima.training.claim.Asymptotics;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
import minima.training.claim.History;
import minima.training.claim.InvalidInput;
import minima.training.claim.Materials;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.data.Fixtures;
import minima.training.descent.LinearSimulation;
import minima.training.loss.Exponential;
import minima.training.loss.Hinge;
import minima.training.loss.Logistic;
import minima.training.loss.Loss;
import minima.training.loss.SquaredHinge;
import minima.training.loss.StretchedExponential;
import minima.training.oracle.HardMargin;
import minima.training.random.Streams;

import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ANGLE_ORACLE;
import static minima.training.measure.Metrics.ANGLE_TAIL;
import static minima.training.measure.Metrics.MARGIN_GAP_LOG;
import static minima.training.measure.Metrics.MARGIN_L2;
import static minima.training.measure.Metrics.NORM_L2;

/**
 * The tail of the loss decides where descent turns: tails that fall faster than every power go to the hard-margin SVM.
 *
 * <p><b>Statement.</b> On separable data the direction of descent has the limit of the regularization path
 * {@code argmin Σ ℓ(zₙ·w) s.t. ‖w‖ ≤ r, r → ∞}. For tails {@code exp(−z^ν)}, ν = 1 being the exponential and the
 * logistic loss, that is the SVM, and the angle to it is {@code O((log t)^(−min(1, 1/ν)))}; for ν ≤ 1 moreover
 * {@code (γ − γ_t) log t → (γ/ν) (max log αₙ − Σ αₙ log αₙ/Σ αₙ)}, α the dual. For a tail {@code z^(−p)} the limit is
 * the argmin over the sphere of {@code Σ (zₙ·w)^(−p)}, another direction. Hinge losses are least at finite w, and
 * descent stays there.
 *
 * <p><b>Source.</b> Ji, Dudík, Schapire, Telgarsky, "Gradient descent follows the regularization path for general
 * losses", COLT 2020; for ν > 1/4 Nacson, Lee, Gunasekar, Savarese, Srebro, Soudry, "Convergence of Gradient Descent on
 * Separable Data", AISTATS 2019. Rate and constant in ν and the direction of z^(−p) are derived in docs/papers.md. Ours
 * is gradient flow in log time, since plain descent is far from any limit after 10⁹ steps.
 *
 * <p><b>Controls.</b> Polynomial tails, hinge and squared hinge must miss the SVM.
 */
public final class LossTails implements Experiment<LossTails.Settings> {

    private static final String JI = "Ji, Dudík, Schapire, Telgarsky, COLT 2020";
    private static final String DERIVED = JI + "; in ν derived, docs/papers.md";

    /** The longest log t at which ‖w‖² is a double for the tail 1/z, where ‖w‖ grows like the cube root of t. */
    private static final double LONGEST = 1_000;

    /** A loss that turns to the SVM. */
    private record Tail(String name, Loss loss, double nu) {}

    private static final List<Tail> TAILS = List.of(
            new Tail("exponential", new Exponential(), 1),
            new Tail("logistic", new Logistic(), 1),
            new Tail("stretched-2", new StretchedExponential(2), 2),
            new Tail("stretched-0.5", new StretchedExponential(0.5), 0.5),
            new Tail("stretched-0.25", new StretchedExponential(0.25), 0.25));

    /** What can be set. */
    public record Settings(
            @Setting(value = "logarithm of the factor by which a step of the flow multiplies time", atLeast = 0.01)
            double factor,

            @Setting(value = "steps of plain descent on the hinge losses", atLeast = 4)
            long hingeSteps,

            @Setting(value = "steps of the flow", atLeast = 4)
            long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                        "loss-tails",
                        "separable",
                        "Of the losses, those with tails below every power turn to the hard-margin SVM",
                        "ℓ ~ exp(−z^ν):  ∠(w, ŵ) = O((log t)^−min(1, 1/ν));  ℓ ~ z^−p:  w/‖w‖ → argmin Σ (zₙ·w)^−p;"
                                + "  hinge: w stays finite",
                        List.of(
                                "Ji, Dudík, Schapire, Telgarsky, Gradient descent follows the regularization path for"
                                        + " general losses, COLT 2020",
                                "Nacson, Lee, Gunasekar, Savarese, Srebro, Soudry, Convergence of Gradient Descent on"
                                        + " Separable Data, AISTATS 2019"),
                        Claim.DataKind.BINARY,
                        List.of(ANGLE_ORACLE, ANGLE_TAIL, MARGIN_L2))
                .remarking("The theorem of Nacson et al. asks for ν > 1/4; ν = 1/4 rests on the regularization path");
    }

    @Override
    public Settings defaults() {
        return new Settings(5, 20_000, 200);
    }

    @Override
    public void check(Settings settings, Materials materials) {
        double logTime = settings.factor() * (double) settings.steps();
        if (logTime > LONGEST) {
            throw new InvalidInput("factor · steps must be at most %.0f: factor=%s, steps=%d. Maybe steps=%.0f"
                    .formatted(LONGEST, settings.factor(), settings.steps(), Math.floor(LONGEST / settings.factor())));
        }
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        SeparableProblem problem = SeparableProblem.of(materials.binaryOr(Fixtures::threeGeometries));
        HardMargin svm = problem.svm();
        List<Strand> claims =
                TAILS.stream().map(tail -> strand(tail, problem, settings)).toList();
        List<OtherLimit> others = svm.separable() ? others(problem, settings, materials.streams()) : List.of();
        List<Strand> strands = Stream.concat(claims.stream(), others.stream().map(OtherLimit::strand))
                .toList();
        return new Trial(
                        strands,
                        List.of(svm.separability()),
                        Stream.concat(
                                        svm.separable()
                                                ? TAILS.stream().flatMap(tail -> predictions(tail, svm))
                                                : Stream.of(),
                                        others.stream().flatMap(other -> other.predictions().stream()))
                                .toList(),
                        history -> Stream.concat(
                                        claims.stream().map(s -> turns(TAILS.get(claims.indexOf(s)), s, history)),
                                        others.stream().flatMap(other -> judge(other, history)))
                                .map(verdict -> verdict.restingOn(svm.separability()))
                                .toList())
                .with(Grid.of("Where each loss turns", strands, ANGLE_ORACLE, ANGLE_TAIL, NORM_L2)
                        .over("loss"));
    }

    private static Strand strand(Tail tail, SeparableProblem problem, Settings settings) {
        LinearSimulation flow = problem.flow(tail.loss(), settings.factor());
        return new Strand(
                tail.name(),
                flow,
                problem.ofFlow(flow, settings.factor()),
                settings.steps(),
                false,
                problem.boundary(flow));
    }

    private static Stream<Prediction> predictions(Tail tail, HardMargin svm) {
        Limit angle = new Limit(tail.name(), ANGLE_ORACLE, 0, JI, Provenance.S);
        double gap = Constants.of(svm, 1).gapTimesLog() / tail.nu();
        return tail.nu() > 1
                ? Stream.of(angle)
                : Stream.of(angle, new Limit(tail.name(), MARGIN_GAP_LOG, gap, DERIVED, Provenance.D));
    }

    private static List<OtherLimit> others(SeparableProblem problem, Settings settings, Streams streams) {
        double[] zero = new double[problem.data().dimension()];
        double[] elsewhere = Streams.gaussians(
                streams.stream("init"), zero.length, problem.svm().norm());
        return List.of(
                TailStrand.of(problem, 1, settings.factor(), settings.steps()),
                TailStrand.of(problem, 2, settings.factor(), settings.steps()),
                TailStrand.of(problem, 4, settings.factor(), settings.steps()),
                HingeStrand.of("hinge", new Hinge(), problem, zero, settings.hingeSteps()),
                HingeStrand.of("hinge-elsewhere", new Hinge(), problem, elsewhere, settings.hingeSteps()),
                HingeStrand.of("squared-hinge", new SquaredHinge(), problem, zero, settings.hingeSteps()));
    }

    /** To the SVM, at the tail's rate in log t; one that is on its way is not refuted. */
    private static Verdict turns(Tail tail, Strand strand, History history) {
        double power = -Math.min(1, 1 / tail.nu());
        Verdict rate = Asymptotics.fallsLike(strand, ANGLE_ORACLE, power, history, DERIVED);
        return Regime.orTooEarly(Regime.orOnItsWay(rate, strand, ANGLE_ORACLE, history), strand, history);
    }

    /** Its own law, and that it misses the SVM at the rate of an exponential tail. */
    private static Stream<Verdict> judge(OtherLimit other, History history) {
        Verdict misses = Asymptotics.fallsLike(other.strand(), ANGLE_ORACLE, -1, history, JI)
                .restingOn(other.another(history));
        return Stream.concat(other.own(history).stream(), Stream.of(misses));
    }
}
