package minima.experiments.gaussian;

import minima.training.claim.Always;
import minima.training.claim.Assumption;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
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
import minima.training.claim.Verdict.Outcome;
import minima.training.data.BatchOrder;
import minima.training.data.BatchOrder.Sampling;
import minima.training.data.Samples;
import minima.training.data.SeparableGaussians;
import minima.training.descent.PerceptronRule;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.loss.Hinge;
import minima.training.measure.LinearMeasures;
import minima.training.model.LinearModel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ERROR_TRAIN;
import static minima.training.measure.Metrics.GROWTH_RATIO;
import static minima.training.measure.Metrics.MARGIN_L2;
import static minima.training.measure.Metrics.MISTAKES;
import static minima.training.measure.Metrics.NORM_L2;
import static minima.training.measure.Metrics.PROGRESS_ORACLE;

/**
 * The perceptron makes at most (R/γ)² mistakes on separable data, in whatever order the samples come.
 *
 * <p><b>Statement.</b> Let ŵ be the hard-margin separator, γ = 1/‖ŵ‖, R = max ‖zᵢ‖. After k mistakes {@code ⟨w, ŵ⟩ ≥
 * k}, as each adds a z with z·ŵ ≥ 1, and {@code ‖w‖² ≤ kR²}, as each adds at most R² where z·w ≤ 0. By Cauchy and
 * Schwarz {@code k ≤ ‖ŵ‖²R²}. So the mistakes come to an end, and then w separates whatever comes again.
 *
 * <p><b>Source.</b> A. B. J. Novikoff, "On convergence proofs on perceptrons", Symposium on the Mathematical Theory of
 * Automata, 1962.
 *
 * <p><b>Controls.</b> A sample that comes with both labels, so that nothing separates; and an update at every sample,
 * mistaken or not.
 */
public final class Perceptron implements Experiment<Perceptron.Settings> {

    private static final String NOVIKOFF = "Novikoff, On convergence proofs on perceptrons, 1962";

    /** Rounding of sums over all updates. */
    private static final double ROUNDING = 1e-9;

    /** What can be set. */
    public record Settings(
            @Setting(value = "samples n, where none are given", atLeast = 2, atMost = 100_000)
            int samples,

            @Setting(value = "dimension d, where no samples are given", atLeast = 2, atMost = 10_000)
            int dimension,

            @Setting(value = "margin γ, where no samples are given", atLeast = 1e-3, atMost = 100)
            double margin,

            @Setting("in which order samples come") Sampling sampling,

            @Setting(value = "samples visited", unit = "samples", atLeast = 1)
            long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                "perceptron",
                "gaussian",
                "The perceptron makes at most (R/γ)² mistakes",
                "mistakes ≤ ‖ŵ‖²R²;  after k of them ⟨w, ŵ⟩ ≥ k and ‖w‖² ≤ kR²",
                List.of(NOVIKOFF),
                Claim.DataKind.BINARY,
                List.of(MISTAKES, ERROR_TRAIN, MARGIN_L2));
    }

    @Override
    public Settings defaults() {
        return new Settings(50, 10, 0.5, Sampling.WITHOUT_REPLACEMENT, 20_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Samples data = materials.binaryOr(() -> SeparableGaussians.of(
                        settings.samples(), settings.dimension(), settings.margin(), materials.streams())
                .samples());
        Mistakes mistakes = Mistakes.of(data);
        double bound = mistakes.bound();
        List<Strand> strands =
                new ArrayList<>(List.of(strand("mistakes-alone", data, 0, mistakes, settings, materials)));
        Assumption separable = mistakes.svm().separability();
        if (!separable.fails()) {
            strands.add(strand("both-labels", Mistakes.contradicted(data), 0, mistakes, settings, materials)
                    .asControl());
            strands.add(strand("every-sample", data, Double.POSITIVE_INFINITY, mistakes, settings, materials)
                    .asControl());
        }
        boolean longEnough = settings.steps() >= data.size() * (bound + 1);
        return new Trial(
                strands,
                List.of(separable),
                separable.fails() ? List.of() : predictions(strands.get(0).name(), bound),
                history -> strands.stream()
                        .flatMap(strand -> judge(strand, bound, longEnough, history))
                        .map(verdict -> verdict.restingOn(separable))
                        .toList());
    }

    private static Strand strand(
            String name, Samples data, double threshold, Mistakes mistakes, Settings settings, Materials materials) {
        PerceptronRule updates = new PerceptronRule(
                LinearModel.classifier(data, new Hinge()),
                new Schedule.Constant(Regulation.ofStepSize(1)),
                new BatchOrder(data.size(), 1, settings.sampling(), materials.streams()),
                threshold);
        List<Measure> measures = new ArrayList<>(mistakes.measures(updates));
        measures.addAll(new LinearMeasures(updates).measures(ERROR_TRAIN, MARGIN_L2, NORM_L2));
        return new Strand(name, updates, measures, settings.steps(), false);
    }

    private static List<Prediction> predictions(String strand, double bound) {
        return List.of(
                Bound.upper(strand, MISTAKES, t -> bound, NOVIKOFF),
                new Bound(strand, PROGRESS_ORACLE, false, t -> 1, NOVIKOFF, Provenance.D),
                Bound.upper(strand, GROWTH_RATIO, t -> 1, NOVIKOFF),
                new Limit(strand, ERROR_TRAIN, 0, NOVIKOFF, Provenance.D));
    }

    /** With both labels a sample may only shrink w where it is mistaken, so that the growth stays bounded there too. */
    private static Stream<Verdict> judge(Strand strand, double bound, boolean longEnough, History history) {
        Verdict mistakes = Always.atMost(strand, MISTAKES, t -> bound, ROUNDING, history, NOVIKOFF);
        Verdict progress = Always.atLeast(strand, PROGRESS_ORACLE, t -> 1, ROUNDING, history, NOVIKOFF);
        Verdict growth = Always.atMost(strand, GROWTH_RATIO, t -> 1, ROUNDING, history, NOVIKOFF);
        Verdict separates = Verdict.within(
                strand,
                ERROR_TRAIN,
                0,
                history.last(strand, ERROR_TRAIN),
                0,
                "exact: mistakes come to an end",
                NOVIKOFF);
        if (!longEnough && !separates.supported()) {
            separates = separates.as(
                    Outcome.INCONCLUSIVE,
                    "mistakes may still come: fewer than n(bound + 1) visits. Maybe more --steps");
        }
        return switch (strand.name()) {
            case "both-labels" -> Stream.of(mistakes, progress, separates);
            case "every-sample" -> Stream.of(mistakes, growth);
            default -> Stream.of(mistakes, progress, growth, separates);
        };
    }
}
