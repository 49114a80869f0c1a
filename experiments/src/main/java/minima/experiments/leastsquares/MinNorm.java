package minima.experiments.leastsquares;

import minima.training.claim.Assumption;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.History;
import minima.training.claim.Materials;
import minima.training.claim.Measure;
import minima.training.claim.Prediction.Curve;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Series;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.data.Fixtures;
import minima.training.data.GaussianRegression;
import minima.training.data.Samples;
import minima.training.descent.GradientDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.measure.LinearMeasures;
import minima.training.measure.OracleMeasures;
import minima.training.model.LinearModel;
import minima.training.random.Streams;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.DISTANCE_INIT;
import static minima.training.measure.Metrics.DISTANCE_ORACLE;
import static minima.training.measure.Metrics.DISTANCE_SPAN;
import static minima.training.measure.Metrics.GRADIENT_L2;
import static minima.training.measure.Metrics.LOSS_TRAIN;
import static minima.training.measure.Metrics.NORM_L1;
import static minima.training.measure.Metrics.NORM_L2;
import static minima.training.measure.Metrics.NORM_LINF;

/**
 * Gradient descent on least squares finds the interpolant of least ℓ2 norm.
 *
 * <p><b>Statement.</b> For {@code L(w) = ½‖Xw − y‖²}, X of shape [n, d] with singular values σᵢ, a start w(0) = 0 and 0
 * < η < 2/σ²max, {@code w(k) → X⁺y = argmin ‖w‖₂ s.t. Xw = y}; along singular direction i the error is multiplied by
 * {@code 1 − ησᵢ²} a step, so {@code ‖w(k) − X⁺y‖² = Σ (1 − ησᵢ²)^(2k) cᵢ²} exactly. Every iterate stays in the row
 * span of X.
 *
 * <p><b>Source.</b> Lecture notes, "The success of deep learning: is it all about SGD?", slides on gradient descent and
 * least squares; folklore. The slide's {@code (XᵀX)⁻¹Xy} has shapes that do not match; the minimum-norm solution of
 * {@code Xᵀw = y} is {@code X(XᵀX)⁻¹y}.
 *
 * <p><b>Controls.</b> A start outside the span keeps its part in the null space for ever; a step above 2/σ²max
 * diverges.
 */
public final class MinNorm implements Experiment<MinNorm.Settings> {

    private static final String SOURCE = "lecture notes, gradient descent and least squares; exact iterate by the SVD";

    /** Rounding of a decomposition and of as many steps as contraction allows, relative to ‖X⁺y‖. */
    private static final double ROUNDING = 1e-10;

    /** Data of the default setting. */
    public enum Problem {
        /** x₁ = (1,1,1), y₁ = 1; x₂ = (1,2,0), y₂ = 10: the answer is (1/3, 29/6, −25/6). */
        GUNASEKAR,
        /** n Gaussian samples in d dimensions. */
        GAUSSIAN;

        Samples samples(int n, int d, Streams streams) {
            return this == GUNASEKAR
                    ? Fixtures.gunasekar()
                    : GaussianRegression.of(n, d, streams).samples();
        }
    }

    /** What can be set. */
    public record Settings(
            @Setting("own data, where none is given") Problem problem,

            @Setting(value = "samples n of the Gaussian problem", atLeast = 1, atMost = 5_000)
            int samples,

            @Setting(value = "dimension d of the Gaussian problem", atLeast = 1, atMost = 5_000)
            int dimension,

            @Setting(value = "step size as a multiple of 1/σ²max", atLeast = 1e-6, atMost = 10)
            double relativeStep,

            @Setting(value = "steps", atLeast = 1) long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                "min-norm",
                "leastsquares",
                "Gradient descent on least squares finds the interpolant of least ℓ2 norm",
                "w(k) → X⁺y = argmin ‖w‖₂ s.t. Xw = y;  ‖w(k) − X⁺y‖² = Σ (1 − ησᵢ²)²ᵏ cᵢ²",
                List.of("Lecture notes, The success of deep learning: is it all about SGD?, gradient descent and least"
                        + " squares; min-norm solution X(XᵀX)⁻¹y, corrected from the slide's (XᵀX)⁻¹Xy"),
                Claim.DataKind.REAL,
                List.of(DISTANCE_ORACLE, LOSS_TRAIN, NORM_L2));
    }

    @Override
    public Settings defaults() {
        return new Settings(Problem.GUNASEKAR, 20, 50, 1, 10_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Samples data = materials.realOr(
                () -> settings.problem().samples(settings.samples(), settings.dimension(), materials.streams()));
        Contraction answer = Contraction.of(data);
        double scale = answer.sigmaMax() * answer.sigmaMax();
        double eta = settings.relativeStep() / scale;
        double[] zero = new double[data.dimension()];
        Strand claim = strand("from-zero", data, answer, eta, zero, settings.steps(), false);
        Strand outside =
                strand("outside-span", data, answer, eta, outside(answer, materials.streams()), settings.steps(), true);
        Strand unstable = strand("beyond-stability", data, answer, 2.01 / scale, zero, settings.steps(), true);
        List<Strand> strands = answer.nullity() > 0 ? List.of(claim, outside, unstable) : List.of(claim, unstable);
        Curve exact = new Curve(
                claim.name(),
                DISTANCE_ORACLE,
                k -> answer.distanceAfter(k, eta),
                "exact iterate: the Neumann series in the singular basis",
                Provenance.D);
        Assumption stable = Assumption.of(
                "0 < η < 2/σ²max", settings.relativeStep() < 2, "ησ²max = %.6g".formatted(settings.relativeStep()));
        return new Trial(
                strands,
                List.of(stable),
                List.of(exact, new Limit(claim.name(), NORM_L2, answer.norm(), "pseudo-inverse", Provenance.V)),
                history -> strands.stream()
                        .flatMap(strand -> judge(strand, answer, eta, history))
                        .map(verdict -> verdict.restingOn(stable))
                        .toList());
    }

    /** A start whose part in the null space is as long as the answer. */
    private static double[] outside(Contraction answer, Streams streams) {
        SplittableRandom random = streams.stream("init");
        double[] start = new double[answer.weights().length];
        for (int j = 0; j < start.length; j++) {
            start[j] = Streams.gaussian(random);
        }
        return answer.scaledNullPart(start);
    }

    private static Strand strand(
            String name, Samples data, Contraction answer, double eta, double[] start, long steps, boolean control) {
        GradientDescent descent = new GradientDescent(
                LinearModel.regression(data), new Schedule.Constant(Regulation.ofStepSize(eta)), start);
        List<Measure> measures = new ArrayList<>();
        measures.add(new OracleMeasures(descent, answer.weights()).distance());
        measures.addAll(new LinearMeasures(descent)
                .measures(LOSS_TRAIN, NORM_L2, NORM_L1, NORM_LINF, DISTANCE_INIT, GRADIENT_L2));
        measures.add(new Measure(DISTANCE_SPAN, () -> answer.distanceToSpan(descent.weights())));
        return new Strand(name, descent, measures, steps, control);
    }

    private static Stream<Verdict> judge(Strand strand, Contraction answer, double eta, History history) {
        double rounding = ROUNDING * Math.max(answer.norm(), 1e-300);
        double contracted = answer.distanceAfter(strand.steps(), eta);
        Verdict limit = Verdict.within(
                strand,
                DISTANCE_ORACLE + " → 0",
                0,
                history.last(strand, DISTANCE_ORACLE),
                contracted * (1 + ROUNDING) + rounding,
                "what the contraction leaves at the last step, and rounding",
                SOURCE);
        Verdict everyStep = Verdict.within(
                strand,
                "exact iterate at every measured step",
                0,
                farthestFromExact(history.series(strand.name(), DISTANCE_ORACLE), answer, eta),
                rounding,
                "rounding, 1e-10 of ‖X⁺y‖",
                SOURCE);
        Verdict span = Verdict.within(
                strand,
                DISTANCE_SPAN,
                0,
                history.last(strand, DISTANCE_SPAN),
                rounding,
                "rounding, 1e-10 of ‖X⁺y‖",
                SOURCE);
        boolean leavesNoSpan = strand.name().equals("beyond-stability");
        return leavesNoSpan ? Stream.of(limit, everyStep) : Stream.of(limit, everyStep, span);
    }

    private static double farthestFromExact(Series distance, Contraction answer, double eta) {
        double farthest = 0;
        for (int i = 0; i < distance.size(); i++) {
            farthest = Math.max(farthest, Math.abs(distance.value(i) - answer.distanceAfter(distance.step(i), eta)));
        }
        return farthest;
    }
}
