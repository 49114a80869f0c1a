package minima.experiments.separable;

import minima.training.claim.Assumption;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
import minima.training.claim.History;
import minima.training.claim.Materials;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.descent.LpGeometry;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.SteepestDescent;
import minima.training.loss.Exponential;
import minima.training.loss.Loss;
import minima.training.loss.PolynomialTail;
import minima.training.model.CyclicConvolution;
import minima.training.model.FullyConnected;
import minima.training.model.LinearModel;
import minima.training.model.Parametrization;
import minima.training.oracle.FourierNorm;
import minima.training.oracle.HardMargin;
import minima.training.random.Streams;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.FREQUENCIES_COUNT;
import static minima.training.measure.Metrics.GAP_ORACLE;
import static minima.training.measure.Metrics.NORM_BRIDGE;
import static minima.training.measure.Metrics.NORM_DFT1;
import static minima.training.measure.Metrics.STATIONARITY;

/**
 * Gradient descent on a linear convolutional network turns its predictor to one that is sparse in frequencies: the
 * deeper, the sparser.
 *
 * <p><b>Statement.</b> Let {@code β = w₁ ∗ … ∗ w_L} separate the data under the exponential loss, L → 0, and let steps
 * and gradients converge in direction. Then β converges in direction to a first-order critical point of {@code min
 * ‖β̂‖_(2/L) s.t. zᵢ·β ≥ 1}, β̂ the discrete Fourier transform: for L = 1 the hard-margin SVM, for L = 2 the least
 * ‖β̂‖₁, for L ≥ 3 one of many critical points, which one depends on the start.
 *
 * <p><b>Rate.</b> By steps of one length layers grow like t, and what is left of the start falls like 1/t; but for L =
 * 2 a frequency outside of the limit falls like {@code t^(−2(1 − |Σ αᵢẑᵢₖ|))}, α the dual: slowly where that modulus is
 * near 1. Derived in docs/papers.md.
 *
 * <p><b>Source.</b> Gunasekar, Lee, Soudry, Srebro, "Implicit Bias of Gradient Descent on Linear Convolutional
 * Networks", NeurIPS 2018, theorem 2 for L = 2, and its extension to any depth.
 *
 * <p><b>Controls.</b> Two fully connected layers turn to the SVM, where that is another separator. The tail 1/(1 + z)
 * is not exponential: samples far from the margin keep their pull.
 */
public final class LinearConvolution implements Experiment<LinearConvolution.Settings> {

    /** What can be set. */
    public record Settings(
            @Setting(value = "depths run from 1 to this", atLeast = 1, atMost = 8)
            int layers,

            @Setting(value = "standard deviation of the start", atLeast = 1e-6, atMost = 10)
            double initScale,

            @Setting(value = "length η of a step", atLeast = 1e-6, atMost = 10)
            double stepSize,

            @Setting(value = "steps", atLeast = 40) long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                        "linear-convolution",
                        "separable",
                        "Linear convolutional networks turn to separators that are sparse in frequencies, the deeper the"
                                + " sparser",
                        "β = w₁ ∗ … ∗ w_L:  β/‖β‖ → critical point of min ‖β̂‖_(2/L) s.t. zᵢ·β ≥ 1;"
                                + "  L = 1: SVM,  L = 2: least ‖β̂‖₁",
                        List.of(
                                "Gunasekar, Lee, Soudry, Srebro, Implicit Bias of Gradient Descent on Linear Convolutional"
                                        + " Networks, NeurIPS 2018, theorem 2",
                                "Lecture notes, Inductive Bias, Generalization and the role of Optimization in Deep"
                                        + " Learning"),
                        Claim.DataKind.BINARY,
                        List.of(NORM_DFT1, FREQUENCIES_COUNT, GAP_ORACLE, STATIONARITY, NORM_BRIDGE))
                .remarking(
                        "Layers are as in the lecture notes, without the factor 1/√D that they have in the paper: the"
                                + " start has another size, the limits are the same.");
    }

    @Override
    public Settings defaults() {
        return new Settings(4, 0.4, 0.005, 50_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Samples data = materials.binaryOr(Fixtures::signals);
        int d = data.dimension();
        FourierNorm least = FourierNorm.of(data);
        List<ConvolvedDepth> runs = new ArrayList<>();
        for (int layers = 1; layers <= settings.layers(); layers++) {
            ParametrizedDescent network =
                    descent(data, new CyclicConvolution(d, layers), new Exponential(), settings, materials);
            runs.add(ConvolvedDepth.of("depth-" + layers, network, layers, data, least, settings.steps()));
        }
        ParametrizedDescent tail =
                descent(data, new CyclicConvolution(d, 2), new PolynomialTail(1), settings, materials);
        if (least.separable() && LeastNorm.fourier(least, data).isApartFrom(LeastNorm.l2(HardMargin.of(data)))) {
            ParametrizedDescent connected =
                    descent(data, new FullyConnected(d, 2, d), new Exponential(), settings, materials);
            runs.add(ConvolvedDepth.of("fully-connected-2", connected, 2, data, least, settings.steps())
                    .asControl());
        }
        runs.add(ConvolvedDepth.of("polynomial-2", tail, 2, data, least, settings.steps())
                .asControl());
        Assumption separable = least.separability();
        return new Trial(
                        runs.stream().map(ConvolvedDepth::strand).toList(),
                        Stream.concat(
                                        Stream.of(separable),
                                        runs.stream()
                                                .flatMap(ConvolvedDepth::assumptions)
                                                .distinct())
                                .toList(),
                        runs.stream().flatMap(ConvolvedDepth::predictions).toList(),
                        history -> verdicts(runs, separable, history))
                .with(grid(runs));
    }

    /** Steps of one length along the gradient over all layers. */
    private static ParametrizedDescent descent(
            Samples data, Parametrization network, Loss loss, Settings settings, Materials materials) {
        return new ParametrizedDescent(
                LinearModel.classifier(data, loss),
                network,
                SteepestDescent.normalizedIn(new LpGeometry(2), network.parameters()),
                new Schedule.Constant(Regulation.ofStepSize(settings.stepSize())),
                Streams.gaussians(
                        materials.streams().stream("init " + network.parameters()),
                        network.parameters(),
                        settings.initScale()));
    }

    private static List<Verdict> verdicts(List<ConvolvedDepth> runs, Assumption separable, History history) {
        return runs.stream()
                .flatMap(run -> run.verdicts(history))
                .map(verdict -> verdict.restingOn(separable))
                .toList();
    }

    private static Grid grid(List<ConvolvedDepth> runs) {
        List<Grid.Cell> cells = runs.stream()
                .map(ConvolvedDepth::strand)
                .map(Strand::name)
                .flatMap(name -> Stream.of(NORM_DFT1, NORM_BRIDGE, FREQUENCIES_COUNT, GAP_ORACLE, STATIONARITY)
                        .map(metric -> new Grid.Cell(name, metric, name, metric)))
                .toList();
        return new Grid("Sparser with depth", "network", "measure", cells, Grid.Shading.NONE);
    }
}
