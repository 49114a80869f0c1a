package minima.experiments.separable;

import minima.training.claim.Assumption;
import minima.training.claim.Asymptotics;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
import minima.training.claim.History;
import minima.training.claim.Materials;
import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.data.Fixtures;
import minima.training.descent.Adam;
import minima.training.descent.LpGeometry;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.SteepestDescent;
import minima.training.loss.Exponential;
import minima.training.loss.Logistic;
import minima.training.model.Identity;
import minima.training.random.Streams;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ANGLE_ADAPTIVE;
import static minima.training.measure.Metrics.GAP_ORACLE;
import static minima.training.measure.Metrics.MARGIN_L1;
import static minima.training.measure.Metrics.MARGIN_L2;
import static minima.training.measure.Metrics.MARGIN_LINF;
import static minima.training.measure.Metrics.RESIDUAL_SUPPORT;

/**
 * Adaptive methods turn to separators of their own: AdaGrad to one that its path has chosen, Adam to the largest ℓ∞
 * margin.
 *
 * <p><b>Statement.</b> On separable data AdaGrad's sums of squares G come to a limit, and w/‖w‖ to that of
 * {@code argmin Σ √Gⱼ wⱼ² s.t. zₙ·w ≥ 1}, like 1/log t: {@code w(t) = ŵ log t + ρ(t)} with {@code ρ·zₙ → −log(αₙ/η)} on
 * the support, α the dual of that problem. G, and so the direction, depends on step size and start. Adam with ε = 0 and
 * steps η/√t takes steps of nearly one length in ℓ∞, and its margin in ℓ∞ comes to the largest like the inverse of ‖w‖
 * ~ √t.
 *
 * <p><b>Source.</b> Qian, Qian, "The Implicit Bias of AdaGrad on Separable Data", NeurIPS 2019; Gunasekar, Lee, Soudry,
 * Srebro, "Characterizing Implicit Bias in Terms of Optimization Geometry", ICML 2018; Zhang, Zou, Cao, "The Implicit
 * Bias of Adam on Separable Data", NeurIPS 2024. The residual is derived in docs/papers.md; the power of Adam's rate is
 * measured. Here ε is 10⁻³⁰⁰.
 *
 * <p><b>Control.</b> Steps of one ℓ2 length along the gradient turn to the SVM, and to neither.
 */
public final class AdaptiveMargins implements Experiment<AdaptiveMargins.Settings> {

    private static final String QIAN = "Qian, Qian, NeurIPS 2019";
    private static final String ZHANG = "Zhang, Zou, Cao, NeurIPS 2024; power measured";
    private static final String DERIVED = "derived from the dual, docs/papers.md";

    /** Separators nearer than this in angle, or in relative margin, are told apart by no run of usual length. */
    private static final double APART = 1e-2;

    /** What can be set. */
    public record Settings(
            @Setting(value = "step size of the first AdaGrad", atLeast = 1e-6, atMost = 100)
            double smallStep,

            @Setting(value = "step size of the second AdaGrad", atLeast = 1e-6, atMost = 100)
            double largeStep,

            @Setting(value = "step size η of Adam, divided by √t", atLeast = 1e-6, atMost = 100)
            double adamStep,

            @Setting(value = "standard deviation of the start; 0 starts at 0", atLeast = 0, atMost = 10)
            double initScale,

            @Setting(value = "steps of Adam", atLeast = 4) long adamSteps,

            @Setting(value = "steps of AdaGrad and of the control", atLeast = 4)
            long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                "adaptive-margins",
                "separable",
                "AdaGrad turns to the separator of a norm that its own path makes, Adam to the largest ℓ∞ margin",
                "AdaGrad:  w/‖w‖ → argmin Σ √Gⱼ wⱼ² s.t. zₙ·w ≥ 1, G = Σ g²;  Adam, ε → 0:  min zₙ·w/‖w‖∞ → γ∞",
                List.of(
                        "Qian, Qian, The Implicit Bias of AdaGrad on Separable Data, NeurIPS 2019",
                        "Gunasekar, Lee, Soudry, Srebro, Characterizing Implicit Bias in Terms of Optimization Geometry,"
                                + " ICML 2018",
                        "Zhang, Zou, Cao, The Implicit Bias of Adam on Separable Data, NeurIPS 2024"),
                Claim.DataKind.BINARY,
                List.of(ANGLE_ADAPTIVE, GAP_ORACLE, MARGIN_L2));
    }

    @Override
    public Settings defaults() {
        return new Settings(0.1, 1, 0.01, 0, 5_000_000, 1_000_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        SeparableProblem problem = SeparableProblem.of(materials.binaryOr(Fixtures::threeGeometries));
        double[] start = Streams.gaussians(
                materials.streams().stream("init"), problem.data().dimension(), settings.initScale());
        AdaptiveNorm small = AdaptiveNorm.of(problem, settings.smallStep(), start, settings.steps());
        AdaptiveNorm large = AdaptiveNorm.of(problem, settings.largeStep(), start, settings.steps());
        SupMargin sup = SupMargin.of(problem);
        Strand adam = adam(problem, sup, settings, start);
        List<Strand> strands = List.of(
                small.strand("adagrad-small", settings.steps()),
                large.strand("adagrad-large", settings.steps()),
                adam,
                normalized(problem, sup, small, settings, start));
        Assumption separable = problem.svm().separability();
        Assumption apart = apart(sup, small);
        return new Trial(
                        strands,
                        List.of(separable, apart),
                        problem.svm().separable() ? predictions(small, large, sup) : List.of(),
                        history -> Stream.concat(
                                        strands.stream().flatMap(strand -> judge(strand, history)),
                                        Stream.of(Regime.orOnItsWay(
                                                sup.beyondSvm(adam, history, ZHANG), adam, GAP_ORACLE, history)))
                                .map(v -> v.control() || v.quantity().startsWith(MARGIN_LINF) ? v.restingOn(apart) : v)
                                .map(v -> v.restingOn(separable))
                                .toList())
                .with(grid(strands));
    }

    private static Strand adam(SeparableProblem problem, SupMargin sup, Settings settings, double[] start) {
        ParametrizedDescent descent = new ParametrizedDescent(
                problem.model(new Exponential()),
                new Identity(start.length),
                Adam.of(start.length, 0.9, 0.999, 1e-300),
                new Schedule.InverseRoot(Regulation.ofStepSize(settings.adamStep())),
                start);
        return new Strand("adam", descent, sup.watched(descent), settings.adamSteps(), false);
    }

    private static Strand normalized(
            SeparableProblem problem, SupMargin sup, AdaptiveNorm small, Settings settings, double[] start) {
        ParametrizedDescent descent = new ParametrizedDescent(
                problem.model(new Logistic()),
                new Identity(start.length),
                SteepestDescent.normalizedIn(new LpGeometry(2), start.length),
                new Schedule.Constant(Regulation.ofStepSize(1 / problem.sigmaMax())),
                start);
        List<Measure> measures = sup.watched(descent);
        if (problem.svm().separable()) {
            measures.add(small.angle(descent));
        }
        return new Strand("normalized", descent, measures, settings.steps(), true);
    }

    private static Assumption apart(SupMargin sup, AdaptiveNorm small) {
        boolean separable = sup.largest().separable();
        double angle = separable ? small.angleToSvm() : 0;
        double gap = separable ? sup.gapOfSvm() : 0;
        return Assumption.of(
                "three different separators",
                angle > APART && gap > APART,
                "the SVM is %.3g rad from AdaGrad's and misses the ℓ∞ margin by %.3g".formatted(angle, gap));
    }

    private static List<Prediction> predictions(AdaptiveNorm small, AdaptiveNorm large, SupMargin sup) {
        List<Prediction> predictions = new ArrayList<>(small.predictions("adagrad-small"));
        predictions.addAll(large.predictions("adagrad-large"));
        predictions.add(new Limit("adam", MARGIN_LINF, sup.largest().margin(), ZHANG, Provenance.V));
        predictions.add(new Limit("adam", GAP_ORACLE, 0, ZHANG, Provenance.M));
        return predictions;
    }

    private static Stream<Verdict> judge(Strand strand, History history) {
        return Stream.of(ANGLE_ADAPTIVE, RESIDUAL_SUPPORT, GAP_ORACLE)
                .filter(strand.metrics()::contains)
                .map(metric -> switch (metric) {
                    case ANGLE_ADAPTIVE -> Asymptotics.fallsLikeLog(strand, metric, -1, history, QIAN);
                    case RESIDUAL_SUPPORT -> Asymptotics.vanishes(strand, metric, history, DERIVED);
                    default ->
                        Regime.orOnItsWay(
                                Asymptotics.fallsLike(strand, metric, -0.5, history, ZHANG), strand, metric, history);
                })
                .map(verdict -> Regime.orTooEarly(verdict, strand, history));
    }

    private static Grid grid(List<Strand> strands) {
        List<Grid.Cell> cells = strands.stream()
                .flatMap(strand -> Stream.of(MARGIN_L2, MARGIN_L1, MARGIN_LINF)
                        .map(metric -> new Grid.Cell(strand.name(), metric, strand.name(), metric)))
                .toList();
        return new Grid("Which method wins which margin", "method", "margin", cells, Grid.Shading.NONE);
    }
}
