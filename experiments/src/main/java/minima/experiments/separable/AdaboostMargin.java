package minima.experiments.separable;

import minima.training.claim.Assumption;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
import minima.training.claim.Materials;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.data.DecisionStumps;
import minima.training.data.Fixtures;
import minima.training.data.Samples;
import minima.training.descent.LpGeometry;
import minima.training.descent.ParametrizedDescent;
import minima.training.descent.Regulation;
import minima.training.descent.Schedule;
import minima.training.descent.SteepestDescent;
import minima.training.loss.Squared;
import minima.training.model.LinearModel;
import minima.training.oracle.Norm;
import minima.training.oracle.PolyhedralMargin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.EDGE;
import static minima.training.measure.Metrics.ENTROPY_SAMPLES;
import static minima.training.measure.Metrics.GAP_ORACLE;
import static minima.training.measure.Metrics.MARGIN_L1;

/**
 * AdaBoost is coordinate descent on the exponential loss; its votes have a margin of at least half of the largest, and
 * by small steps come as near to the largest as one likes.
 *
 * <p><b>Statement.</b> Let γ be the value of the game between a player who weighs the votes of weak learners and one
 * who weighs the samples: {@code γ = max over ‖w‖₁ = 1 of min zᵢ·w = min over p of max_j |Σ pᵢzᵢⱼ|}. If γ > 0, then at
 * every round {@code margin ≤ γ ≤ edge}, and after t rounds of steps shrunk by ν {@code margin ≥ Υ_ν(γ) − log n/(tν
 * atanh γ)}. For exact steps, ν = 1, {@code Υ₁(γ) = −log(1 − γ²)/log((1 + γ)/(1 − γ)) ≥ γ/2}; and Υ_ν(γ) → γ as ν → 0.
 *
 * <p><b>Source.</b> Freund, Schapire, JCSS 55, 1997; Schapire, Freund, Bartlett, Lee, Annals of Statistics 26(5), 1998,
 * for the half; Rätsch, Warmuth, "Efficient Margin Maximizing with Boosting", JMLR 6, 2005, for Υ₁; Rosset, Zhu,
 * Hastie, "Boosting as a Regularized Path to a Maximum Margin Classifier", JMLR 5, 2004, for small steps. For ν < 1 the
 * bound is derived in docs/papers.md. Data of the user are voted on by decision stumps.
 *
 * <p><b>Controls.</b> Exact steps on the votes of Rudin, Daubechies and Schapire end in a cycle, far from γ: what small
 * steps guarantee they do not. On data of the user, coordinate descent on the squared loss.
 */
public final class AdaboostMargin implements Experiment<AdaboostMargin.Settings> {

    /** What can be set. */
    public record Settings(
            @Setting(value = "shrinkage ν of the small steps", atLeast = 1e-4, atMost = 0.5)
            double shrinkage,

            @Setting(
                    value = "thresholds a feature, of the stumps that vote on data of the user",
                    atLeast = 1,
                    atMost = 64)
            int thresholds,

            @Setting(value = "rounds", atLeast = 4) long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                        "adaboost-margin",
                        "separable",
                        "AdaBoost's votes have half of the largest margin, and by small steps all of it",
                        "margin ≤ γ ≤ edge at every round;  margin ≥ Υ_ν(γ) − log n/(tν atanh γ),  Υ₁(γ) ≥ γ/2,"
                                + "  Υ_ν(γ) → γ as ν → 0",
                        List.of(
                                "Schapire, Freund, Bartlett, Lee, Boosting the Margin, Annals of Statistics 26(5), 1998",
                                "Rätsch, Warmuth, Efficient Margin Maximizing with Boosting, JMLR 6, 2005",
                                "Rosset, Zhu, Hastie, Boosting as a Regularized Path to a Maximum Margin Classifier,"
                                        + " JMLR 5, 2004"),
                        Claim.DataKind.BINARY,
                        List.of(MARGIN_L1, EDGE, GAP_ORACLE, ENTROPY_SAMPLES))
                .remarking(
                        "Exact steps need not come to the largest margin: Rudin, Daubechies, Schapire, The Dynamics of"
                                + " AdaBoost, JMLR 5, 2004; on their votes they end at 1/3 of 3/8.");
    }

    @Override
    public Settings defaults() {
        return new Settings(0.1, 4, 30_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Samples own = materials.data();
        Samples votes = own == null
                ? Fixtures.sixVotes()
                : DecisionStumps.of(own, settings.thresholds()).votes(own.requireBinary());
        PolyhedralMargin game = PolyhedralMargin.of(votes, Norm.L1);
        List<BoostedVote> boosted = new ArrayList<>(List.of(
                BoostedVote.of("exact", votes, game, 1, settings.steps()),
                BoostedVote.of("shrunk", votes, game, settings.shrinkage(), settings.steps())));
        boosted.addAll(own == null ? cycling(settings) : List.of(squared(votes, game, settings)));
        Assumption learnable = game.separability();
        return new Trial(
                        boosted.stream().map(BoostedVote::strand).toList(),
                        List.of(learnable),
                        game.separable()
                                ? boosted.stream()
                                        .flatMap(vote -> vote.predictions().stream())
                                        .toList()
                                : List.of(),
                        history -> Stream.concat(
                                        minimax(boosted.get(0), game),
                                        boosted.stream().flatMap(vote -> vote.verdicts(history).stream()))
                                .map(verdict -> verdict.restingOn(learnable))
                                .toList())
                .with(grid(boosted));
    }

    /** Exact steps, and the small ones that they are judged by. */
    private static List<BoostedVote> cycling(Settings settings) {
        PolyhedralMargin game = PolyhedralMargin.of(Fixtures.cyclingVotes(), Norm.L1);
        return List.of(
                BoostedVote.of("cycling-shrunk", Fixtures.cyclingVotes(), game, settings.shrinkage(), settings.steps()),
                BoostedVote.of("cycling-exact", Fixtures.cyclingVotes(), game, 1, settings.steps())
                        .asControl(settings.shrinkage()));
    }

    /** Each step the larger the steeper its coordinate, by the least curvature that is sure: Σ max |zᵢⱼ|² = n. */
    private static BoostedVote squared(Samples votes, PolyhedralMargin game, Settings settings) {
        ParametrizedDescent descent = new ParametrizedDescent(
                LinearModel.classifier(votes, new Squared()),
                SteepestDescent.in(new LpGeometry(1), votes.dimension()),
                new Schedule.Constant(Regulation.ofStepSize(1.0 / votes.size())));
        return BoostedVote.of("squared", descent, game, settings.shrinkage(), settings.steps())
                .asControl(settings.shrinkage());
    }

    /** The two sides of the game have the same value. */
    private static Stream<Verdict> minimax(BoostedVote vote, PolyhedralMargin game) {
        return game.separable()
                ? Stream.of(Verdict.within(
                        vote.strand(),
                        "largest margin = least largest edge",
                        game.certificate().dual(),
                        game.certificate().primal(),
                        1e-9 * game.certificate().primal(),
                        "two linear programs",
                        "von Neumann's minimax theorem"))
                : Stream.empty();
    }

    private static Grid grid(List<BoostedVote> boosted) {
        List<Grid.Cell> cells = boosted.stream()
                .map(BoostedVote::strand)
                .map(Strand::name)
                .flatMap(name ->
                        Stream.of(MARGIN_L1, EDGE, GAP_ORACLE).map(metric -> new Grid.Cell(name, metric, name, metric)))
                .toList();
        return new Grid("How near to the value of the game", "steps", "measure", cells, Grid.Shading.NONE);
    }
}
