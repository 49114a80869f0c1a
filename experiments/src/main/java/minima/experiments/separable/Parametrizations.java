package minima.experiments.separable;

import minima.experiments.separable.NormTable.Cell;
import minima.training.claim.Assumption;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.History;
import minima.training.claim.Materials;
import minima.training.claim.Setting;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.oracle.HardMargin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.GAP_DFT1;
import static minima.training.measure.Metrics.GAP_L1;
import static minima.training.measure.Metrics.GAP_L2;
import static minima.training.measure.Metrics.GAP_LINF;
import static minima.training.measure.Metrics.GAP_NUCLEAR;

/**
 * Which norm is made small depends on the parametrization of the same linear predictors, and on the geometry of the
 * steps in its parameters.
 *
 * <p><b>Statement.</b> On the exponential loss of separable data, predictors {@code x ↦ β(θ)·x} turn to the separator
 * of least norm: by gradient descent ℓ2 for β = θ and for fully connected layers, the sum of Fourier moduli for two
 * convolutions, ℓ1 for {@code β = u² − v²}, the nuclear norm for a matrix {@code UVᵀ}; by sign descent on β itself ℓ∞,
 * by greedy coordinate descent and by mirror descent with the hyperbolic entropy (exponentiated gradient with signs)
 * ℓ1. All under the hypotheses of the sources, above all that directions converge. Of the other cells of the table no
 * theorem is known here: what they show is measured and gets no verdict.
 *
 * <p><b>Source.</b> Gunasekar, Lee, Soudry, Srebro, ICML 2018 (steps) and NeurIPS 2018 (layers, convolutions, diagonal
 * networks); lecture notes "Inductive Bias, Generalization and the role of Optimization in Deep Learning"; Pesme,
 * Dragomir, Flammarion, "Implicit Bias of Mirror Flow on Separable Data", NeurIPS 2024. Parts that the separator has
 * not die like a power of t that its dual gives: docs/papers.md.
 *
 * <p><b>Control.</b> With the tail 1/(1 + z), which is not exponential, gradient descent on β and on {@code u² − v²}
 * turns elsewhere.
 */
public final class Parametrizations implements Experiment<Parametrizations.Settings> {

    /** What can be set. */
    public record Settings(
            @Setting(value = "hidden units of the fully connected layer", atLeast = 1, atMost = 1_000)
            int hidden,

            @Setting(
                    value = "standard deviation of the start; of differences the size of both parts",
                    atLeast = 1e-6,
                    atMost = 10)
            double initScale,

            @Setting(value = "length η of a step; of mirror descent 10η/(1 + 10ηt)", atLeast = 1e-6, atMost = 1)
            double stepSize,

            @Setting(value = "steps", atLeast = 40) long steps) {}

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
        return new Settings(8, 0.4, 0.005, 40_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Samples data = materials.binaryOr(Fixtures::fiveNorms);
        HardMargin svm = HardMargin.of(data);
        Assumption separable = svm.separability();
        int rows = largestDivisor(data.dimension());
        NormTheory theory = svm.separable() ? NormTheory.of(data, svm, rows) : NormTheory.NONE;
        NormTable table = new NormTable(data, rows, theory, settings, materials.streams());
        List<Cell> cells = new ArrayList<>(table.cells());
        cells.addAll(List.of(table.control(Shape.WEIGHTS), table.control(Shape.DIAGONAL)));
        return new Trial(
                        cells.stream().map(Cell::strand).toList(),
                        Stream.concat(Stream.of(separable), assumptions(cells)).toList(),
                        cells.stream()
                                .filter(cell -> !cell.strand().control())
                                .flatMap(cell -> cell.promises().stream().map(promise -> promise.limit(cell.strand())))
                                .toList(),
                        history -> svm.separable()
                                ? verdicts(cells, history)
                                : List.of(nothing(cells.get(0)).restingOn(separable)))
                .with(table.grid(cells));
    }

    private static Stream<Assumption> assumptions(List<Cell> cells) {
        return cells.stream()
                .flatMap(cell -> cell.promises().stream().map(NormPromise::visible))
                .distinct();
    }

    private static List<Verdict> verdicts(List<Cell> cells, History history) {
        return cells.stream()
                .flatMap(cell -> cell.promises().stream().map(promise -> promise.verdict(cell.strand(), history)))
                .toList();
    }

    private static Verdict nothing(Cell cell) {
        return Verdict.within(cell.strand(), "least norm", Double.NaN, Double.NaN, 0, "no separator", "by definition");
    }

    private static int largestDivisor(int dimension) {
        int divisor = (int) Math.sqrt((double) dimension);
        while (dimension % divisor != 0) {
            divisor--;
        }
        return divisor;
    }
}
