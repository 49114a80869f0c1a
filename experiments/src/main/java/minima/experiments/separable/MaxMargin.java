package minima.experiments.separable;

import minima.training.claim.Assumption;
import minima.training.claim.Asymptotics;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.History;
import minima.training.claim.InvalidInput;
import minima.training.claim.Materials;
import minima.training.claim.Measure;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Curve;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.BatchOrder;
import minima.training.data.BatchOrder.Sampling;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.descent.GradientDescent;
import minima.training.descent.LinearSimulation;
import minima.training.descent.NormalizedGradientDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.StochasticGradientDescent;
import minima.training.loss.Exponential;
import minima.training.loss.Logistic;
import minima.training.loss.Loss;
import minima.training.loss.PolynomialTail;
import minima.training.loss.Squared;
import minima.training.measure.LinearMeasures;
import minima.training.measure.SeparatorMeasures;
import minima.training.model.LinearModel;
import minima.training.oracle.HardMargin;
import minima.training.oracle.PolynomialTailDirection;
import minima.training.oracle.Spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import static minima.training.measure.Metrics.ANGLE_ORACLE;
import static minima.training.measure.Metrics.ERROR_TRAIN;
import static minima.training.measure.Metrics.GRADIENT_L2;
import static minima.training.measure.Metrics.LOSS_LOG;
import static minima.training.measure.Metrics.LOSS_TIMES_STEP;
import static minima.training.measure.Metrics.LOSS_TRAIN;
import static minima.training.measure.Metrics.MARGIN_GAP_LOG;
import static minima.training.measure.Metrics.MARGIN_L1;
import static minima.training.measure.Metrics.MARGIN_L2;
import static minima.training.measure.Metrics.MARGIN_LINF;
import static minima.training.measure.Metrics.MARGIN_UPPER;
import static minima.training.measure.Metrics.NORM_L2;
import static minima.training.measure.Metrics.RESIDUAL_SUPPORT;
import static minima.training.measure.Metrics.STEP_SIZE;
import static minima.training.measure.Metrics.SUPPORT_COUNT;

/**
 * Gradient descent on separable data with an exponential-tailed loss turns towards the hard-margin SVM.
 *
 * <p><b>Statement.</b> Let ŵ be the hard-margin solution with dual α, γ = 1/‖ŵ‖, and let η be below 2/(β σ²max). Then
 * {@code w(t) = ŵ log t + ρ(t)} with ρ bounded for almost every data set, and with {@code bₙ = −log(αₙ/η)} on the
 * support vectors {@code ρ(t)·zₙ → bₙ}; {@code t L(t) → ‖ŵ‖²/η}; {@code (γ − γ_t) log t → γ(Σ αₙbₙ/Σ αₙ − min bₙ)}.
 *
 * <p><b>Source.</b> Soudry, Hoffer, Nacson, Gunasekar, Srebro, "The Implicit Bias of Gradient Descent on Separable
 * Data", JMLR 19(70), 2018, theorems 3 and 5. The constants are derived in docs/papers.md. With momentum β the step is
 * η/(1 − β); with batches, η is the step along the unbiased estimate of the whole gradient.
 *
 * <p><b>Controls.</b> The squared loss has a finite minimum; the tail {@code (1 + z)^(−p)} is not exponential:
 * normalized descent on it turns to the minimizer over the unit sphere of {@code Σ (w·zₙ)^(−p)}, which the same strand
 * shows, and not to ŵ.
 */
public final class MaxMargin implements Experiment<MaxMargin.Settings> {

    private static final String SOUDRY = "Soudry et al., JMLR 19(70), 2018, theorem 3";
    private static final String DERIVED = "derived from theorem 3 and the dual, docs/papers.md";

    /** Below this loss every sample is on the right side, and the asymptotic laws begin to show. */
    private static final double SEPARATED = Math.log(2);

    /** Losses with a tight exponential tail. */
    public enum Tailed {
        LOGISTIC,
        EXPONENTIAL;

        Loss loss() {
            return this == LOGISTIC ? new Logistic() : new Exponential();
        }
    }

    /** What can be set. */
    public record Settings(
            @Setting("loss of the claim's strand") Tailed loss,

            @Setting(value = "step size η; 0 chooses half of the largest allowed", atLeast = 0)
            double stepSize,

            @Setting(value = "heavy-ball momentum β", atLeast = 0, atMost = 0.99)
            double momentum,

            @Setting(value = "samples a step; 0 takes all of them", atLeast = 0)
            int batchSize,

            @Setting("how mini-batches are drawn") Sampling sampling,
            @Setting(value = "steps", atLeast = 1) long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                "max-margin",
                "separable",
                "Gradient descent on separable data turns towards the hard-margin SVM",
                "w(t) = ŵ log t + ρ(t) with ρ bounded;  t·L(t) → ‖ŵ‖²/η;  γ − γₜ = O(1/log t)",
                List.of(
                        "Soudry, Hoffer, Nacson, Gunasekar, Srebro, The Implicit Bias of Gradient Descent on Separable Data,"
                                + " JMLR 19(70), 2018, theorems 3 and 5"),
                Claim.DataKind.BINARY,
                List.of(MARGIN_L2, LOSS_TIMES_STEP, NORM_L2, ANGLE_ORACLE));
    }

    @Override
    public Settings defaults() {
        return new Settings(Tailed.LOGISTIC, 0, 0, 0, Sampling.WITHOUT_REPLACEMENT, 100_000);
    }

    @Override
    public void check(Settings settings, Materials materials) {
        int samples = materials.binaryOr(Fixtures::threeGeometries).size();
        if (settings.batchSize() > samples) {
            throw new InvalidInput("batchSize must not exceed the samples: batchSize=%d, samples=%d"
                    .formatted(settings.batchSize(), samples));
        }
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Samples data = materials.binaryOr(Fixtures::threeGeometries);
        Setup setup = Setup.of(settings, data);
        HardMargin svm = HardMargin.of(data);
        Strand claim = claimStrand(settings, materials, setup, svm);
        Strand squared = squaredStrand(settings, setup, svm);
        List<Strand> strands = new ArrayList<>(List.of(claim, squared));
        List<TailStrand> tails = svm.separable() && materials.data() == null
                ? List.of(tail(1, settings, setup, svm), tail(2, settings, setup, svm), tail(4, settings, setup, svm))
                : List.of();
        tails.forEach(tail -> strands.add(tail.strand()));
        List<Assumption> assumptions = assumptions(settings, setup, svm);
        Constants constants = svm.separable() ? Constants.of(svm, setup.effectiveStep()) : Constants.UNDEFINED;
        return new Trial(strands, assumptions, predictions(claim, tails, svm, constants), history -> {
            List<Verdict> verdicts = new ArrayList<>();
            strands.forEach(strand -> verdicts.addAll(judge(strand, svm, constants, history)));
            tails.forEach(tail -> verdicts.add(tail.verdict(history)));
            return verdicts.stream().map(v -> rest(v, assumptions)).toList();
        });
    }

    private static Strand claimStrand(Settings settings, Materials materials, Setup setup, HardMargin svm) {
        LinearModel model = LinearModel.classifier(setup.data(), settings.loss().loss());
        Schedule schedule = new Schedule.Constant(new Regulation(setup.stepSize(), settings.momentum(), 0));
        LinearSimulation descent = settings.batchSize() == 0
                ? new GradientDescent(model, schedule)
                : new StochasticGradientDescent(
                        model,
                        schedule,
                        new BatchOrder(
                                setup.data().size(), settings.batchSize(), settings.sampling(), materials.streams()));
        String name = settings.loss().name().toLowerCase(Locale.ROOT);
        return strand(name, descent, setup, svm, settings.steps(), false);
    }

    private static Strand squaredStrand(Settings settings, Setup setup, HardMargin svm) {
        double stable = 1 / (setup.sigmaMax() * setup.sigmaMax());
        LinearModel model = LinearModel.classifier(setup.data(), new Squared());
        GradientDescent descent = new GradientDescent(model, new Schedule.Constant(Regulation.ofStepSize(stable)));
        return strand("squared", descent, setup, svm, settings.steps(), true);
    }

    private static TailStrand tail(int p, Settings settings, Setup setup, HardMargin svm) {
        LinearModel model = LinearModel.classifier(setup.data(), new PolynomialTail(p));
        NormalizedGradientDescent descent = new NormalizedGradientDescent(
                model, new Schedule.Constant(Regulation.ofStepSize(1 / setup.sigmaMax())));
        return TailStrand.of(
                strand("polynomial-" + p, descent, setup, svm, settings.steps(), true),
                descent,
                PolynomialTailDirection.of(setup.data(), p),
                svm);
    }

    private static Strand strand(
            String name, LinearSimulation descent, Setup setup, HardMargin svm, long steps, boolean control) {
        LinearMeasures own = new LinearMeasures(descent);
        List<Measure> measures = new ArrayList<>(own.measures(
                MARGIN_L2,
                MARGIN_UPPER,
                MARGIN_L1,
                MARGIN_LINF,
                LOSS_TRAIN,
                LOSS_LOG,
                LOSS_TIMES_STEP,
                ERROR_TRAIN,
                NORM_L2,
                GRADIENT_L2,
                SUPPORT_COUNT,
                STEP_SIZE));
        if (svm.separable()) {
            measures.addAll(
                    new SeparatorMeasures(descent, own, svm.weights(), svm.duals(), setup.effectiveStep()).all());
        }
        return new Strand(name, descent, measures, steps, control);
    }

    private static List<Assumption> assumptions(Settings settings, Setup setup, HardMargin svm) {
        double share = setup.stepSize() / setup.largestStep();
        return List.of(
                svm.separability(),
                Assumption.of(
                        "step below the largest allowed",
                        share < 1,
                        "η = %.4g is %.3g of it".formatted(setup.stepSize(), share)),
                Assumption.of(
                        "exponential tail",
                        settings.loss().loss().hasExponentialTail(),
                        settings.loss().name()),
                svm.generalPosition());
    }

    private static List<Prediction> predictions(
            Strand claim, List<TailStrand> tails, HardMargin svm, Constants constants) {
        if (!svm.separable()) {
            return List.of();
        }
        String name = claim.name();
        List<Prediction> predictions = new ArrayList<>(List.of(
                new Limit(name, MARGIN_L2, svm.margin(), "hard-margin SVM; limit by " + SOUDRY, Provenance.V),
                new Limit(name, LOSS_TIMES_STEP, constants.lossTimesStep(), DERIVED, Provenance.D),
                new Limit(name, MARGIN_GAP_LOG, constants.gapTimesLog(), DERIVED, Provenance.D),
                new Limit(name, RESIDUAL_SUPPORT, 0, DERIVED, Provenance.D),
                new Limit(name, ANGLE_ORACLE, 0, SOUDRY, Provenance.S),
                new Curve(name, NORM_L2, t -> svm.norm() * Math.log((double) t), SOUDRY, Provenance.S)));
        tails.forEach(tail -> predictions.addAll(tail.predictions()));
        return predictions;
    }

    private static List<Verdict> judge(Strand strand, HardMargin svm, Constants constants, History history) {
        if (!svm.separable()) {
            return List.of(Verdict.within(
                    strand, MARGIN_L2, Double.NaN, history.last(strand, MARGIN_L2), 0, "no separator", SOUDRY));
        }
        List<Verdict> verdicts = new ArrayList<>(List.of(
                constants.lossRate(strand, svm, history),
                Bracket.closes(strand, svm.margin(), history),
                Constants.marginRate(strand, svm, history),
                Asymptotics.vanishes(strand, RESIDUAL_SUPPORT, history, DERIVED)));
        constants.marginConstant(strand, svm, history).ifPresent(verdicts::add);
        return verdicts.stream()
                .map(verdict -> unlessTooEarly(verdict, strand, history))
                .toList();
    }

    /** A claim about t → ∞ is not refuted by a run that has not yet separated its data. */
    private static Verdict unlessTooEarly(Verdict verdict, Strand strand, History history) {
        double loss = history.last(strand, LOSS_TRAIN);
        boolean early = loss >= SEPARATED && !strand.control() && !verdict.supported();
        return early
                ? verdict.as(
                        Outcome.INCONCLUSIVE, "loss %.3g is not below log 2 yet. Maybe more --steps".formatted(loss))
                : verdict;
    }

    private static Verdict rest(Verdict verdict, List<Assumption> assumptions) {
        Verdict resting = verdict;
        for (Assumption assumption : assumptions) {
            resting = assumption.fails() ? resting.restingOn(assumption) : resting;
        }
        return resting;
    }

    /** Data, the step size and its bound {@code 2(1 − β)/(smoothness σ²max)}, for batches divided by n/b. */
    private record Setup(Samples data, double sigmaMax, double stepSize, double largestStep, double effectiveStep) {

        static Setup of(Settings settings, Samples data) {
            double sigmaMax = Spectrum.sigmaMax(data);
            // The exponential loss is as smooth as it is large: on the path, at most its value n at w = 0.
            double smoothness = settings.loss() == Tailed.LOGISTIC ? 0.25 : data.size();
            double share = settings.batchSize() == 0 ? 1 : (double) settings.batchSize() / data.size();
            double largest = 2 * (1 - settings.momentum()) * share / (smoothness * sigmaMax * sigmaMax);
            double stepSize = settings.stepSize() > 0 ? settings.stepSize() : largest / 2;
            return new Setup(data, sigmaMax, stepSize, largest, stepSize / (1 - settings.momentum()));
        }
    }
}
