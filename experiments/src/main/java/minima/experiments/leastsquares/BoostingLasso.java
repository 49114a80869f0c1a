package minima.experiments.leastsquares;

import minima.training.claim.Assumption;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Grid;
import minima.training.claim.History;
import minima.training.claim.Materials;
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

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ACTIVE_COUNT;
import static minima.training.measure.Metrics.DISTANCE_LASSO;
import static minima.training.measure.Metrics.NORM_L1;

/**
 * Greedy coordinate descent by steps of ε follows the path of the Lasso to within O(ε) and ends O(ε) above the least ℓ1
 * norm, where no entry ever falls on that path; with exact line search it ends elsewhere.
 *
 * <p><b>Statement.</b> Let the entry of w with the largest |gradient| go ε against it, no farther than to its minimum.
 * At equal ‖w‖₁ the distance to the Lasso's solution is O(ε) all along the path, if |wⱼ| never falls on it; and
 * {@code ‖w‖₁ → min ‖w‖₁ s.t. Xw = y} with an excess of O(ε). Where an entry drops out of the Lasso's path, boosting,
 * whose entries hardly turn back, follows the monotone Lasso instead, at a distance that does not fall with ε.
 *
 * <p><b>Source.</b> Efron, Hastie, Johnstone, Tibshirani, "Least Angle Regression", Annals of Statistics 32(2), 2004;
 * Hastie, Taylor, Tibshirani, Walther, "Forward stagewise regression and the monotone lasso", Electronic Journal of
 * Statistics 1, 2007. O(ε) is judged by runs with tenths of ε: what is measured must fall by more than √10, midway
 * between O(ε) and a constant.
 *
 * <p><b>Controls.</b> Exact line search; and ε-boosting of three equations on whose path an entry drops out.
 */
public final class BoostingLasso implements Experiment<BoostingLasso.Settings> {

    private static final String EFRON = "Efron et al., Annals of Statistics 32(2), 2004";
    private static final String HASTIE = "Hastie et al., Electronic Journal of Statistics 1, 2007";

    /** Distances and excesses relative to the path's length count as 0 up to here. */
    private static final double ROUNDING = 1e-10;

    /** Midway in power between a tenth, as of O(ε), and 1, as of a constant. */
    private static final double MIDWAY = 1 / Math.sqrt(10);

    private static final double UNBOUNDED = 1e300;

    /** Its Lasso's path goes from 0 to (20/9, −7/9, −5/9) in the last three entries and never turns back. */
    private static final Samples MONOTONE =
            new Samples("boosting", new double[][] {{1, .5, 0, .2}, {0, 1, .5, -.3}, {.3, 0, 1, .4}}, 1, 2, -1);

    private static final Samples DROPPING =
            new Samples("dropping", new double[][] {{0, -1, 0}, {0, -3, -2}, {-2, -1, -1}}, -2, 3, -2);

    /** What can be set. */
    public record Settings(
            @Setting(
                    value = "largest step ε; 0 chooses 0.01, on your data 1/350 of the least ‖w‖₁",
                    atLeast = 0,
                    atMost = 100)
            double stepSize,

            @Setting(value = "steps of the smallest step, ε/100; others take as many as go as far", atLeast = 1_000)
            long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                "boosting-lasso",
                "leastsquares",
                "Boosting by small steps follows the Lasso, unless the Lasso's path turns back",
                "w_j ← w_j − min(ε, |g_j|/‖x_j‖²) sign g_j, j = argmax |g_j|:  sup ‖w − w_Lasso(‖w‖₁)‖ = O(ε),"
                        + "  ‖w‖₁ → min ‖w‖₁ s.t. Xw = y, + O(ε)",
                List.of(
                        "Efron, Hastie, Johnstone, Tibshirani, Least Angle Regression, Annals of Statistics 32(2), 2004",
                        "Hastie, Taylor, Tibshirani, Walther, Forward stagewise regression and the monotone lasso,"
                                + " Electronic Journal of Statistics 1, 2007"),
                Claim.DataKind.REAL,
                List.of(DISTANCE_LASSO, NORM_L1, ACTIVE_COUNT));
    }

    @Override
    public Settings defaults() {
        return new Settings(0, 60_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        Boosting problem = new Boosting(materials.realOr(() -> MONOTONE));
        Boosting dropping = new Boosting(DROPPING);
        double own = materials.data() == null || problem.length() == 0 ? 0.01 : problem.length() / 350;
        double epsilon = settings.stepSize() > 0 ? settings.stepSize() : own;
        List<Strand> strands = boosts("", problem, epsilon, settings);
        List<Strand> astray = boosts("dropping-", dropping, epsilon, settings).stream()
                .map(Strand::asControl)
                .toList();
        Strand exact =
                problem.boost("exact-line-search", UNBOUNDED, settings.steps()).asControl();
        List<Assumption> assumptions = List.of(problem.interpolated(), problem.monotone());
        return new Trial(
                        Stream.of(strands, List.of(exact), astray)
                                .flatMap(List::stream)
                                .toList(),
                        assumptions,
                        assumptions.stream().anyMatch(Assumption::fails) ? List.of() : limits(strands, problem),
                        history -> Stream.concat(
                                        Stream.of(
                                                        pairs(strands).map(pair -> follows(pair, problem, history)),
                                                        pairs(strands).map(pair -> ends(pair, problem, history)),
                                                        Stream.of(
                                                                ends(List.of(strands.get(0), exact), problem, history)))
                                                .flatMap(verdicts -> verdicts)
                                                .map(verdict -> verdict.restingOn(assumptions)),
                                        pairs(astray).map(pair -> follows(pair, dropping, history)))
                                .toList())
                .with(Grid.of("How far from the Lasso", strands, DISTANCE_LASSO, NORM_L1, ACTIVE_COUNT));
    }

    /** With ε, ε/10 and ε/100, each for the same way. */
    private static List<Strand> boosts(String name, Boosting problem, double epsilon, Settings settings) {
        return Stream.of(1, 10, 100)
                .map(parts -> problem.boost(
                        name + "epsilon-" + StepName.of(epsilon / parts),
                        epsilon / parts,
                        settings.steps() * parts / 100))
                .toList();
    }

    private static Stream<List<Strand>> pairs(List<Strand> strands) {
        return IntStream.range(1, strands.size()).mapToObj(k -> List.of(strands.get(k - 1), strands.get(k)));
    }

    private static List<Prediction> limits(List<Strand> strands, Boosting problem) {
        return strands.stream()
                .<Prediction>map(strand ->
                        new Limit(strand.name(), NORM_L1, problem.length(), "Lasso path at λ = 0", Provenance.V))
                .toList();
    }

    /** The largest distance to the Lasso falls by more than √10 from the first to the second of the pair. */
    private static Verdict follows(List<Strand> pair, Boosting problem, History history) {
        double before = farthest(history.series(pair.get(0).name(), DISTANCE_LASSO));
        double after = farthest(history.series(pair.get(1).name(), DISTANCE_LASSO));
        return falls(pair.get(1), "largest " + DISTANCE_LASSO, before, after, problem, HASTIE);
    }

    /**
     * The excess of ‖w‖₁ over the least falls likewise; judged when the loss leaves no more open than a tenth of it.
     */
    private static Verdict ends(List<Strand> pair, Boosting problem, History history) {
        double before = history.last(pair.get(0), NORM_L1) - problem.length();
        double after = history.last(pair.get(1), NORM_L1) - problem.length();
        double open = Math.max(problem.open(pair.get(0), history), problem.open(pair.get(1), history));
        Verdict verdict = falls(pair.get(1), NORM_L1 + " above the least", before, after, problem, EFRON);
        return 10 * open <= Math.max(Math.abs(after), ROUNDING * problem.length())
                ? verdict
                : verdict.as(Outcome.INCONCLUSIVE, "the loss leaves %.2g open".formatted(open));
    }

    private static Verdict falls(
            Strand strand, String quantity, double before, double after, Boosting problem, String source) {
        double tolerance = MIDWAY * before + ROUNDING * problem.length();
        String reason = "its value %.3g with ten times the step, over √10".formatted(before);
        return Verdict.within(strand, quantity, 0, after, tolerance, reason, source);
    }

    private static double farthest(Series distance) {
        double farthest = distance.isEmpty() ? Double.NaN : 0;
        for (int i = 0; i < distance.size(); i++) {
            farthest = Math.max(farthest, distance.value(i));
        }
        return farthest;
    }
}
