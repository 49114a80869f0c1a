package minima.experiments.separable;

import minima.experiments.separable.DescentInNorm.Norm;
import minima.training.claim.Assumption;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
import minima.training.claim.Materials;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.descent.Geometry;
import minima.training.descent.LpGeometry;
import minima.training.descent.QuadraticGeometry;
import minima.training.descent.SpectralGeometry;
import minima.training.oracle.HardMargin;
import minima.training.oracle.PolyhedralMargin;
import minima.training.oracle.QuadraticMargin;
import minima.training.random.Streams;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.GAP_ORACLE;
import static minima.training.measure.Metrics.MARGIN_L1;
import static minima.training.measure.Metrics.MARGIN_L2;
import static minima.training.measure.Metrics.MARGIN_LINF;
import static minima.training.measure.Metrics.MARGIN_LP;
import static minima.training.measure.Metrics.MARGIN_QUADRATIC;
import static minima.training.measure.Metrics.MARGIN_SPECTRAL;

/**
 * Steepest descent in any norm turns separable data to the largest margin in that norm.
 *
 * <p><b>Statement.</b> On the exponential loss of separable data, from any start and with any step size, steepest
 * descent in ‖·‖ has {@code min zᵢ·w/‖w‖ → γ = max min zᵢ·v over ‖v‖ ≤ 1}: gradient descent to the ℓ2 margin, greedy
 * coordinate descent to ℓ1, sign descent to ℓ∞, matrix-sign descent to that of the spectral norm. With steps of length
 * η the margin after t steps is at least {@code (ηt(γ − ηB²/2) − log L(w₀))/(‖w₀‖ + ηt)}, B the largest ‖zᵢ‖_*; with
 * the best η for T steps, at least {@code γ − B√(2 log n / T)}: the gap falls at least like T^(−½).
 *
 * <p><b>Source.</b> Gunasekar, Lee, Soudry, Srebro, "Characterizing Implicit Bias in Terms of Optimization Geometry",
 * ICML 2018, section 3; Telgarsky, "Margins, Shrinkage, and Boosting", ICML 2013, for ℓ1. The guarantee is derived in
 * docs/papers.md. The margins are the oracles', but in ℓp, where the run's own dual norm bounds γ from above.
 *
 * <p><b>Controls.</b> The squared loss has a finite minimum, at which every norm ends alike and no margin is largest.
 */
public final class SteepestDescentMargins implements Experiment<SteepestDescentMargins.Settings> {

    /** What can be set. */
    public record Settings(
            @Setting(value = "p of the ℓp norm beside ℓ1, ℓ2 and ℓ∞", atLeast = 1.1, atMost = 10)
            double p,

            @Setting(
                    value = "c of the quadratic norm √(w·Pw), P with 1 on the diagonal and c beside it",
                    atLeast = -0.45,
                    atMost = 0.45)
            double coupling,

            @Setting(value = "length η of a step; 0 chooses that of the best guarantee", atLeast = 0)
            double stepSize,

            @Setting(value = "standard deviation of the start", atLeast = 0, atMost = 10)
            double initScale,

            @Setting(value = "steps", atLeast = 4) long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                "steepest-descent-margins",
                "separable",
                "Steepest descent in any norm turns to the largest margin in that norm",
                "Δw = −η argmax ⟨∇L, v⟩ over ‖v‖ ≤ 1:  min zᵢ·w/‖w‖ → γ = max over ‖v‖ ≤ 1 of min zᵢ·v,"
                        + "  from below and at least like γ − c/√T",
                List.of(
                        "Gunasekar, Lee, Soudry, Srebro, Characterizing Implicit Bias in Terms of Optimization Geometry,"
                                + " ICML 2018",
                        "Telgarsky, Margins, Shrinkage, and Boosting, ICML 2013",
                        "Lecture notes, Inductive Bias, Generalization and the role of Optimization in Deep Learning"),
                Claim.DataKind.BINARY,
                List.of(GAP_ORACLE, MARGIN_L2, MARGIN_L1, MARGIN_LINF));
    }

    @Override
    public Settings defaults() {
        return new Settings(3, 0.4, 0.02, 0.1, 30_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Samples data = materials.binaryOr(Fixtures::threeGeometries);
        HardMargin svm = HardMargin.of(data);
        List<Norm> three = three(data, svm);
        List<DescentInNorm> descents = new ArrayList<>();
        three.forEach(norm -> descents.add(claim(norm, data, settings, materials)));
        Stream.of(lp(svm, settings.p()), quadratic(data, svm, settings.coupling()))
                .forEach(norm -> descents.add(claim(norm, data, settings, materials)));
        if (materials.data() == null) {
            descents.add(claim(spectral(), Fixtures.matrices(), settings, materials));
        }
        three.forEach(norm -> descents.add(
                DescentInNorm.squaredControl(norm, data, settings.steps(), start(data, settings, materials))));
        Assumption separable = svm.separability();
        return new Trial(
                        descents.stream().map(DescentInNorm::strand).toList(),
                        List.of(separable),
                        svm.separable()
                                ? descents.stream()
                                        .filter(descent -> !descent.strand().control())
                                        .flatMap(descent -> descent.predictions().stream())
                                        .toList()
                                : List.of(),
                        history -> descents.stream()
                                .flatMap(descent -> descent.verdicts(history).stream())
                                .map(verdict -> verdict.restingOn(separable))
                                .toList())
                .with(grid(descents.subList(0, three.size())));
    }

    private static List<Norm> three(Samples data, HardMargin svm) {
        double l2 = svm.separable() ? svm.margin() : 0;
        double l1 = polyhedral(data, minima.training.oracle.Norm.L1);
        double linf = polyhedral(data, minima.training.oracle.Norm.LINF);
        return List.of(
                new Norm("l2", new LpGeometry(2), MARGIN_L2, l2, l2),
                new Norm("l1", new LpGeometry(1), MARGIN_L1, l1, l1),
                new Norm("linf", new LpGeometry(Double.POSITIVE_INFINITY), MARGIN_LINF, linf, linf));
    }

    private static double polyhedral(Samples data, minima.training.oracle.Norm norm) {
        PolyhedralMargin margin = PolyhedralMargin.of(data, norm);
        return margin.separable() ? margin.margin() : 0;
    }

    private static Norm lp(HardMargin svm, double p) {
        Geometry geometry = new LpGeometry(p);
        return new Norm("lp", geometry, MARGIN_LP, Double.NaN, attained(svm, geometry));
    }

    /** The margin that the ℓ2 separator has in another norm. */
    private static double attained(HardMargin svm, Geometry geometry) {
        return svm.separable() ? 1 / geometry.norm(svm.weights()) : 0;
    }

    private static Norm quadratic(Samples data, HardMargin svm, double coupling) {
        double[][] p = new double[data.dimension()][data.dimension()];
        for (int j = 0; j < p.length; j++) {
            p[j][j] = 1;
            if (j > 0) {
                p[j][j - 1] = coupling;
                p[j - 1][j] = coupling;
            }
        }
        double margin = svm.separable() ? QuadraticMargin.of(data, p).margin() : 0;
        return new Norm("quadratic", new QuadraticGeometry(p), MARGIN_QUADRATIC, margin, margin);
    }

    /** On 2×2 matrices whose largest margin, 4, is known by hand. */
    private static Norm spectral() {
        return new Norm("spectral", new SpectralGeometry(2, 2), MARGIN_SPECTRAL, 4, 4);
    }

    private static DescentInNorm claim(Norm norm, Samples data, Settings settings, Materials materials) {
        return DescentInNorm.claim(norm, data, settings.stepSize(), settings.steps(), start(data, settings, materials));
    }

    private static double[] start(Samples data, Settings settings, Materials materials) {
        return Streams.gaussians(materials.streams().stream("init"), data.dimension(), settings.initScale());
    }

    private static Grid grid(List<DescentInNorm> three) {
        List<Grid.Cell> cells = three.stream()
                .map(DescentInNorm::strand)
                .map(Strand::name)
                .flatMap(name -> Stream.of(MARGIN_L2, MARGIN_L1, MARGIN_LINF)
                        .map(metric -> new Grid.Cell(name, metric, name, metric)))
                .toList();
        return new Grid("Which descent wins which margin", "descent in", "margin", cells, Grid.Shading.NONE);
    }
}
