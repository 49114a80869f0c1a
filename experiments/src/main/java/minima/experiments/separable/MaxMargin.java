package minima.experiments.separable;

import minima.training.claim.Assumption;
import minima.training.claim.Asymptotics;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.History;
import minima.training.claim.InvalidInput;
import minima.training.claim.Materials;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.data.BatchOrder;
import minima.training.data.BatchOrder.Sampling;
import minima.training.data.Fixtures;
import minima.training.descent.GradientDescent;
import minima.training.descent.LinearSimulation;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.StochasticGradientDescent;
import minima.training.loss.Exponential;
import minima.training.loss.Logistic;
import minima.training.loss.Loss;
import minima.training.model.LinearModel;
import minima.training.oracle.HardMargin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ANGLE_ORACLE;
import static minima.training.measure.Metrics.LOSS_TIMES_STEP;
import static minima.training.measure.Metrics.MARGIN_L2;
import static minima.training.measure.Metrics.NORM_L2;
import static minima.training.measure.Metrics.RESIDUAL_SUPPORT;

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
 * <p><b>Control.</b> The squared loss has a finite minimum. Other tails are the subject of {@link LossTails}.
 */
public final class MaxMargin implements Experiment<MaxMargin.Settings> {

    private static final String SOUDRY = "Soudry et al., JMLR 19(70), 2018, theorem 3";
    private static final String DERIVED = "derived from theorem 3 and the dual, docs/papers.md";

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
        SeparableProblem problem = SeparableProblem.of(materials.binaryOr(Fixtures::threeGeometries));
        HardMargin svm = problem.svm();
        double largest = largestStep(settings, problem);
        double stepSize = settings.stepSize() > 0 ? settings.stepSize() : largest / 2;
        double eta = stepSize / (1 - settings.momentum());
        long steps = settings.steps();

        Strand claim = problem.strand(name(settings), descent(settings, problem, stepSize, materials), eta, steps);
        Strand control = problem.squaredControl(eta, steps);
        Constants constants = svm.separable() ? Constants.of(svm, eta) : Constants.UNDEFINED;
        List<Assumption> assumptions = List.of(
                svm.separability(),
                Assumption.of(
                        "step below the largest allowed",
                        stepSize < largest,
                        "η = %.4g is %.3g of it".formatted(stepSize, stepSize / largest)),
                Assumption.of("exponential tail", settings.loss().loss().hasExponentialTail(), name(settings)),
                svm.generalPosition());
        return new Trial(
                List.of(claim, control),
                assumptions,
                svm.separable() ? constants.predictions(claim.name(), problem, eta) : List.of(),
                history -> Stream.concat(
                                judge(claim, svm, constants, history),
                                judge(control, svm, constants, history)
                                        .map(verdict -> verdict.restingOn(problem.samplesOffMargin())))
                        .map(verdict -> verdict.restingOn(assumptions))
                        .toList());
    }

    private static String name(Settings settings) {
        return settings.loss().name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@code 2(1 − β)(b/n)/(smoothness σ²max)} for batches of b among n samples. The exponential loss is as smooth as
     * it is large: on the path, at most its value n at w = 0.
     */
    private static double largestStep(Settings settings, SeparableProblem problem) {
        double smoothness =
                settings.loss() == Tailed.LOGISTIC ? 0.25 : problem.data().size();
        double share = settings.batchSize() == 0
                ? 1
                : (double) settings.batchSize() / problem.data().size();
        return problem.largestStep(smoothness) * (1 - settings.momentum()) * share;
    }

    private static LinearSimulation descent(
            Settings settings, SeparableProblem problem, double stepSize, Materials materials) {
        LinearModel model = problem.model(settings.loss().loss());
        Schedule schedule = new Schedule.Constant(new Regulation(stepSize, settings.momentum(), 0));
        if (settings.batchSize() == 0) {
            return new GradientDescent(model, schedule);
        }
        BatchOrder order =
                new BatchOrder(problem.data().size(), settings.batchSize(), settings.sampling(), materials.streams());
        return new StochasticGradientDescent(model, schedule, order);
    }

    private static Stream<Verdict> judge(Strand strand, HardMargin svm, Constants constants, History history) {
        if (!svm.separable()) {
            return Stream.of(Verdict.within(
                    strand, MARGIN_L2, Double.NaN, history.last(strand, MARGIN_L2), 0, "no separator", SOUDRY));
        }
        List<Verdict> verdicts = new ArrayList<>(List.of(
                constants.lossRate(strand, svm, history),
                Bracket.closes(strand, svm.margin(), history),
                Constants.marginRate(strand, svm.margin(), history),
                Asymptotics.vanishes(strand, RESIDUAL_SUPPORT, history, DERIVED)));
        constants.marginConstant(strand, svm, history).ifPresent(verdicts::add);
        return verdicts.stream().map(verdict -> Regime.orTooEarly(verdict, strand, history));
    }
}
