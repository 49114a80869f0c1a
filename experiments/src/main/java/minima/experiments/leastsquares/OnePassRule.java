package minima.experiments.leastsquares;

import minima.training.claim.Ensemble;
import minima.training.claim.History;
import minima.training.claim.Interval;
import minima.training.claim.Materials;
import minima.training.claim.Measure;
import minima.training.claim.Series;
import minima.training.claim.Strand;
import minima.training.claim.Verdict;
import minima.training.claim.Verdict.Outcome;
import minima.training.data.Fixtures;
import minima.training.data.LogisticSphere;
import minima.training.data.Population;
import minima.training.data.Resampled;
import minima.training.descent.OnePassDescent;
import minima.training.descent.OnePassDescent.Path;
import minima.training.loss.Logistic;
import minima.training.loss.Loss;
import minima.training.random.Streams;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import static minima.training.measure.Metrics.ENSEMBLE_ERROR;
import static minima.training.measure.Metrics.EXCESS_RISK;
import static minima.training.measure.Metrics.REGRET;
import static minima.training.measure.Metrics.REGRET_BOUND;
import static minima.training.measure.Metrics.REGRET_EXCESS;

/** The one-pass SGD rule for the logistic loss on a population, beside a comparator w*: ensembles of its paths. */
final class OnePassRule {

    private static final String REGRETS = "Zinkevich, ICML 2003: online gradient descent";

    private static final double ROUNDING = 1e-12;

    private static final Loss LOSS = new Logistic();

    private final Population population;
    private final double[] comparator;
    private final double norm;
    private final double leastRisk;
    private final int paths;
    private final Streams streams;

    /** @param comparator w*, shape [d] */
    OnePassRule(Population population, int paths, Streams streams, double... comparator) {
        this.population = population;
        this.paths = paths;
        this.streams = streams;
        this.comparator = comparator.clone();
        double squares = 0;
        for (double component : comparator) {
            squares += component * component;
        }
        this.norm = Math.sqrt(squares);
        this.leastRisk = population.risk(comparator, LOSS);
    }

    /** On the unit sphere, w* a random direction of the set norm and the true one. */
    static OnePassRule onSphere(OnePassSgd.Settings settings, Materials materials) {
        double[] truth = Streams.gaussians(materials.streams().stream("truth"), settings.dimension(), 1);
        double length = Math.sqrt(Arrays.stream(truth).map(v -> v * v).sum());
        Arrays.setAll(truth, j -> truth[j] * settings.norm() / length);
        return new OnePassRule(new LogisticSphere(truth), settings.paths(), materials.streams(), truth);
    }

    /** On draws from the user's data, w* along the mean of yx. */
    static OnePassRule onData(OnePassSgd.Settings settings, Materials materials) {
        Resampled population = new Resampled(materials.binaryOr(Fixtures::threeGeometries));
        return new OnePassRule(
                population, settings.paths(), materials.streams(), population.meanDirection(settings.norm()));
    }

    /** {@code ‖w*‖/√m}: the step for m samples, and the price of learning from them. */
    double price(long samples) {
        return norm / Math.sqrt((double) samples);
    }

    /** What the mean iterate may exceed w* by after t of m samples, {@code ‖w*‖²/(2ηt) + η/2}. */
    double priceAfter(long t, long samples) {
        double eta = price(samples);
        return norm * norm / (2 * eta * Math.max(1, t)) + eta / 2;
    }

    /** The excess of w = 0. */
    double excessOfNothing() {
        return population.risk(new double[comparator.length], LOSS) - leastRisk;
    }

    /**
     * Paths of m steps.
     *
     * @param share of the step ‖w*‖/√m
     * @param distinct samples before they repeat
     */
    Strand strand(String name, long samples, double share, long distinct) {
        double eta = price(samples);
        List<OnePassDescent> members = new ArrayList<>();
        for (int i = 0; i < paths; i++) {
            Path path = new Path(population, streams, "path " + i, distinct);
            members.add(new OnePassDescent(path, LOSS, share * eta, comparator));
        }
        Ensemble<OnePassDescent> ensemble = new Ensemble<>(members);
        ToDoubleFunction<OnePassDescent> excess = excess();
        List<Measure> measures = List.of(
                ensemble.mean(EXCESS_RISK, excess),
                ensemble.standardError(ENSEMBLE_ERROR, excess),
                ensemble.mean(REGRET, OnePassDescent::regret),
                ensemble.mean(REGRET_BOUND, path -> path.regretBound(eta)),
                new Measure(REGRET_EXCESS, () -> members.stream()
                        .mapToDouble(path -> path.regret() - path.regretBound(eta))
                        .reduce(Double.NEGATIVE_INFINITY, Math::max)));
        return new Strand(name, ensemble, measures, samples, false);
    }

    /** {@code L(w̄) − L(w*)}, computed once for each step of a path. */
    private ToDoubleFunction<OnePassDescent> excess() {
        Map<OnePassDescent, Reading> readings = new HashMap<>();
        return path -> {
            Reading known = readings.get(path);
            if (known == null || known.step() != path.steps()) {
                known = new Reading(path.steps(), population.risk(path.average(), LOSS) - leastRisk);
                readings.put(path, known);
            }
            return known.excess();
        };
    }

    Verdict regret(Strand strand, History history) {
        Series excess = history.series(strand.name(), REGRET_EXCESS);
        double worst = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < excess.size(); i++) {
            worst = Math.max(worst, excess.value(i));
        }
        return Verdict.atMost(
                strand,
                "regret − bound on every path at every measured step",
                0,
                worst,
                ROUNDING * history.last(strand, REGRET_BOUND),
                "rounding of sums",
                REGRETS);
    }

    /** SUPPORTED where the whole interval of the mean is below the price, REFUTED where it is above. */
    Verdict price(Strand strand, History history) {
        Interval mean = Interval.ofMean(
                Ensemble.LEVEL, history.last(strand, EXCESS_RISK), history.last(strand, ENSEMBLE_ERROR), paths);
        double price = price(strand.steps());
        Verdict verdict = Verdict.atMost(
                strand,
                "mean excess risk, upper end of its interval",
                price,
                mean.high(),
                0,
                "‖w*‖/√m; mean %.4g ± %.2g over %d paths".formatted(mean.estimate(), mean.halfWidth(), paths),
                OnePassSgd.NOTES);
        return mean.high() > price && mean.low() <= price
                ? verdict.as(Outcome.INCONCLUSIVE, "the interval contains the price. Maybe more paths")
                : verdict;
    }

    private record Reading(long step, double excess) {}
}
