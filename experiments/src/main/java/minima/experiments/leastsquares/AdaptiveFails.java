package minima.experiments.leastsquares;

import minima.training.claim.Always;
import minima.training.claim.Assumption;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
import minima.training.claim.History;
import minima.training.claim.Materials;
import minima.training.claim.Prediction;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.WilsonSamples;
import minima.training.descent.AdaGrad;
import minima.training.descent.Adam;
import minima.training.random.Streams;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ANGLE_ORACLE;
import static minima.training.measure.Metrics.DISTANCE_ORACLE;
import static minima.training.measure.Metrics.ERROR_TEST;
import static minima.training.measure.Metrics.LOSS_TRAIN;
import static minima.training.measure.Metrics.MASS_PRIVATE;
import static minima.training.measure.Metrics.MASS_SHARED;
import static minima.training.measure.Metrics.MASS_TRUE;

/**
 * Adaptive methods interpolate a simple problem with a solution that gets every new sample of one class wrong, where
 * gradient descent gets all of them right.
 *
 * <p><b>Statement.</b> If {@code X sign(Xᵀy) = c y}, AdaGrad, RMSProp and Adam on least squares from w(0) = 0 stay on
 * the line of sign(Xᵀy), and where they converge, {@code w → sign(Xᵀy)/c}. On {@link WilsonSamples} with more positive
 * than negative samples c = 4: all weights are ±¼, every new sample scores y/4 + ½ > 0, and each negative one is
 * misclassified, the share 1 − p of all. Gradient descent, with or without batches or momentum, finds X⁺y, which scores
 * {@code 1 − α₊ > 0} on new positive and {@code −1 − kα₋ < 0} on new negative samples: no error.
 *
 * <p><b>Source.</b> Wilson, Roelofs, Stern, Srebro, Recht, "The Marginal Value of Adaptive Gradient Methods in Machine
 * Learning", NIPS 2017, lemma 3.1 and section 3.3; the closed form of X⁺y is derived in {@link WilsonSamples}. Only the
 * constructed problem is shown here, not the paper's deep networks. Ours takes ε = 0, as the lemma does.
 *
 * <p><b>Controls.</b> Gradient descent from outside the span; AdaGrad from a start that is not 0; AdaGrad where a
 * negative sample has one private feature, so that no c exists.
 */
public final class AdaptiveFails implements Experiment<AdaptiveFails.Settings> {

    private static final String LEMMA = "Wilson et al., NIPS 2017, lemma 3.1";
    private static final String SECTION = "Wilson et al., NIPS 2017, section 3.3";

    /** Memory of RMSProp and Adam for squared gradients. */
    private static final double MEMORY = 0.999;

    /** Distance up to which a strand has come to its limit. */
    private static final double CONVERGED = 1e-9;

    /** What a step may add to the angle by rounding. */
    private static final double ROUNDING_A_STEP = 1e-14;

    /** What can be set. */
    public record Settings(
            @Setting(value = "positive samples n₊, more than the negative ones", atLeast = 1, atMost = 300)
            int positives,

            @Setting(value = "negative samples n₋", atLeast = 1, atMost = 300)
            int negatives,

            @Setting(value = "private features k of a negative sample", atLeast = 1, atMost = 8)
            int privateFeatures,

            @Setting(value = "probability p that a new sample is positive", atLeast = 0, atMost = 1)
            double positiveShare,

            @Setting(value = "step size of AdaGrad", atLeast = 1e-6, atMost = 10)
            double adagradStep,

            @Setting(value = "step size of RMSProp and Adam", atLeast = 1e-6, atMost = 1)
            double adamStep,

            @Setting(value = "steps", atLeast = 1) long steps) {}

    /** Who takes part: two groups of claims, and their controls. */
    private record Cast(List<Strand> leastNorm, List<Strand> adaptive, List<Strand> offSpan, List<Strand> offLine) {}

    @Override
    public Claim claim() {
        return new Claim(
                "adaptive-fails",
                "leastsquares",
                "AdaGrad, RMSProp and Adam misclassify a whole class where gradient descent makes no error",
                "X sign(Xᵀy) = c y:  adaptive w → sign(Xᵀy)/c, test error 1 − p;  gradient descent w → X⁺y, test error 0",
                List.of("Wilson, Roelofs, Stern, Srebro, Recht, The Marginal Value of Adaptive Gradient Methods in"
                        + " Machine Learning, NIPS 2017, lemma 3.1 and section 3.3"),
                Claim.DataKind.NONE,
                List.of(ERROR_TEST, MASS_TRUE, MASS_SHARED, MASS_PRIVATE));
    }

    @Override
    public Settings defaults() {
        return new Settings(33, 27, 5, 0.6, 0.1, 1e-3, 4_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        WilsonSamples samples =
                WilsonSamples.of(settings.positives(), settings.negatives(), settings.privateFeatures());
        WilsonProblem problem = new WilsonProblem(samples, settings.positiveShare(), settings.steps());
        Cast cast = cast(problem, samples.samples().dimension(), settings, materials.streams());
        double wrong = 1 - settings.positiveShare();
        Assumption fits = Assumption.of(
                "X sign(Xᵀy) = 4y",
                samples.signsFit(WilsonProblem.C),
                "n₊=%d, n₋=%d, k=%d".formatted(settings.positives(), settings.negatives(), settings.privateFeatures()));
        List<Prediction> ofSigns =
                fits.fails() ? List.of() : WilsonProblem.limits(cast.adaptive(), problem.alongSigns(), wrong);
        return new Trial(
                        concat(List.of(cast.leastNorm(), cast.adaptive(), cast.offSpan(), cast.offLine())),
                        List.of(fits),
                        concat(List.of(WilsonProblem.limits(cast.leastNorm(), samples.minNorm(), 0), ofSigns)),
                        history -> concat(List.of(
                                judge(cast.leastNorm(), s -> List.of(distance(s, history), error(s, 0, history))),
                                judge(cast.adaptive(), s -> Stream.of(
                                                distance(s, history), line(s, history), error(s, wrong, history))
                                        .map(verdict -> verdict.restingOn(fits))
                                        .toList()),
                                judge(cast.offSpan(), s -> List.of(distance(s, history))),
                                judge(cast.offLine(), s -> List.of(distance(s, history), line(s, history))))))
                .with(Grid.of(
                        "Where the weights go",
                        concat(List.of(cast.leastNorm(), cast.adaptive())),
                        ERROR_TEST,
                        MASS_TRUE,
                        MASS_SHARED,
                        MASS_PRIVATE,
                        LOSS_TRAIN));
    }

    private static Cast cast(WilsonProblem problem, int d, Settings settings, Streams streams) {
        double[] zero = new double[d];
        double[] random = Streams.gaussians(streams.stream("init"), d, 1);
        double eta = settings.adagradStep();
        return new Cast(
                List.of(
                        problem.descent("gradient-descent", 0, zero),
                        problem.stochastic("sgd", streams),
                        problem.descent("heavy-ball", 0.9, zero)),
                List.of(
                        problem.adaptive("adagrad", new AdaGrad(d, 0), eta, zero),
                        problem.adaptive("rmsprop", Adam.rmsProp(d, MEMORY, 0), settings.adamStep(), zero),
                        problem.adaptive("adam", Adam.of(d, 0.9, MEMORY, 0), settings.adamStep(), zero)),
                List.of(problem.descent("descent-off-span", 0, random).asControl()),
                List.of(
                        problem.adaptive("adagrad-off-zero", new AdaGrad(d, 0), eta, random)
                                .asControl(),
                        oneFeature(settings)));
    }

    private static Strand oneFeature(Settings settings) {
        WilsonSamples samples = WilsonSamples.of(settings.positives(), settings.negatives(), 1);
        int d = samples.samples().dimension();
        return new WilsonProblem(samples, settings.positiveShare(), settings.steps())
                .adaptive("adagrad-one-feature", new AdaGrad(d, 0), settings.adagradStep(), new double[d])
                .asControl();
    }

    private static List<Verdict> judge(List<Strand> strands, Function<Strand, List<Verdict>> rule) {
        return strands.stream().flatMap(strand -> rule.apply(strand).stream()).toList();
    }

    /** Judged once the loss shows that the run is over: a strand is no farther from its limit than {@code √(2L)}. */
    private static Verdict distance(Strand strand, History history) {
        double open = Math.sqrt(2 * history.last(strand, LOSS_TRAIN));
        Verdict verdict = Verdict.within(
                strand,
                DISTANCE_ORACLE + " → 0",
                0,
                history.last(strand, DISTANCE_ORACLE),
                CONVERGED,
                "a converged run, and rounding",
                LEMMA);
        return open <= CONVERGED ? verdict : verdict.as(Outcome.INCONCLUSIVE, "‖Xw − y‖ is still %.2g".formatted(open));
    }

    private static Verdict line(Strand strand, History history) {
        return Always.atMost(strand, ANGLE_ORACLE, t -> ROUNDING_A_STEP * t, 0, history, LEMMA);
    }

    private static Verdict error(Strand strand, double predicted, History history) {
        double measured = history.last(strand, ERROR_TEST);
        return Verdict.within(strand, ERROR_TEST, predicted, measured, 0, "a share, exact", SECTION);
    }

    private static <T> List<T> concat(List<List<T>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }
}
