package minima.experiments.leastsquares;

import minima.training.claim.Assumption;
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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ENSEMBLE_ERROR;
import static minima.training.measure.Metrics.EXCESS_RISK;
import static minima.training.measure.Metrics.REGRET;
import static minima.training.measure.Metrics.REGRET_BOUND;

/**
 * One pass of stochastic gradient descent learns every linear predictor at a price of ‖w*‖/√m: the norm is its
 * inductive bias.
 *
 * <p><b>Statement.</b> Let |ℓ′| ≤ 1, ℓ convex, ‖x‖ ≤ 1, w₁ = 0 and η = ‖w*‖/√m. On every path {@code Σ ℓₜ(wₜ) − ℓₜ(w*)
 * ≤ ‖w*‖²/(2η) + (η/2) Σ ‖gₜ‖²}. If samples are fresh, the mean w̄ of the iterates has {@code E L(w̄) ≤ L(w*) +
 * ‖w*‖/√m} for every w*. Where no w has less risk than w*, the excess falls about like 1/√m.
 *
 * <p><b>Source.</b> Lecture notes, "Inductive Bias, Generalization and the role of Optimization in Deep Learning",
 * beyond ERM; M. Zinkevich, ICML 2003, and N. Cesa-Bianchi, A. Conconi, C. Gentile, 2004. The first inequality is
 * checked on every path with its own gradients; the second as a mean over paths, whose number and seeds are fixed
 * beforehand, with the risk computed and not sampled.
 *
 * <p><b>Controls.</b> A step a hundredth of η learns too slowly: both inequalities, which it would have to fulfil with
 * η, fail. Many passes over few samples fulfil the first; but m passes over no m samples, and the second fails.
 */
public final class OnePassSgd implements Experiment<OnePassSgd.Settings> {

    static final String NOTES =
            "Lecture notes, Inductive Bias, Generalization and the role of Optimization in Deep Learning, beyond ERM";

    /** The longest run is of m samples; the others of a quarter each, down to m/64. */
    private static final int[] QUARTERS = {64, 16, 4, 1};

    /** The power of m by which the excess falls, and how far from it a fit over these m may be. */
    private static final double POWER = -0.5;

    private static final double POWER_TOLERANCE = 0.1;

    /** What can be set. */
    public record Settings(
            @Setting(value = "own dimension d", atLeast = 4, atMost = 1_000)
            int dimension,

            @Setting(value = "norm of the comparator w*", atLeast = 1e-3, atMost = 20)
            double norm,

            @Setting(value = "paths, each with draws of its own", atLeast = 2, atMost = 1_000)
            int paths,

            @Setting(value = "steps and samples m of the longest run", atLeast = 64)
            long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                        "one-pass-sgd",
                        "leastsquares",
                        "One pass of SGD learns every linear predictor at a price of ‖w*‖/√m",
                        "E L(w̄) ≤ L(w*) + ‖w*‖/√m;  Σ ℓₜ(wₜ) − ℓₜ(w*) ≤ ‖w*‖²/(2η) + (η/2) Σ ‖gₜ‖² on every path",
                        List.of(
                                NOTES,
                                "Zinkevich, Online Convex Programming and Generalized Infinitesimal Gradient Ascent, ICML"
                                        + " 2003",
                                "Cesa-Bianchi, Conconi, Gentile, On the Generalization Ability of On-Line Learning"
                                        + " Algorithms, IEEE Transactions on Information Theory, 2004"),
                        Claim.DataKind.BINARY,
                        List.of(EXCESS_RISK, REGRET, REGRET_BOUND))
                .remarking("The slide prints the price as √(‖w‖₂/m); it is √(‖w*‖₂²/m) = ‖w*‖₂/√m, the capacity being"
                        + " ‖w*‖².");
    }

    @Override
    public Settings defaults() {
        return new Settings(50, 15, 10, 6_400);
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        boolean own = materials.data() == null;
        OnePassRule rule = own ? OnePassRule.onSphere(settings, materials) : OnePassRule.onData(settings, materials);
        long longest = settings.steps();
        List<Strand> claims = IntStream.of(QUARTERS)
                .mapToObj(quarter -> rule.strand("samples-" + longest / quarter, longest / quarter, 1, Long.MAX_VALUE))
                .toList();
        Strand timid = rule.strand("timid", longest, 0.01, Long.MAX_VALUE).asControl();
        Strand repeated =
                rule.strand("many-passes", longest, 1, settings.dimension()).asControl();
        List<Strand> strands = new ArrayList<>(claims);
        strands.add(timid);
        if (own) {
            strands.add(repeated);
        }
        Assumption worth = Assumption.of(
                "w = 0 costs more than the price",
                rule.excessOfNothing() > rule.price(longest),
                "its excess is %.3g, the price %.3g".formatted(rule.excessOfNothing(), rule.price(longest)));
        return new Trial(strands, List.of(), predictions(claims, rule), history -> {
                    List<Verdict> verdicts = new ArrayList<>();
                    claims.forEach(strand ->
                            verdicts.addAll(List.of(rule.regret(strand, history), rule.price(strand, history))));
                    verdicts.add(rule.regret(timid, history).restingOn(worth));
                    verdicts.add(rule.price(timid, history).restingOn(worth));
                    if (own) {
                        verdicts.add(power(claims, history));
                        verdicts.add(rule.price(repeated, history).restingOn(worth));
                    }
                    return verdicts;
                })
                .with(grid(strands));
    }

    private static List<Prediction> predictions(List<Strand> claims, OnePassRule rule) {
        return claims.stream()
                .map(strand -> (Prediction)
                        Bound.upper(strand.name(), EXCESS_RISK, t -> rule.priceAfter(t, strand.steps()), NOTES))
                .toList();
    }

    /**
     * The least-squares slope of log excess over log m; the theorem bounds the excess, so a flatter one refutes
     * nothing.
     */
    private static Verdict power(List<Strand> claims, History history) {
        double[] x = claims.stream()
                .mapToDouble(strand -> Math.log((double) strand.steps()))
                .toArray();
        double[] y = claims.stream()
                .mapToDouble(strand -> Math.log(history.last(strand, EXCESS_RISK)))
                .toArray();
        double meanX = Arrays.stream(x).average().orElseThrow();
        double slope = 0;
        double spread = 0;
        for (int i = 0; i < x.length; i++) {
            slope += (x[i] - meanX) * y[i];
            spread += (x[i] - meanX) * (x[i] - meanX);
        }
        Verdict verdict = Verdict.atMost(
                claims.get(claims.size() - 1),
                "mean excess, power of m",
                POWER,
                slope / spread,
                POWER_TOLERANCE,
                "few samples cannot cost more than w = 0 does, which flattens the fit",
                NOTES);
        return verdict.supported() ? verdict : verdict.as(Outcome.INCONCLUSIVE, "flatter than the price, yet below it");
    }

    private static Grid grid(List<Strand> strands) {
        List<Grid.Cell> cells = strands.stream()
                .flatMap(strand -> Stream.of(EXCESS_RISK, ENSEMBLE_ERROR, REGRET, REGRET_BOUND)
                        .map(metric -> new Grid.Cell(strand.name(), metric, strand.name(), metric)))
                .toList();
        return new Grid("The price of learning from m samples", "run", "measure", cells, Grid.Shading.NONE);
    }
}
