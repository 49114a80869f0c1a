package minima.experiments.leastsquares;

import minima.training.claim.Assumption;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
import minima.training.claim.History;
import minima.training.claim.Materials;
import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Series;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.Samples;
import minima.training.descent.LinearSimulation;
import minima.training.measure.LinearMeasures;
import minima.training.measure.OracleMeasures;
import minima.training.random.Streams;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.DISTANCE_ORACLE;
import static minima.training.measure.Metrics.DISTANCE_SPAN;
import static minima.training.measure.Metrics.LOSS_TRAIN;
import static minima.training.measure.Metrics.NORM_L2;

/**
 * Any algorithm that interpolates and stays in the span of the data finds the interpolant of least ℓ2 norm.
 *
 * <p><b>Statement.</b> Let {@code Xw = y} have a solution. There is one in the span of the rows of X, X⁺y, and it has
 * the least norm of all; so whatever iterates {@code Σ aᵢxᵢ} with L → 0 do, they tend to it. At every w, {@code ‖w −
 * X⁺y‖² ≤ 2L(w)/σ²min + ‖(I − P)w‖²}, with P the projection onto the span.
 *
 * <p><b>Source.</b> Lecture notes, "The success of deep learning: is it all about SGD?", "ANY algorithm that converges
 * to 0-error …"; lecture notes of N. Srebro, "Inductive Bias, Generalization and the role of Optimization in Deep
 * Learning", least squares.
 *
 * <p><b>Controls.</b> Algorithms that leave the span, by scaling coordinates or by where they start. Each must
 * interpolate too, which is judged as a claim, and yet end elsewhere. One that on these data stays in the span after
 * all breaks no hypothesis.
 */
public final class AnyAlgorithmInTheSpan implements Experiment<AnyAlgorithmInTheSpan.Settings> {

    private static final String NOTES =
            "Lecture notes, The success of deep learning: is it all about SGD?, any algorithm in the data span";

    /** Of ‖X⁺y‖: how near the iterates have to come, and so, times σ_min, how small their residual has to be. */
    private static final double NEAR = 1e-8;

    /** Rounding of the span by a decomposition and by all steps, relative to the longest iterate. */
    private static final double ROUNDING = 1e-10;

    /** What can be set. */
    public record Settings(
            @Setting("own data, where none is given") MinNorm.Problem problem,

            @Setting(value = "samples n of the Gaussian problem", atLeast = 1, atMost = 1_000)
            int samples,

            @Setting(value = "dimension d of the Gaussian problem", atLeast = 2, atMost = 5_000)
            int dimension,

            @Setting(value = "momentum of the heavy ball and of Nesterov's method", atLeast = 0, atMost = 0.99)
            double momentum,

            @Setting(value = "samples a step of mini-batch descent, at most n", atLeast = 1)
            int batchSize,

            @Setting(value = "pairs that L-BFGS remembers", atLeast = 1, atMost = 1_000)
            int memory,

            @Setting(value = "steps", atLeast = 1) long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                        "any-algorithm-in-the-span",
                        "leastsquares",
                        "Any algorithm that interpolates within the span of the data finds the least ℓ2 norm",
                        "Xw = y and w = Σ aᵢxᵢ  ⇒  w = X⁺y;  ‖w − X⁺y‖² ≤ 2L(w)/σ²min + ‖(I − P)w‖²",
                        List.of(
                                NOTES,
                                "Lecture notes, Inductive Bias, Generalization and the role of Optimization in Deep"
                                        + " Learning, simple example: least squares"),
                        Claim.DataKind.REAL,
                        List.of(DISTANCE_ORACLE, DISTANCE_SPAN, LOSS_TRAIN))
                .remarking(
                        "The slide on least squares swaps n and m: it means fewer equations than unknowns. Iterates are"
                                + " \"spanned by rows of A\" for BFGS only where it starts from a multiple of the identity.");
    }

    @Override
    public Settings defaults() {
        return new Settings(MinNorm.Problem.GAUSSIAN, 6, 20, 0.8, 2, 5, 20_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Samples data = materials.realOr(
                () -> settings.problem().samples(settings.samples(), settings.dimension(), materials.streams()));
        Contraction answer = Contraction.of(data);
        SpanAlgorithms algorithms = new SpanAlgorithms(data, answer.sigmaMax(), settings, materials.streams());
        List<Strand> strands = new ArrayList<>();
        algorithms.keepTheSpan().forEach((name, run) -> strands.add(strand(name, run, answer, settings.steps())));
        if (answer.nullity() > 0) {
            algorithms
                    .leaveTheSpan()
                    .forEach((name, run) -> strands.add(
                            strand(name, run, answer, settings.steps()).asControl()));
            double[] start = Streams.gaussians(materials.streams().stream("init"), data.dimension(), 1);
            LinearSimulation outside = algorithms.from(answer.scaledNullPart(start));
            strands.add(
                    strand("outside-start", outside, answer, settings.steps()).asControl());
        }
        Assumption consistent = answer.consistency();
        List<Prediction> predictions = strands.stream()
                .filter(strand -> !strand.control())
                .map(strand ->
                        (Prediction) new Limit(strand.name(), NORM_L2, answer.norm(), "pseudo-inverse", Provenance.V))
                .toList();
        return new Trial(strands, List.of(consistent), predictions, history -> strands.stream()
                        .flatMap(strand -> judge(strand, answer, history))
                        .map(verdict -> verdict.restingOn(consistent))
                        .toList())
                .with(table(strands));
    }

    private static Strand strand(String name, LinearSimulation run, Contraction answer, long steps) {
        List<Measure> measures = new ArrayList<>();
        measures.add(new OracleMeasures(run, answer.weights()).distance());
        measures.add(new Measure(DISTANCE_SPAN, () -> answer.distanceToSpan(run.weights())));
        measures.addAll(new LinearMeasures(run).measures(LOSS_TRAIN, NORM_L2));
        return new Strand(name, run, measures, steps, false);
    }

    private static Stream<Verdict> judge(Strand strand, Contraction answer, History history) {
        double near = NEAR * answer.norm();
        double residual = Math.sqrt(2 * history.last(strand, LOSS_TRAIN));
        double longest = largest(history.series(strand.name(), NORM_L2));
        Verdict interpolates = Verdict.within(
                new Strand(strand.name(), strand.simulation(), strand.measures(), strand.steps(), false),
                "‖Xw − y‖ → 0",
                0,
                residual,
                near * answer.sigmaMin(),
                "so small that within the span it leaves 1e-8 ‖X⁺y‖",
                NOTES);
        Verdict span = Verdict.within(
                strand,
                DISTANCE_SPAN + " at every measured step",
                0,
                largest(history.series(strand.name(), DISTANCE_SPAN)),
                ROUNDING * longest,
                "rounding, 1e-10 of the longest iterate",
                NOTES);
        Verdict limit = Verdict.within(
                strand,
                DISTANCE_ORACLE + " → 0",
                0,
                history.last(strand, DISTANCE_ORACLE),
                near,
                "1e-8 ‖X⁺y‖, by ‖Xw − y‖/σ_min",
                NOTES);
        if (!interpolates.supported()) {
            String why = "does not interpolate at the last step, which the claim presupposes. Maybe more steps";
            return Stream.of(interpolates.as(Outcome.INCONCLUSIVE, why), span, limit.as(Outcome.INCONCLUSIVE, why));
        }
        if (strand.control() && span.supported()) {
            String why = "stays in the span of these data, so it breaks no hypothesis";
            return Stream.of(interpolates, span.as(Outcome.NOT_APPLICABLE, why), limit.as(Outcome.NOT_APPLICABLE, why));
        }
        return Stream.of(interpolates, span, limit);
    }

    private static double largest(Series series) {
        double largest = 0;
        for (int i = 0; i < series.size(); i++) {
            largest = Math.max(largest, series.value(i)); // NaN stays
        }
        return largest;
    }

    private static Grid table(List<Strand> strands) {
        List<Grid.Cell> cells = strands.stream()
                .flatMap(strand -> Stream.of(DISTANCE_ORACLE, DISTANCE_SPAN, LOSS_TRAIN)
                        .map(metric -> new Grid.Cell(strand.name(), metric, strand.name(), metric)))
                .toList();
        return new Grid("Who finds the least norm", "algorithm", "measure", cells, Grid.Shading.LOG);
    }
}
