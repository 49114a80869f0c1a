package minima.experiments.factorization;

import minima.training.claim.Always;
import minima.training.claim.Asymptotics;
import minima.training.claim.Claim;
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
import minima.training.claim.Verdict.Outcome;
import minima.training.loss.Exponential;
import minima.training.loss.Logistic;
import minima.training.model.Identity;
import minima.training.oracle.NuclearMargin;
import minima.training.random.Streams;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import static minima.training.measure.Metrics.ERROR_TEST;
import static minima.training.measure.Metrics.MARGIN_NUCLEAR;
import static minima.training.measure.Metrics.NORM_NUCLEAR;
import static minima.training.measure.Metrics.STATIONARITY;

/**
 * Descent on the factors of a matrix under an exponential tail turns to the separator of least nuclear norm, and so
 * completes signs that it has not seen.
 *
 * <p><b>Statement.</b> Let {@code L(U, V) = Σ ℓ(yᵢⱼ (UVᵀ)ᵢⱼ)} over the observed signs, ℓ with an exponential tail, U
 * and V of full rank, L → 0. Then the direction of (U, V) tends to a stationary point of {@code min ½‖U‖² + ½‖V‖² s.t.
 * yᵢⱼ (UVᵀ)ᵢⱼ ≥ 1}, whose least value is that of {@code min ‖W‖* s.t. yᵢⱼWᵢⱼ ≥ 1}; here it is found that the point is
 * this least one, from any start. Steps have one length, so that the loss reaches 0 far enough.
 *
 * <p><b>Source.</b> Lecture notes, "Inductive Bias, Generalization and the role of Optimization in Deep Learning",
 * matrix factorization with logistic loss; stationarity by Lyu, Li, "Gradient Descent Maximizes the Margin of
 * Homogeneous Neural Networks", ICLR 2020.
 *
 * <p><b>Control.</b> Descent on the entries themselves turns to the separator of least Frobenius norm, which is 0 where
 * nothing was seen.
 */
public final class OneBitCompletion implements Experiment<OneBitCompletion.Settings> {

    private static final String SREBRO = "lecture notes (Srebro), matrix factorization with logistic loss";
    private static final String ORACLE = "the oracle's matrix of least nuclear norm";
    private static final String LYU = "Lyu, Li, ICLR 2020";

    /** To which the oracle certifies its answer. */
    private static final double CERTIFIED = 1e-6;

    /** Signs of the default setting. */
    public enum Problem {
        /** 13 of the 25 signs of a 5×5 matrix of rank 1: the least nuclear norm is 5. */
        RANK_ONE,
        /** Some of the signs of a Gaussian matrix of low rank. */
        GAUSSIAN
    }

    /** What can be set. */
    public record Settings(
            @Setting("own signs, where none are given") Problem problem,

            @Setting(value = "rows and columns of the Gaussian problem", atLeast = 2, atMost = 100)
            int size,

            @Setting(value = "rank of the Gaussian problem", atLeast = 1, atMost = 100)
            int rank,

            @Setting(value = "share of its signs that are seen", atLeast = 0.01, atMost = 1)
            double observed,

            @Setting(value = "standard deviation of the start", atLeast = 1e-6, atMost = 10)
            double initScale,

            @Setting(value = "length η of a step", atLeast = 1e-6, atMost = 10)
            double stepSize,

            @Setting(value = "steps", atLeast = 4) long steps) {}

    @Override
    public Claim claim() {
        return new Claim(
                        "one-bit-completion",
                        "factorization",
                        "Descent on two factors completes signs by the least nuclear norm",
                        "L(U, V) = Σ ℓ(yᵢⱼ (UVᵀ)ᵢⱼ):  UVᵀ/margin → argmin ‖W‖* s.t. yᵢⱼWᵢⱼ ≥ 1, from any start",
                        List.of(
                                "Lecture notes, Inductive Bias, Generalization and the role of Optimization in Deep Learning,"
                                        + " matrix factorization with logistic loss",
                                "Lyu, Li, Gradient Descent Maximizes the Margin of Homogeneous Neural Networks, ICLR 2020"),
                        Claim.DataKind.TRIPLES,
                        List.of(NORM_NUCLEAR, MARGIN_NUCLEAR, ERROR_TEST))
                .standing(Claim.Standing.MEASURED)
                .remarking(
                        "That the limit is stationary is proved; that it is the least nuclear norm is seen, not proved.");
    }

    @Override
    public Settings defaults() {
        return new Settings(Problem.RANK_ONE, 20, 2, 0.3, 0.1, 0.003, 500_000);
    }

    @Override
    public void check(Settings settings, Materials materials) {
        signs(settings, materials);
    }

    private static ObservedSigns signs(Settings settings, Materials materials) {
        if (materials.data() != null) {
            return ObservedSigns.of(materials.data());
        }
        return settings.problem() == Problem.RANK_ONE
                ? ObservedSigns.ofRankOne()
                : ObservedSigns.gaussian(settings.size(), settings.rank(), settings.observed(), materials.streams());
    }

    @Override
    public Trial trial(Settings settings, Materials materials) {
        ObservedSigns signs = signs(settings, materials);
        NuclearMargin least = NuclearMargin.of(signs.measurements(), signs.columns());
        SplittableRandom random = materials.streams().stream("init");
        double[] start = Streams.gaussians(random, signs.factors().parameters(), settings.initScale());
        double[] larger = Arrays.stream(start).map(entry -> 2 * entry).toArray();
        List<Strand> claims = List.of(
                signs.strand("logistic", new Logistic(), signs.factors(), start, settings),
                signs.strand("exponential", new Exponential(), signs.factors(), start, settings),
                signs.strand("larger-start", new Exponential(), signs.factors(), larger, settings));
        Identity matrix = new Identity(signs.rows() * signs.columns());
        Strand control = signs.strand("entries", new Exponential(), matrix, new double[matrix.dimension()], settings);
        boolean completes = least.separable() && signs.canTest() && signs.errorOf(least) == 0;
        List<Strand> strands =
                Stream.concat(claims.stream(), Stream.of(control.asControl())).toList();
        return new Trial(
                        strands,
                        List.of(least.separability()),
                        claims.stream()
                                .flatMap(s -> predictions(s, signs, least))
                                .toList(),
                        history -> strands.stream()
                                .flatMap(strand -> judge(strand, least, completes, history))
                                .map(verdict -> verdict.restingOn(least.separability()))
                                .toList())
                .with(StrandTable.of("One matrix whatever the start", strands, NORM_NUCLEAR, ERROR_TEST, STATIONARITY));
    }

    private static Stream<Prediction> predictions(Strand strand, ObservedSigns signs, NuclearMargin least) {
        if (!least.separable()) {
            return Stream.empty();
        }
        List<Prediction> predictions = new ArrayList<>(List.of(
                new Limit(strand.name(), NORM_NUCLEAR, least.norm(), SREBRO, Provenance.V),
                new Limit(strand.name(), STATIONARITY, 0, LYU, Provenance.M),
                Bound.upper(strand.name(), MARGIN_NUCLEAR, t -> least.margin(), ORACLE)));
        if (signs.canTest()) {
            predictions.add(new Limit(strand.name(), ERROR_TEST, signs.errorOf(least), ORACLE, Provenance.V));
        }
        return predictions.stream();
    }

    private static Stream<Verdict> judge(Strand strand, NuclearMargin least, boolean completes, History history) {
        double norm = least.separable() ? least.norm() : Double.NaN;
        Verdict nearest = Verdict.within(
                strand,
                NORM_NUCLEAR + " over the margin",
                norm,
                history.last(strand, NORM_NUCLEAR),
                0.01 * norm,
                "1 %: the excess falls like a power of t that depends on the signs",
                SREBRO);
        Stream<Verdict> ofNorm = strand.control()
                ? Stream.of(nearest)
                : Stream.of(
                        stillFalling(nearest, strand, history),
                        Always.atMost(strand, MARGIN_NUCLEAR, t -> 1 / norm, CERTIFIED, history, ORACLE),
                        Asymptotics.vanishes(strand, STATIONARITY, history, LYU));
        Verdict unseen = Verdict.within(
                strand, ERROR_TEST, 0, history.last(strand, ERROR_TEST), 0, "the oracle has every sign right", SREBRO);
        return completes ? Stream.concat(ofNorm, Stream.of(unseen)) : ofNorm;
    }

    /** INCONCLUSIVE where the norm is not near, but its excess went down by a quarter from T/4 to T. */
    private static Verdict stillFalling(Verdict verdict, Strand strand, History history) {
        Series norm = history.series(strand.name(), NORM_NUCLEAR);
        double before = norm.at(strand.steps() / 4.0) - verdict.predicted();
        double now = norm.last() - verdict.predicted();
        return verdict.supported() || !(now < Asymptotics.KEPT * before)
                ? verdict
                : verdict.as(Outcome.INCONCLUSIVE, "the run is too short: the norm still falls");
    }
}
