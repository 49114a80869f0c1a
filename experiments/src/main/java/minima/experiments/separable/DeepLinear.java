package minima.experiments.separable;

import minima.training.claim.Always;
import minima.training.claim.Assumption;
import minima.training.claim.Asymptotics;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
import minima.training.claim.History;
import minima.training.claim.Materials;
import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Bound;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.data.Fixtures;
import minima.training.descent.LpGeometry;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.SteepestDescent;
import minima.training.loss.Exponential;
import minima.training.loss.Loss;
import minima.training.loss.Squared;
import minima.training.measure.LayerMeasures;
import minima.training.model.FullyConnected;
import minima.training.oracle.HardMargin;
import minima.training.random.Streams;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ALIGNMENT_RANK;
import static minima.training.measure.Metrics.ANGLE_ORACLE;
import static minima.training.measure.Metrics.BALANCE_DRIFT;
import static minima.training.measure.Metrics.LOSS_LOG;
import static minima.training.measure.Metrics.MARGIN_L2;
import static minima.training.measure.Metrics.NORM_L2;

/**
 * Gradient descent on a fully connected linear network of any depth turns its predictor towards the same hard-margin
 * SVM.
 *
 * <p><b>Statement.</b> Let {@code βᵀ = w_L W_{L−1} … W₁} separate the data under an exponential-tailed loss, L → 0.
 * Then {@code β/‖β‖ → ŵ/‖ŵ‖} for every depth L, and each layer turns to rank 1: both like 1/t for steps of one length,
 * since the layers grow like t, and the rest of them is bounded. Gradient flow conserves {@code Wₗ₊₁ᵀWₗ₊₁ − WₗWₗᵀ}.
 * With steps of length η along the gradient over all layers the conserved matrices move by {@code GᵀG − GGᵀ} times η² a
 * step, of Frobenius norm at most η², so by at most η²t in t steps.
 *
 * <p><b>Source.</b> Gunasekar, Lee, Soudry, Srebro, "Implicit Bias of Gradient Descent on Linear Convolutional
 * Networks", NeurIPS 2018, theorem 1; Ji, Telgarsky, "Gradient descent aligns the layers of deep linear networks", ICLR
 * 2019, for rank 1. The bound on the drift is derived in docs/papers.md.
 *
 * <p><b>Controls.</b> Sign descent on the layers is steepest in another norm: another direction, and the balance is
 * lost at first order in η. The squared loss has a finite minimum: another direction, and layers keep what they began
 * with.
 */
public final class DeepLinear implements Experiment<DeepLinear.Settings> {

    private static final String GUNASEKAR = "Gunasekar et al., NeurIPS 2018, theorem 1";
    private static final String JI = "Ji, Telgarsky, ICLR 2019";
    private static final String DERIVED = "derived: η² a step, docs/papers.md";

    private static final List<String> JUDGED = List.of(ANGLE_ORACLE, ALIGNMENT_RANK, BALANCE_DRIFT);

    /** Rounding of as many sums as there are steps, relative to the bound. */
    private static final double ROUNDING = 1e-9;

    /** What can be set. */
    public record Settings(
            @Setting(value = "depths run from 1 to this", atLeast = 1, atMost = 10)
            int layers,

            @Setting(value = "hidden units a layer", atLeast = 1, atMost = 1_000)
            int hidden,

            @Setting(value = "standard deviation of the start", atLeast = 1e-6, atMost = 10)
            double initScale,

            @Setting(value = "length η of a step", atLeast = 1e-6, atMost = 10)
            double stepSize,

            @Setting(value = "steps", atLeast = 4) long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                "deep-linear",
                "separable",
                "Linear networks of any depth turn towards the same hard-margin SVM",
                "β = W₁ᵀ…w_Lᵀ:  β/‖β‖ → ŵ/‖ŵ‖ for every L;  σ₂/σ₁ → 0 in each layer;"
                        + "  Wₗ₊₁ᵀWₗ₊₁ − WₗWₗᵀ conserved up to η²t",
                List.of(
                        "Gunasekar, Lee, Soudry, Srebro, Implicit Bias of Gradient Descent on Linear Convolutional Networks,"
                                + " NeurIPS 2018, theorem 1",
                        "Ji, Telgarsky, Gradient descent aligns the layers of deep linear networks, ICLR 2019"),
                Claim.DataKind.BINARY,
                List.of(MARGIN_L2, ANGLE_ORACLE, ALIGNMENT_RANK));
    }

    @Override
    public Settings defaults() {
        return new Settings(4, 4, 0.3, 0.02, 8_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        SeparableProblem problem = SeparableProblem.of(materials.binaryOr(Fixtures::threeGeometries));
        HardMargin svm = problem.svm();
        List<Strand> claims = IntStream.rangeClosed(1, settings.layers())
                .mapToObj(layers -> strand("depth-", problem, layers, new Exponential(), 2, settings, materials))
                .toList();
        Strand sign = strand("sign-", problem, 2, new Exponential(), Double.POSITIVE_INFINITY, settings, materials)
                .asControl();
        Strand squared = strand("squared-", problem, 2, new Squared(), 2, settings, materials)
                .asControl();
        List<Strand> strands =
                Stream.concat(claims.stream(), Stream.of(sign, squared)).toList();
        Assumption separable = svm.separability();
        return new Trial(
                        strands,
                        List.of(separable),
                        svm.separable() ? predictions(claims, svm, settings) : List.of(),
                        history -> Stream.of(
                                        claims.stream().flatMap(s -> judge(s, JUDGED, settings, history)),
                                        judge(sign, List.of(ANGLE_ORACLE, BALANCE_DRIFT), settings, history),
                                        judge(squared, List.of(ANGLE_ORACLE, ALIGNMENT_RANK), settings, history))
                                .flatMap(verdicts -> verdicts)
                                .map(verdict -> verdict.restingOn(separable))
                                .toList())
                .with(Grid.of("One separator at every depth", strands, JUDGED.toArray(String[]::new))
                        .over("network"));
    }

    /** Steps of length η in ℓp over all layers. */
    private static Strand strand(
            String name,
            SeparableProblem problem,
            int layers,
            Loss loss,
            double p,
            Settings settings,
            Materials materials) {
        FullyConnected network = new FullyConnected(problem.data().dimension(), layers, settings.hidden());
        ParametrizedDescent descent = new ParametrizedDescent(
                problem.model(loss),
                network,
                SteepestDescent.normalizedIn(new LpGeometry(p), network.parameters()),
                new Schedule.Constant(Regulation.ofStepSize(settings.stepSize())),
                Streams.gaussians(
                        materials.streams().stream("init " + layers), network.parameters(), settings.initScale()));
        List<Measure> measures = new ArrayList<>(problem.watched(descent, MARGIN_L2, LOSS_LOG, NORM_L2));
        if (layers > 1) {
            LayerMeasures ofLayers = new LayerMeasures(descent, network);
            measures.addAll(List.of(ofLayers.alignment(), ofLayers.balanceDrift()));
        }
        return new Strand(name + layers, descent, measures, settings.steps(), false, problem.boundary(descent));
    }

    private static List<Prediction> predictions(List<Strand> claims, HardMargin svm, Settings settings) {
        return claims.stream()
                .flatMap(strand -> Stream.<Prediction>of(
                                new Limit(strand.name(), MARGIN_L2, svm.margin(), GUNASEKAR, Provenance.V),
                                new Limit(strand.name(), ANGLE_ORACLE, 0, GUNASEKAR, Provenance.S),
                                new Limit(strand.name(), ALIGNMENT_RANK, 0, JI, Provenance.M),
                                Bound.upper(strand.name(), BALANCE_DRIFT, t -> drift(settings, t), DERIVED))
                        .filter(prediction -> strand.metrics().contains(prediction.metric())))
                .toList();
    }

    private static double drift(Settings settings, long steps) {
        return settings.stepSize() * settings.stepSize() * steps;
    }

    private static Stream<Verdict> judge(Strand strand, List<String> judged, Settings settings, History history) {
        return judged.stream().filter(strand.metrics()::contains).map(metric -> switch (metric) {
            case ANGLE_ORACLE -> Asymptotics.fallsLike(strand, metric, -1, history, GUNASEKAR);
            case ALIGNMENT_RANK -> Asymptotics.fallsLike(strand, metric, -1, history, JI);
            default -> Always.atMost(strand, metric, t -> drift(settings, t), ROUNDING, history, DERIVED);
        });
    }
}
