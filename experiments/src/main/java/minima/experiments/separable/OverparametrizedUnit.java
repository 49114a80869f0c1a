package minima.experiments.separable;

import minima.training.claim.Assumption;
import minima.training.claim.Asymptotics;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
import minima.training.claim.History;
import minima.training.claim.Materials;
import minima.training.claim.Prediction;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.data.BatchOrder;
import minima.training.data.BatchOrder.Sampling;
import minima.training.data.Samples;
import minima.training.descent.GradientDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.Schedule.Constant;
import minima.training.descent.Schedule.InverseTime;
import minima.training.descent.StochasticGradientDescent;
import minima.training.loss.Logistic;
import minima.training.oracle.HardMargin;
import minima.training.random.Streams;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import static minima.training.data.BatchOrder.Sampling.WITHOUT_REPLACEMENT;
import static minima.training.data.BatchOrder.Sampling.WITH_REPLACEMENT;
import static minima.training.measure.Metrics.ANGLE_ORACLE;
import static minima.training.measure.Metrics.LOSS_TIMES_STEP;
import static minima.training.measure.Metrics.LOSS_TRAIN;
import static minima.training.measure.Metrics.MARGIN_L2;
import static minima.training.measure.Metrics.RESIDUAL_SUPPORT;

/**
 * Stochastic gradient descent with a fixed step, on more features than samples, turns to the hard-margin SVM as fast as
 * gradient descent does.
 *
 * <p><b>Statement.</b> With n ≤ d independent rows every labelling is separable, and the gradient of each batch
 * vanishes with the loss. So a fixed step η along unbiased estimates of ∇L needs no decay: {@code L(t) = O(1/t)}, the
 * angle to ŵ is O(1/log t), and on support vectors {@code ρ(t)·zₙ → −log(αₙ/η)} for {@code w(t) = ŵ log t + ρ(t)}: the
 * residual of gradient descent with the same η, so t·L(t) has its limit ‖ŵ‖²/η too.
 *
 * <p><b>Source.</b> Nacson, Srebro, Soudry, "Stochastic Gradient Descent on Separable Data: Exact Convergence with a
 * Fixed Learning Rate", AISTATS 2019, for direction and rate; lecture notes, "Inductive Bias, Generalization and the
 * role of Optimization in Deep Learning", single overparametrized linear unit. The paper asks for smaller steps than
 * the bound checked here, {@code 2(b/n)/(βσ²max)} for batches of b. The residual is derived in docs/papers.md.
 *
 * <p><b>Controls.</b> A step that decays like 1/t keeps L from falling like 1/t. With a penalty the minimum is finite,
 * and the noise of the batches stays.
 */
public final class OverparametrizedUnit implements Experiment<OverparametrizedUnit.Settings> {

    private static final String NACSON = "Nacson, Srebro, Soudry, AISTATS 2019";
    private static final String DERIVED = "derived from the dual, docs/papers.md";

    private static final List<String> ALL = List.of(LOSS_TRAIN, ANGLE_ORACLE, RESIDUAL_SUPPORT);

    /** What a control breaks; a step that decays changes the rate alone. */
    private static final Map<String, List<String>> JUDGED =
            Map.of("decaying-step", List.of(LOSS_TRAIN), "penalty", List.of(LOSS_TRAIN, ANGLE_ORACLE));

    /** Within the first √T steps the penalized weights forget their start by e to this power. */
    private static final double SETTLED = 10;

    /** What can be set. */
    public record Settings(
            @Setting(value = "samples n of the own data", atLeast = 2, atMost = 2_000)
            int samples,

            @Setting(value = "features d of the own data", atLeast = 2, atMost = 20_000)
            int features,

            @Setting(value = "samples b of a step", atLeast = 1)
            int batchSize,

            @Setting(value = "step size η as a share of the largest allowed", atLeast = 1e-6, atMost = 100)
            double relativeStep,

            @Setting(value = "steps", atLeast = 4) long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                "overparametrized-unit",
                "separable",
                "Stochastic gradient descent with a fixed step turns an overparametrized unit to the hard-margin SVM",
                "n ≤ d, η fixed:  L(t) = O(1/t),  ∠(w(t), ŵ) = O(1/log t),  ρ(t)·zₙ → −log(αₙ/η), as for gradient descent",
                List.of(
                        "Nacson, Srebro, Soudry, Stochastic Gradient Descent on Separable Data: Exact Convergence with a"
                                + " Fixed Learning Rate, AISTATS 2019",
                        "Lecture notes, Inductive Bias, Generalization and the role of Optimization in Deep Learning,"
                                + " single overparametrized linear unit"),
                Claim.DataKind.BINARY,
                List.of(MARGIN_L2, ANGLE_ORACLE, LOSS_TIMES_STEP));
    }

    @Override
    public Settings defaults() {
        return new Settings(50, 1_000, 1, 0.5, 10_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        SeparableProblem problem =
                SeparableProblem.of(materials.binaryOr(() -> randomLabels(settings, materials.streams())));
        HardMargin svm = problem.svm();
        double share = (double) settings.batchSize() / problem.data().size();
        double eta = settings.relativeStep() * share * problem.largestStep(new Logistic().smoothness());
        Regulation fixed = Regulation.ofStepSize(eta);
        Regulation penalized = new Regulation(eta, 0, SETTLED / (eta * Math.sqrt((double) settings.steps())));
        Unit unit = new Unit(problem, eta, settings, materials.streams());
        Strand decaying = unit.stochastic("decaying-step", WITHOUT_REPLACEMENT, new InverseTime(fixed, 1));
        Strand penalty = unit.stochastic("penalty", WITHOUT_REPLACEMENT, new Constant(penalized));
        List<Strand> strands = List.of(
                unit.gradient("gradient", new Constant(fixed)),
                unit.stochastic("shuffled", WITHOUT_REPLACEMENT, new Constant(fixed)),
                unit.stochastic("drawn", WITH_REPLACEMENT, new Constant(fixed)),
                decaying.asControl(),
                penalty.asControl());
        List<Assumption> assumptions = List.of(
                svm.separability(),
                Assumption.of(
                        "step below the largest allowed",
                        settings.relativeStep() < 1,
                        "η = %.4g is %.3g of it".formatted(eta, settings.relativeStep())),
                svm.generalPosition());
        return new Trial(strands, assumptions, predictions(strands, problem, eta), history -> strands.stream()
                        .flatMap(strand -> judge(strand, history))
                        .map(verdict -> verdict.restingOn(assumptions))
                        .toList())
                .with(grid(strands));
    }

    /** Gaussian features, the squared length of a sample 1 on average; labels by lot, but both occur. */
    private static Samples randomLabels(Settings settings, Streams streams) {
        SplittableRandom random = streams.stream("data");
        double[][] x = new double[settings.samples()][];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = Streams.gaussians(random, settings.features(), 1 / Math.sqrt(settings.features()));
            y[i] = i < 2 ? 1 - 2 * i : random.nextBoolean() ? 1 : -1;
        }
        return new Samples("random labels %d×%d".formatted(x.length, settings.features()), x, y);
    }

    /** What all strands share. */
    private record Unit(SeparableProblem problem, double eta, Settings settings, Streams streams) {

        Strand gradient(String name, Schedule schedule) {
            GradientDescent descent = new GradientDescent(problem.model(new Logistic()), schedule);
            return problem.strand(name, descent, eta, settings.steps());
        }

        Strand stochastic(String name, Sampling sampling, Schedule schedule) {
            BatchOrder order = new BatchOrder(problem.data().size(), settings.batchSize(), sampling, streams);
            StochasticGradientDescent descent =
                    new StochasticGradientDescent(problem.model(new Logistic()), schedule, order);
            return problem.strand(name, descent, eta, settings.steps());
        }
    }

    private static List<Prediction> predictions(List<Strand> strands, SeparableProblem problem, double eta) {
        if (!problem.svm().separable()) {
            return List.of();
        }
        Constants constants = Constants.of(problem.svm(), eta);
        return strands.stream()
                .filter(strand -> !strand.control())
                .flatMap(strand -> constants.predictions(strand.name(), problem, eta).stream())
                .toList();
    }

    private static Stream<Verdict> judge(Strand strand, History history) {
        return JUDGED.getOrDefault(strand.name(), ALL).stream()
                .filter(strand.metrics()::contains)
                .map(metric -> switch (metric) {
                    case LOSS_TRAIN -> Asymptotics.fallsLike(strand, metric, -1, history, NACSON);
                    case ANGLE_ORACLE -> Asymptotics.fallsLikeLog(strand, metric, -1, history, NACSON);
                    default -> Asymptotics.vanishes(strand, metric, history, DERIVED);
                })
                .map(verdict -> Regime.orTooEarly(verdict, strand, history));
    }

    private static Grid grid(List<Strand> strands) {
        List<Grid.Cell> cells = strands.stream()
                .flatMap(strand -> Stream.of(ANGLE_ORACLE, LOSS_TIMES_STEP)
                        .filter(strand.metrics()::contains)
                        .map(metric -> new Grid.Cell(strand.name(), metric, strand.name(), metric)))
                .toList();
        return new Grid("One direction, one rate", "descent", "measure", cells, Grid.Shading.NONE);
    }
}
