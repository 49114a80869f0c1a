package minima.experiments.learningtheory;

import minima.training.claim.Always;
import minima.training.claim.Assumption;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.InvalidInput;
import minima.training.claim.Materials;
import minima.training.claim.Measure;
import minima.training.claim.Prediction.Bound;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.data.DataSource;
import minima.training.data.DecisionStumps;
import minima.training.data.Samples;
import minima.training.measure.VoteMeasures;
import minima.training.oracle.Norm;
import minima.training.oracle.PolyhedralMargin;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ERROR_FALL;
import static minima.training.measure.Metrics.ERROR_TEST;
import static minima.training.measure.Metrics.ERROR_TRAIN;
import static minima.training.measure.Metrics.MARGIN_BELOW;
import static minima.training.measure.Metrics.MARGIN_L1;

/**
 * Boosting goes on to learn when its training error is 0 already: the test error keeps falling, as the margins keep
 * growing.
 *
 * <p><b>Statement.</b> Measured, as a mean over random splits: from the round in which the training error first is 0
 * the test error falls, and the smallest margin rises. Proved: let every distribution over the samples have a weak
 * learner of edge at least γ; then after t rounds at most the share {@code ((1 − γ)^(1 − θ) (1 + γ)^(1 + θ))^(t/2)} of
 * samples has a margin of θ or less, which tends to 0 for small θ.
 *
 * <p><b>Source.</b> Schapire, Freund, Bartlett, Lee, "Boosting the Margin: A New Explanation for the Effectiveness of
 * Voting Methods", Annals of Statistics 26(5), 1998; theorem 5 for the share. γ is the value of the game with few of
 * the stumps, by an oracle: with all of them it is no less. Their bound on the test error is far above 1 for so few
 * samples, so that it explains no number here.
 *
 * <p><b>Control.</b> With random labels boosting comes to training error 0 as well, and there is nothing left to learn.
 */
public final class BoostingTheMargin implements Experiment<BoostingTheMargin.Settings> {

    static final String SCHAPIRE = "Schapire, Freund, Bartlett, Lee, Annals of Statistics 26(5), 1998";

    /** The oracle's certificate. */
    private static final double CERTIFIED = 1e-9;

    /** Thresholds a feature for the oracle's game: enough for a value above 0, few enough for a fast answer. */
    private static final int FEW = 3;

    /** What can be set. */
    public record Settings(
            @Setting(
                    value = "random halvings of the data, one to train on and one to test on",
                    atLeast = 2,
                    atMost = 200)
            int splits,

            @Setting(value = "thresholds a feature, of the stumps that vote", atLeast = 1, atMost = 64)
            int thresholds,

            @Setting(value = "margin θ of which samples may have as little", atLeast = 0, atMost = 1)
            double theta,

            @Setting(value = "rounds", atLeast = 4) long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                        "boosting-the-margin",
                        "learningtheory",
                        "Boosting keeps lowering the test error after the training error is 0, as margins grow",
                        "test error falls and the smallest margin rises after training error 0;  share with margin ≤ θ"
                                + "  ≤ ((1 − γ)^(1−θ) (1 + γ)^(1+θ))^(t/2)",
                        List.of(
                                "Schapire, Freund, Bartlett, Lee, Boosting the Margin, Annals of Statistics 26(5), 1998,"
                                        + " theorem 5",
                                "Lecture notes, Inductive Bias, Generalization and the role of Optimization in Deep"
                                        + " Learning"),
                        Claim.DataKind.BINARY,
                        List.of(ERROR_TEST, ERROR_TRAIN, ERROR_FALL, MARGIN_L1, MARGIN_BELOW))
                .standing(Claim.Standing.MEASURED)
                .remarking("The bound on the test error by margins is above 1 for a few hundred samples: it gives the"
                        + " direction, not the numbers.");
    }

    @Override
    public Settings defaults() {
        return new Settings(10, 16, 0.05, 400);
    }

    @Override
    public void check(Settings settings, Materials materials) {
        int samples = data(materials).size();
        if (samples < 4) {
            throw new InvalidInput("there must be samples to train on and to test on: samples=" + samples);
        }
    }

    private static Samples data(Materials materials) {
        return materials.binaryOr(() -> DataSource.parse("digits:3,8").load());
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        List<Halves> halves = IntStream.range(0, settings.splits())
                .mapToObj(k -> Halves.of(data(materials), materials.streams(), k))
                .toList();
        List<Halves> shuffled = IntStream.range(0, settings.splits())
                .mapToObj(k -> halves.get(k).withRandomLabels(materials.streams(), k))
                .toList();
        VotesOverSplits claim = VotesOverSplits.of("boosting", halves, settings.thresholds(), settings.steps());
        VotesOverSplits control = VotesOverSplits.of("random-labels", shuffled, settings.thresholds(), settings.steps())
                .asControl();
        Samples train = halves.get(0).train();
        PolyhedralMargin game = PolyhedralMargin.of(
                DecisionStumps.of(train, Math.min(FEW, settings.thresholds())).votes(train), Norm.L1);
        Strand first = first(halves.get(0), settings);
        Assumption learnable = game.separability();
        LongToDoubleFunction bound = game.separable() ? share(game.margin(), settings.theta()) : t -> 1;
        return new Trial(
                List.of(claim.strand(), first, control.strand()),
                List.of(learnable),
                List.of(Bound.upper(first.name(), MARGIN_BELOW, bound, SCHAPIRE + ", theorem 5")),
                history -> Stream.of(
                                claim.fall(history),
                                claim.rise(history),
                                Always.atMost(first, MARGIN_BELOW, bound, CERTIFIED, history, SCHAPIRE + ", theorem 5")
                                        .restingOn(learnable),
                                control.fall(history))
                        .toList());
    }

    /** {@code t ↦ ((1 − γ)^(1 − θ) (1 + γ)^(1 + θ))^(t/2)}. */
    static LongToDoubleFunction share(double gamma, double theta) {
        double log = (1 - theta) * StrictMath.log1p(-gamma) + (1 + theta) * StrictMath.log1p(gamma);
        return t -> StrictMath.exp(log * t / 2);
    }

    /** The first split alone, for what is proved of each. */
    private static Strand first(Halves half, Settings settings) {
        HeldOutVote vote = half.vote(settings.thresholds());
        VoteMeasures measures = new VoteMeasures(vote.boosting());
        return new Strand(
                        "first-split",
                        vote,
                        List.of(
                                new Measure(MARGIN_BELOW, () -> measures.shareBelow(settings.theta())),
                                new Measure(ERROR_TEST, vote::testError),
                                new Measure(ERROR_TRAIN, vote::trainError),
                                new Measure(MARGIN_L1, vote::margin),
                                measures.edge(),
                                measures.entropy()),
                        settings.steps(),
                        false)
                .with(measures.margins());
    }
}
