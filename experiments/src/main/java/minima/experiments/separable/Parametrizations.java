package minima.experiments.separable;

import minima.training.claim.Assumption;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
import minima.training.claim.History;
import minima.training.claim.Materials;
import minima.training.claim.Measure;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.descent.ParametrizedDescent;
import minima.training.loss.Exponential;
import minima.training.measure.LinearMeasures;
import minima.training.model.LinearModel;
import minima.training.model.Parametrization;
import minima.training.oracle.HardMargin;
import minima.training.random.Streams;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ERROR_TRAIN;
import static minima.training.measure.Metrics.GAP_DFT1;
import static minima.training.measure.Metrics.GAP_L1;
import static minima.training.measure.Metrics.GAP_L2;
import static minima.training.measure.Metrics.GAP_LINF;
import static minima.training.measure.Metrics.GAP_NUCLEAR;
import static minima.training.measure.Metrics.LOSS_LOG;

/**
 * Which norm is made small depends on the parametrization of the same linear predictors, and on the geometry of the steps
 * in its parameters.
 *
 * <p><b>Statement.</b> On the exponential loss of separable data, predictors {@code x ↦ β(θ)·x} turn to the separator of
 * least norm: by gradient descent ℓ2 for β = θ and for fully connected layers, the sum of Fourier moduli for two
 * convolutions, ℓ1 for {@code β = u² − v²}, the nuclear norm for a matrix {@code UVᵀ}; by sign descent on β itself ℓ∞, by
 * greedy coordinate descent and by mirror descent with the hyperbolic entropy (exponentiated gradient with signs) ℓ1. All
 * under the hypotheses of the sources, above all that directions converge. Of the other cells of the table no theorem is
 * known here: what they show is measured and gets no verdict.
 *
 * <p><b>Source.</b> Gunasekar, Lee, Soudry, Srebro, ICML 2018 (steps) and NeurIPS 2018 (layers, convolutions, diagonal
 * networks); lecture notes "Inductive Bias, Generalization and the role of Optimization in Deep Learning"; Pesme,
 * Dragomir, Flammarion, "Implicit Bias of Mirror Flow on Separable Data", NeurIPS 2024. Parts that the separator has not
 * die like a power of t that its dual gives: docs/papers.md.
 *
 * <p><b>Controls.</b> Sign descent on fully connected layers and on {@code u² − v²}, judged by the norms of gradient
 * descent, where the ℓ∞ separator is another.
 */
public final class Parametrizations implements Experiment<Parametrizations.Settings> {

    /** What can be set. */
    public record Settings(
            @Setting(value = "hidden units of the fully connected layer", atLeast = 1, atMost = 1_000)
            int hidden,

            @Setting(value = "standard deviation of the start", atLeast = 1e-6, atMost = 10)
            double initScale,

            @Setting(value = "length η of a step; of mirror descent 10η/(1 + 10ηt)", atLeast = 1e-6, atMost = 1)
            double stepSize,

            @Setting(value = "steps", atLeast = 40) long steps) {}

    /** One strand with what is claimed of it. */
    private record Cell(Shape shape, Steps steps, Strand strand, List<NormPromise> promises) {}

    @Override
    public Claim claim() {
        return new Claim(
                        "parametrizations",
                        "separable",
                        "The norm that descent makes small depends on the parametrization and on the geometry of its steps",
                        "GD: β, W₂W₁ → ℓ2;  w₁ ∗ w₂ → ‖DFT β‖₁;  u² − v² → ℓ1;  UVᵀ → nuclear norm.  On β: sign → ℓ∞,"
                                + "  coordinate and mirror → ℓ1",
                        List.of(
                                "Gunasekar, Lee, Soudry, Srebro, Characterizing Implicit Bias in Terms of Optimization"
                                        + " Geometry, ICML 2018",
                                "Gunasekar, Lee, Soudry, Srebro, Implicit Bias of Gradient Descent on Linear Convolutional"
                                        + " Networks, NeurIPS 2018",
                                "Pesme, Dragomir, Flammarion, Implicit Bias of Mirror Flow on Separable Data, NeurIPS 2024"),
                        Claim.DataKind.BINARY,
                        List.of(GAP_L2, GAP_L1, GAP_LINF, GAP_DFT1, GAP_NUCLEAR))
                .remarking("Cells of the table without a verdict are measured: no theorem is known for them here.");
    }

    @Override
    public Settings defaults() {
        return new Settings(8, 0.4, 0.005, 20_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Samples data = materials.binaryOr(Fixtures::fiveNorms);
        HardMargin svm = HardMargin.of(data);
        Assumption separable = svm.separability();
        if (!svm.separable()) {
            return inseparable(data, settings, materials, separable);
        }
        int rows = largestDivisor(data.dimension());
        NormTheory theory = NormTheory.of(data, svm, rows);
        List<Cell> cells = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            for (Steps steps : shape == Shape.MATRIX && rows == 1 ? new Steps[0] : Steps.values()) {
                cells.add(cell(shape, steps, data, theory, rows, settings, materials));
            }
        }
        List<Assumption> assumptions = Stream.concat(
                        Stream.of(separable),
                        cells.stream()
                                .flatMap(cell -> cell.promises.stream().map(NormPromise::visible))
                                .distinct())
                .toList();
        return new Trial(
                        cells.stream().map(Cell::strand).toList(),
                        assumptions,
                        cells.stream()
                                .filter(cell -> !cell.strand.control())
                                .flatMap(cell -> cell.promises.stream().map(promise -> promise.limit(cell.strand)))
                                .toList(),
                        history -> verdicts(cells, history))
                .with(grid(cells, theory));
    }

    /** β itself by gradient descent, which shows that there is nothing to claim. */
    private static Trial inseparable(
            Samples data, Settings settings, Materials materials, Assumption separable) {
        ParametrizedDescent descent = descent(data, Shape.WEIGHTS, Steps.GRADIENT, 1, settings, materials);
        List<Measure> measures = new LinearMeasures(descent).measures(ERROR_TRAIN, LOSS_LOG);
        Strand strand = new Strand("weights-gradient", descent, measures, settings.steps(), false);
        return new Trial(
                List.of(strand),
                List.of(separable),
                List.of(),
                history -> List.of(Verdict.within(
                                strand, "least norm", Double.NaN, Double.NaN, 0, "no separator", "by definition")
                        .restingOn(separable)));
    }

    private static Cell cell(
            Shape shape,
            Steps steps,
            Samples data,
            NormTheory theory,
            int rows,
            Settings settings,
            Materials materials) {
        ParametrizedDescent descent = descent(data, shape, steps, rows, settings, materials);
        List<Measure> measures = new ArrayList<>();
        theory.all().forEach(norm -> measures.add(norm.gap(descent)));
        measures.addAll(new LinearMeasures(descent).measures(LOSS_LOG));
        List<NormPromise> broken = theory.broken(shape, steps);
        Strand strand = new Strand(
                shape.label() + "-" + steps.label(), descent, measures, settings.steps(), !broken.isEmpty());
        return new Cell(shape, steps, strand, broken.isEmpty() ? theory.promises(shape, steps) : broken);
    }

    private static ParametrizedDescent descent(
            Samples data, Shape shape, Steps steps, int rows, Settings settings, Materials materials) {
        Parametrization parametrization = shape.of(data.dimension(), rows, settings.hidden());
        double[] start = Streams.gaussians(
                materials.streams().stream("init " + shape.label()),
                parametrization.parameters(),
                settings.initScale());
        return new ParametrizedDescent(
                LinearModel.classifier(data, new Exponential()),
                parametrization,
                steps.optimizer(start),
                steps.schedule(settings.stepSize()),
                start);
    }

    private static List<Verdict> verdicts(List<Cell> cells, History history) {
        return cells.stream()
                .flatMap(cell -> cell.promises.stream().map(promise -> promise.verdict(cell.strand, history)))
                .toList();
    }

    private static int largestDivisor(int dimension) {
        int divisor = (int) Math.sqrt((double) dimension);
        while (dimension % divisor != 0) {
            divisor--;
        }
        return divisor;
    }

    private static Grid grid(List<Cell> cells, NormTheory theory) {
        List<Grid.Cell> shown = cells.stream()
                .map(cell -> cell.strand.name())
                .flatMap(name -> theory.all().stream()
                        .map(LeastNorm::metric)
                        .map(metric -> new Grid.Cell(name, metric, name, metric)))
                .toList();
        return new Grid("How far from the least norm", "parametrization and steps", "norm", shown, Grid.Shading.LOG);
    }
}
