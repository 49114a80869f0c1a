package minima.experiments.leastsquares;

import minima.training.claim.Always;
import minima.training.claim.Asymptotics;
import minima.training.claim.Claim;
import minima.training.claim.Ensemble;
import minima.training.claim.Experiment;
import minima.training.claim.History;
import minima.training.claim.Materials;
import minima.training.claim.Prediction;
import minima.training.claim.Prediction.Bound;
import minima.training.claim.Prediction.Limit;
import minima.training.claim.Prediction.Provenance;
import minima.training.claim.Series;
import minima.training.claim.Setting;
import minima.training.claim.Strand;
import minima.training.claim.Trial;
import minima.training.claim.Verdict;
import minima.training.model.NeighbourRule;
import minima.training.random.Streams;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ENSEMBLE_ERROR;
import static minima.training.measure.Metrics.ERROR_TEST;
import static minima.training.measure.Metrics.EXCESS_RISK;
import static minima.training.measure.Metrics.NEIGHBOUR_DISTANCE;

/**
 * The nearest neighbour, which interpolates every noisy label, errs at most twice as often as the best rule, where
 * P(y|x) is smooth.
 *
 * <p><b>Statement.</b> Let {@code η(x) = P(y = 1|x)} be Lipschitz with constant c on [0, 1]^d, x uniform, x′ the
 * neighbour of x. The chance of an error at x is {@code η(1 − η′) + (1 − η)η′ ≤ 2η(1 − η) + c‖x − x′‖}; with m samples
 * {@code E‖x − x′‖ ≤ 4√d m^(−1/(d+1))}. So it tends to {@code E 2η(1 − η)}, at most {@code 2L*(1 − L*)}. Here {@code η
 * = ½ + A cos πx₁}, so that c = Aπ and the limit is ½ − A².
 *
 * <p><b>Source.</b> T. M. Cover, P. E. Hart, "Nearest neighbor pattern classification", IEEE Transactions on
 * Information Theory 13, 1967; with m samples, S. Shalev-Shwartz, S. Ben-David, "Understanding Machine Learning", 2014,
 * lemmas 19.1 and 19.2.
 *
 * <p><b>Controls.</b> An η that jumps from cell to cell, judged as if its constant were c; a metric that does not see
 * x₁.
 */
public final class NearestNeighbour implements Experiment<NearestNeighbour.Settings> {

    private static final String COVER = "Cover, Hart, Nearest neighbor pattern classification, 1967";
    private static final String BOUND = "Shalev-Shwartz, Ben-David, Understanding Machine Learning, 2014, lemma 19.2";

    private static final double ROUNDING = 1e-12;

    /** Cells a side of the checkerboard. */
    private static final int CELLS = 50;

    /** What can be set. */
    public record Settings(
            @Setting(
                    value = "amplitude A of η = ½ + A cos πx₁; the noise is less the larger",
                    atLeast = 0.01,
                    atMost = 0.5)
            double amplitude,

            @Setting(value = "points at which the rule is seen", atLeast = 10, atMost = 100_000)
            int points,

            @Setting(value = "independent repetitions", unit = "seeds", atLeast = 2, atMost = 1_000)
            int seeds,

            @Setting(value = "samples", unit = "samples", atLeast = 100)
            long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                "nearest-neighbour",
                "leastsquares",
                "The nearest neighbour interpolates noise and errs at most twice as often as the best rule",
                "P(error) ≤ E 2η(1 − η) + c E‖x − x′‖,  E‖x − x′‖ ≤ 4√d m^(−1/(d+1));  E 2η(1 − η) ≤ 2L*(1 − L*)",
                List.of(COVER, BOUND),
                Claim.DataKind.NONE,
                List.of(ERROR_TEST, EXCESS_RISK, NEIGHBOUR_DISTANCE));
    }

    @Override
    public Settings defaults() {
        return new Settings(0.4, 300, 10, 4_000);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        double a = settings.amplitude();
        ToDoubleFunction<double[]> smooth = x -> 0.5 + a * StrictMath.cos(Math.PI * x[0]);
        ToDoubleFunction<double[]> cells = x -> 0.5 + (((int) (CELLS * x[0]) + (int) (CELLS * x[1])) % 2 == 0 ? a : -a);
        List<Strand> claims = IntStream.of(1, 2, 5)
                .mapToObj(d -> strand("dimension-" + d, d, smooth, 0, settings, materials.streams()))
                .toList();
        Strand jumps =
                strand("jumps", 2, cells, 0, settings, materials.streams()).asControl();
        Strand blind = strand("blind-metric", 2, smooth, 1, settings, materials.streams())
                .asControl();
        return new Trial(
                Stream.concat(claims.stream(), Stream.of(jumps, blind)).toList(),
                List.of(),
                claims.stream().flatMap(strand -> predictions(strand, a)).toList(),
                history -> Stream.of(
                                claims.stream()
                                        .flatMap(strand -> Stream.of(
                                                smoothness(strand, a, history),
                                                limit(strand, a, history),
                                                distance(strand, history),
                                                rate(strand, history))),
                                Stream.of(smoothness(jumps, a, history), limit(jumps, a, history)),
                                Stream.of(rate(blind, history)))
                        .flatMap(verdicts -> verdicts)
                        .toList());
    }

    private static Strand strand(
            String name,
            int dimension,
            ToDoubleFunction<double[]> eta,
            int firstCoordinate,
            Settings settings,
            Streams streams) {
        SplittableRandom seeds = streams.stream("seeds " + dimension);
        Ensemble<NeighbourRule> rules = new Ensemble<>(IntStream.range(0, settings.seeds())
                .mapToObj(k -> new NeighbourRule(
                        dimension, eta, settings.points(), firstCoordinate, new Streams(seeds.nextLong())))
                .toList());
        return new Strand(
                name,
                rules,
                List.of(
                        rules.mean(ERROR_TEST, NeighbourRule::error),
                        rules.standardError(ENSEMBLE_ERROR, NeighbourRule::error),
                        rules.mean(EXCESS_RISK, rule -> rule.expectedError() - rule.errorAtZeroDistance()),
                        rules.mean(NEIGHBOUR_DISTANCE, NeighbourRule::distance)),
                settings.steps(),
                false);
    }

    private static int dimension(Strand strand) {
        return strand.control() ? 2 : Integer.parseInt(strand.name().replace("dimension-", ""));
    }

    private static Stream<Prediction> predictions(Strand strand, double a) {
        return Stream.of(
                new Limit(strand.name(), ERROR_TEST, 0.5 - a * a, COVER + "; ½ − A² by hand", Provenance.D),
                new Limit(strand.name(), EXCESS_RISK, 0, COVER, Provenance.D),
                Bound.upper(strand.name(), NEIGHBOUR_DISTANCE, m -> largestDistance(strand, m), BOUND));
    }

    private static double largestDistance(Strand strand, long steps) {
        int d = dimension(strand);
        return 4 * Math.sqrt(d) * Math.pow(steps + 1.0, -1.0 / (d + 1));
    }

    /** No probability is left in it: it holds for these points and these neighbours. */
    private static Verdict smoothness(Strand strand, double a, History history) {
        Series excess = history.series(strand.name(), EXCESS_RISK);
        Series distance = history.series(strand.name(), NEIGHBOUR_DISTANCE);
        double worst = IntStream.range(0, excess.size())
                .mapToDouble(i -> excess.value(i) - a * Math.PI * distance.value(i))
                .max()
                .orElse(Double.NaN);
        return Verdict.atMost(
                strand, "excess − c‖x − x′‖ ≤ 0 at every measured step", 0, worst, ROUNDING, "rounding", COVER);
    }

    private static Verdict limit(Strand strand, double a, History history) {
        return Verdict.within(
                strand,
                ERROR_TEST + " → E 2η(1 − η)",
                0.5 - a * a,
                history.last(strand, ERROR_TEST),
                3 * history.last(strand, ENSEMBLE_ERROR) + a * Math.PI * history.last(strand, NEIGHBOUR_DISTANCE),
                "three standard errors over seeds, and c‖x − x′‖ for the samples that are still far",
                COVER);
    }

    private static Verdict distance(Strand strand, History history) {
        return Always.atMost(strand, NEIGHBOUR_DISTANCE, m -> largestDistance(strand, m), ROUNDING, history, BOUND);
    }

    private static Verdict rate(Strand strand, History history) {
        return Asymptotics.fallsLike(strand, NEIGHBOUR_DISTANCE, -1.0 / (dimension(strand) + 1), history, BOUND);
    }
}
