package minima.experiments.separable;

import minima.training.claim.Always;
import minima.training.claim.Assumption;
import minima.training.claim.Asymptotics;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
import minima.training.claim.History;
import minima.training.claim.Materials;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.data.Fixtures;
import minima.training.descent.HeavyBall;
import minima.training.descent.LpGeometry;
import minima.training.descent.Optimizer;
import minima.training.descent.Regulation;
import minima.training.descent.SteepestDescent;
import minima.training.random.Streams;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ANGLE_ORACLE;
import static minima.training.measure.Metrics.LOSS_TIMES_STEP;
import static minima.training.measure.Metrics.LOSS_TRAIN;
import static minima.training.measure.Metrics.MARGIN_GAP_LOG;
import static minima.training.measure.Metrics.MARGIN_L2;
import static minima.training.measure.Metrics.NORM_L2;
import static minima.training.measure.Metrics.SUM_CLASSES;

/**
 * Gradient descent on the softmax loss of K classes turns towards the hard-margin SVM of K classes.
 *
 * <p><b>Statement.</b> Let Ŵ minimize {@code Σ ‖w_k‖²} subject to {@code (w_y − w_k)·x ≥ 1} for each sample (x, y) and
 * each class k ≠ y. Then {@code W(t)/‖W(t)‖ → Ŵ/‖Ŵ‖} from any start and for any small step: L like 1/t and the margin's
 * gap like 1/log t for steps of one size, the angle like 1/t for steps of one length, but for factors of log log t and
 * log t where a pair on the margin has dual 0. {@code Σ_k w_k} never moves, as the gradients sum to 0.
 *
 * <p><b>Source.</b> Soudry, Hoffer, Nacson, Gunasekar, Srebro, "The Implicit Bias of Gradient Descent on Separable
 * Data", JMLR 19(70), 2018, on cross-entropy; lecture notes, "Inductive Bias, Generalization and the role of
 * Optimization in Deep Learning", multi-class problems with softmax loss. In general position moreover {@code t L(t) →
 * ‖Ŵ‖²/η}, as for two classes.
 *
 * <p><b>Controls.</b> Steps along the sign of the gradient are steepest in another norm, and move the sum. With a
 * penalty the minimum is finite.
 */
public final class MulticlassMargin implements Experiment<MulticlassMargin.Settings> {

    private static final String SOUDRY = "Soudry et al., JMLR 19(70), 2018, cross-entropy";
    private static final String DERIVED = "derived from the dual as for two classes, docs/papers.md";
    private static final String CONSERVED = "the gradients sum to 0 over the classes";

    private static final Map<String, List<String>> JUDGED = Map.of(
            "plain", List.of(LOSS_TRAIN, MARGIN_GAP_LOG, MARGIN_L2, SUM_CLASSES),
            "normalized", List.of(ANGLE_ORACLE, MARGIN_L2, SUM_CLASSES),
            "sign", List.of(ANGLE_ORACLE, SUM_CLASSES),
            "penalty", List.of(LOSS_TRAIN, MARGIN_GAP_LOG));

    /** Relative, of margins and norms. */
    private static final double ROUNDING = 1e-9;

    /** Within the first √T steps the penalized weights forget their start by e to this power. */
    private static final double SETTLED = 10;

    /** What can be set. */
    public record Settings(
            @Setting(
                    value = "step size η of the plain descent; 0 takes 1/5 on own data, else half of the largest",
                    atLeast = 0)
            double stepSize,

            @Setting(value = "length of a normalized step as a multiple of 1/σmax", atLeast = 1e-6, atMost = 100)
            double relativeLength,

            @Setting(value = "standard deviation of the start; 0 starts at 0", atLeast = 0, atMost = 100)
            double initScale,

            @Setting(value = "steps", atLeast = 4) long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                        "multiclass-margin",
                        "separable",
                        "Gradient descent on the softmax loss turns towards the hard-margin SVM of K classes",
                        "W(t)/‖W(t)‖ → argmin Σ ‖w_k‖² s.t. (w_y − w_k)·x ≥ 1 for k ≠ y;  Σ_k w_k(t) = Σ_k w_k(0)",
                        List.of(
                                "Soudry, Hoffer, Nacson, Gunasekar, Srebro, The Implicit Bias of Gradient Descent on"
                                        + " Separable Data, JMLR 19(70), 2018",
                                "Lecture notes, Inductive Bias, Generalization and the role of Optimization in Deep"
                                        + " Learning, multi-class problems with softmax loss"),
                        Claim.DataKind.CLASSES,
                        List.of(MARGIN_L2, ANGLE_ORACLE, LOSS_TIMES_STEP))
                .remarking(
                        "On the own data the pair of sample (−1, 2) and class 0 is on the margin with dual 0, so plain"
                                + " descent comes by a factor log log t slower than in general position");
    }

    @Override
    public Settings defaults() {
        return new Settings(0, 0.25, 0, 100_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        ClassProblem problem = ClassProblem.of(materials.classesOr(Fixtures::threeClasses));
        double usual = materials.data() == null ? 0.2 : problem.largestStep() / 2;
        double eta = settings.stepSize() > 0 ? settings.stepSize() : usual;
        double decay = SETTLED / (eta * Math.sqrt((double) settings.steps()));
        Regulation fixed = Regulation.ofStepSize(eta);
        Regulation length = Regulation.ofStepSize(settings.relativeLength() / problem.sigmaMax());
        double[] start =
                Streams.gaussians(materials.streams().stream("init"), problem.parameters(), settings.initScale());
        long steps = settings.steps();
        List<Strand> strands = List.of(
                problem.strand("plain", HeavyBall::new, fixed, start, steps),
                problem.strand("normalized", normalized(2), length, start, steps),
                problem.strand("sign", normalized(Double.POSITIVE_INFINITY), length, start, steps)
                        .asControl(),
                problem.strand("penalty", HeavyBall::new, new Regulation(eta, 0, decay), start, steps)
                        .asControl());
        Assumption separable = problem.svm().separability();
        return new Trial(
                        strands,
                        List.of(separable),
                        problem.svm().separable() ? predictions(problem, eta) : List.of(),
                        history -> strands.stream()
                                .flatMap(strand -> judge(strand, problem, history))
                                .map(verdict -> verdict.restingOn(separable))
                                .toList())
                .with(grid(strands));
    }

    private static IntFunction<Optimizer> normalized(double p) {
        return parameters -> SteepestDescent.normalizedIn(new LpGeometry(p), parameters);
    }

    private static List<Prediction> predictions(ClassProblem problem, double eta) {
        double norm = problem.svm().norm();
        return List.of(
                new Limit("plain", MARGIN_L2, problem.svm().margin(), SOUDRY, Provenance.V),
                new Limit("plain", LOSS_TIMES_STEP, norm * norm / eta, DERIVED, Provenance.D),
                new Limit("plain", SUM_CLASSES, 0, CONSERVED, Provenance.D),
                new Limit("normalized", MARGIN_L2, problem.svm().margin(), SOUDRY, Provenance.V),
                new Limit("normalized", ANGLE_ORACLE, 0, SOUDRY, Provenance.S),
                new Limit("normalized", SUM_CLASSES, 0, CONSERVED, Provenance.D));
    }

    private static Stream<Verdict> judge(Strand strand, ClassProblem problem, History history) {
        double best = problem.svm().separable() ? problem.svm().margin() : Double.NaN;
        return Objects.requireNonNull(JUDGED.get(strand.name())).stream()
                .filter(strand.metrics()::contains)
                .map(metric -> switch (metric) {
                    case LOSS_TRAIN -> Asymptotics.fallsLike(strand, metric, -1, history, SOUDRY);
                    case MARGIN_GAP_LOG -> Constants.marginRate(strand, best, history);
                    case ANGLE_ORACLE ->
                        Regime.orOnItsWay(
                                Asymptotics.fallsLike(strand, metric, -1, history, SOUDRY), strand, metric, history);
                    case MARGIN_L2 -> Always.atMost(strand, metric, t -> best, ROUNDING, history, "duality");
                    default -> conserved(strand, problem, history);
                })
                .map(verdict -> Regime.orTooEarly(verdict, strand, history));
    }

    /** A step rounds each of K d weights by half a unit in the last place, and as much again for its product. */
    private static Verdict conserved(Strand strand, ClassProblem problem, History history) {
        double unit = Math.ulp(1.0) * problem.parameters() * history.last(strand, NORM_L2);
        return Verdict.within(
                strand,
                SUM_CLASSES,
                0,
                history.last(strand, SUM_CLASSES),
                unit * (double) strand.steps(),
                "rounding of every weight at every step",
                CONSERVED);
    }

    private static Grid grid(List<Strand> strands) {
        List<Grid.Cell> cells = strands.stream()
                .flatMap(strand -> Stream.of(MARGIN_L2, ANGLE_ORACLE, SUM_CLASSES)
                        .filter(strand.metrics()::contains)
                        .map(metric -> new Grid.Cell(strand.name(), metric, strand.name(), metric)))
                .toList();
        return new Grid("One separator of K classes", "descent", "measure", cells, Grid.Shading.NONE);
    }
}
