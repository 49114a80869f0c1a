package minima.experiments.leastsquares;

import minima.experiments.leastsquares.OnlineDuel.Player;
import minima.training.claim.Always;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
import minima.training.claim.History;
import minima.training.claim.Materials;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Bound;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.random.Streams;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ENSEMBLE_ERROR;
import static minima.training.measure.Metrics.EXCESS_RISK;
import static minima.training.measure.Metrics.REGRET;
import static minima.training.measure.Metrics.WEIGHT_ENTROPY;

/**
 * The exponentiated gradient learns sparse targets from samples in proportion to ‖u‖₁ and log d, where gradient descent
 * needs d; for dense targets gradient descent is better.
 *
 * <p><b>Statement.</b> For ‖x‖∞ ≤ 1 and a convex loss of slope at most 1, one pass of EG± over m samples has on every
 * path, against every u with ‖u‖₁ ≤ U, {@code Σ ℓₜ(wₜ) − ℓₜ(u) ≤ log(2d)/η + ηU²m/2}, which is {@code U √(2m log 2d)}
 * for the best η; so the expected excess of its mean iterate is at most {@code U √(2 log(2d)/m)}. Gradient descent has
 * {@code ‖u‖₂ √(d/m)} there. For k equal entries ‖u‖₁ = √k ‖u‖₂, so the bounds cross at {@code k* = d/(2 log 2d)}.
 *
 * <p><b>Source.</b> Lecture notes, "Inductive Bias, Generalization and the role of Optimization in Deep Learning",
 * table of biases; Kivinen, Warmuth, "Exponentiated Gradient versus Gradient Descent for Linear Predictors",
 * Information and Computation 132(1), 1997. The notes have log d, for u ≥ 0; signs take 2d experts. Bounds are no
 * rates: where the excesses themselves cross is known up to a factor, taken as 4, the spacing of the k here.
 *
 * <p><b>Control.</b> EG± in a ball of a tenth of ‖u‖₁: the target is outside, and the regret exceeds the ball's bound.
 */
public final class ExponentiatedGradient implements Experiment<ExponentiatedGradient.Settings> {

    private static final String KIVINEN = "Kivinen, Warmuth, Information and Computation 132(1), 1997";
    private static final String REGRET_OF_DESCENT = "Zinkevich, ICML 2003";

    /** Of a sum over as many rounds as there are, relative. */
    private static final double ROUNDING = 1e-12;

    private static final int SPACING = 4;

    /** What can be set. */
    public record Settings(
            @Setting(value = "dimension d", atLeast = 2, atMost = 20_000)
            int dimension,

            @Setting(value = "length ‖u‖₂ of the target", atLeast = 1e-3, atMost = 1e3)
            double length,

            @Setting(value = "runs a strand, each on samples of its own", atLeast = 2, atMost = 100)
            int members,

            @Setting(value = "samples m, one a step", atLeast = 4)
            long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                "exponentiated-gradient",
                "leastsquares",
                "The exponentiated gradient learns sparse targets with ‖u‖₁² log d samples, gradient descent dense ones",
                "regret ≤ ‖u‖₁ √(2m log 2d) on every path, excess ≤ ‖u‖₁ √(2 log(2d)/m);"
                        + "  better than gradient descent for k ≪ d/(2 log 2d) entries, worse for k ≫",
                List.of(
                        "Kivinen, Warmuth, Exponentiated Gradient versus Gradient Descent for Linear Predictors,"
                                + " Information and Computation 132(1), 1997",
                        "Lecture notes, Inductive Bias, Generalization and the role of Optimization in Deep Learning"),
                Claim.DataKind.NONE,
                List.of(EXCESS_RISK, REGRET, WEIGHT_ENTROPY));
    }

    @Override
    public Settings defaults() {
        return new Settings(1_000, 3, 4, 1_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        int d = settings.dimension();
        Streams streams = materials.streams();
        List<OnlineDuel> duels = IntStream.concat(IntStream.iterate(1, k -> k < d, k -> SPACING * k), IntStream.of(d))
                .mapToObj(k -> OnlineDuel.of(k, settings, streams))
                .toList();
        Player small = OnlineDuel.tooSmall(settings, streams);
        List<Strand> strands = Stream.concat(
                        duels.stream().flatMap(duel -> Stream.of(duel.exponentiated(), duel.euclidean())),
                        Stream.of(small))
                .map(Player::strand)
                .toList();
        double crossing = d / (2 * StrictMath.log(2.0 * d));
        return new Trial(
                        strands,
                        List.of(),
                        duels.stream().flatMap(ExponentiatedGradient::bounds).toList(),
                        history -> Stream.of(
                                        duels.stream().flatMap(duel -> judge(duel, history)),
                                        Stream.of(regret(small, KIVINEN, history), excess(small, history)),
                                        wins(duels, k -> SPACING * k <= crossing, 1, history),
                                        wins(duels, k -> k >= SPACING * crossing, -1, history))
                                .flatMap(verdicts -> verdicts)
                                .toList())
                .with(grid(duels));
    }

    private static Stream<Prediction> bounds(OnlineDuel duel) {
        return Stream.of(duel.exponentiated(), duel.euclidean())
                .flatMap(player -> Stream.of(
                        Bound.upper(player.strand().name(), REGRET, player.bound(), "regret bound"),
                        Bound.upper(
                                player.strand().name(),
                                EXCESS_RISK,
                                t -> player.bound().applyAsDouble(t) / t,
                                "regret bound over t, in expectation")));
    }

    private static Stream<Verdict> judge(OnlineDuel duel, History history) {
        return Stream.of(
                regret(duel.exponentiated(), KIVINEN, history),
                excess(duel.exponentiated(), history),
                regret(duel.euclidean(), REGRET_OF_DESCENT, history));
    }

    private static Verdict regret(Player player, String source, History history) {
        return Always.atMost(player.strand(), REGRET, player.bound(), ROUNDING, history, source);
    }

    private static Verdict excess(Player player, History history) {
        Strand strand = player.strand();
        return Verdict.atMost(
                strand,
                EXCESS_RISK,
                player.bound().applyAsDouble(strand.steps()) / strand.steps(),
                history.last(strand, EXCESS_RISK),
                2 * history.last(strand, ENSEMBLE_ERROR),
                "two standard errors",
                KIVINEN);
    }

    /** The exponentiated gradient has the smaller excess for each of these k, or with sign −1 the larger. */
    private static Stream<Verdict> wins(List<OnlineDuel> duels, IntPredicate of, int sign, History history) {
        List<OnlineDuel> decided =
                duels.stream().filter(duel -> of.test(duel.k())).toList();
        return decided.stream().map(duel -> {
            double difference = sign * duel.difference(history);
            double error = 2 * duel.error(history);
            Verdict verdict = Verdict.atMost(
                    sign > 0 ? duel.exponentiated().strand() : duel.euclidean().strand(),
                    EXCESS_RISK + (sign > 0 ? " − gradient descent's" : " − exponentiated gradient's"),
                    0,
                    difference,
                    0,
                    "two standard errors are %.2g".formatted(error),
                    KIVINEN);
            return Math.abs(difference) < error ? verdict.as(Outcome.INCONCLUSIVE, verdict.reason()) : verdict;
        });
    }

    private static Grid grid(List<OnlineDuel> duels) {
        List<Grid.Cell> cells = duels.stream()
                .flatMap(duel -> Stream.of(
                        new Grid.Cell(
                                "k = " + duel.k(),
                                "exponentiated gradient",
                                duel.exponentiated().strand().name(),
                                EXCESS_RISK),
                        new Grid.Cell(
                                "k = " + duel.k(),
                                "gradient descent",
                                duel.euclidean().strand().name(),
                                EXCESS_RISK)))
                .toList();
        return new Grid("Mean excess", "entries of the target", "learner", cells, Grid.Shading.LOG);
    }
}
