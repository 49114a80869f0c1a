package minima.experiments.leastsquares;

import minima.experiments.leastsquares.ExponentiatedGradient.Settings;
import minima.training.claim.Ensemble;
import minima.training.claim.History;
import minima.training.claim.Measure;
import minima.training.claim.Strand;
import minima.training.data.SignSamples;
import minima.training.descent.EuclideanLearner;
import minima.training.descent.OnlineDescent;
import minima.training.descent.OnlineLearner;
import minima.training.descent.SignedExponentiatedGradient;
import minima.training.random.Streams;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import static minima.training.measure.Metrics.ENSEMBLE_ERROR;
import static minima.training.measure.Metrics.EXCESS_RISK;
import static minima.training.measure.Metrics.REGRET;
import static minima.training.measure.Metrics.REGRET_BOUND;
import static minima.training.measure.Metrics.WEIGHT_ENTROPY;

/**
 * The exponentiated gradient and gradient descent on the same samples, whose target has k entries ±B/√k: ‖u‖₂ = B and
 * ‖u‖₁ = √k B.
 *
 * @param k entries of the target that are not 0
 */
record OnlineDuel(int k, Player exponentiated, Player euclidean) {

    /** A learner's ensemble of runs, and the bound on the regret of each. */
    record Player(Strand strand, LongToDoubleFunction bound) {}

    /** Both with the step size tuned for the number of steps. */
    static OnlineDuel of(int k, Settings settings, Streams streams) {
        double l1 = Math.sqrt(k) * settings.length();
        int d = settings.dimension();
        long m = settings.steps();
        return new OnlineDuel(
                k,
                player("eg-" + k, k, () -> new SignedExponentiatedGradient(d, l1, m), settings, streams),
                player("gd-" + k, k, () -> new EuclideanLearner(d, settings.length(), m), settings, streams));
    }

    /** The exponentiated gradient in a tenth of the ball that holds the target, which has one entry. */
    static Player tooSmall(Settings settings, Streams streams) {
        double tenth = settings.length() / 10;
        Supplier<OnlineLearner> learner =
                () -> new SignedExponentiatedGradient(settings.dimension(), tenth, settings.steps());
        Player player = player("eg-tenth-of-ball", 1, learner, settings, streams);
        return new Player(player.strand().asControl(), player.bound());
    }

    private static double[] target(int k, Settings settings, Streams streams) {
        SplittableRandom random = streams.stream("target");
        double[] target = new double[settings.dimension()];
        for (int j = 0; j < k; j++) {
            target[j] = (random.nextBoolean() ? 1 : -1) * settings.length() / Math.sqrt(k);
        }
        return target;
    }

    private static Player player(
            String name, int k, Supplier<OnlineLearner> learner, Settings settings, Streams streams) {
        double[] target = target(k, settings, streams);
        Ensemble<OnlineDescent> runs = new Ensemble<>(IntStream.range(0, settings.members())
                .mapToObj(i -> new OnlineDescent(new SignSamples(streams, "samples " + i, target), learner.get()))
                .toList());
        OnlineLearner fresh = learner.get();
        List<Measure> measures = List.of(
                runs.mean(EXCESS_RISK, OnlineDescent::excess),
                runs.standardError(ENSEMBLE_ERROR, OnlineDescent::excess),
                new Measure(REGRET, () -> runs.members().stream()
                        .mapToDouble(OnlineDescent::regret)
                        .max()
                        .orElseThrow()),
                new Measure(REGRET_BOUND, () -> fresh.regretBound(runs.steps())),
                runs.mean(WEIGHT_ENTROPY, run -> entropy(run.weights())));
        return new Player(new Strand(name, runs, measures, settings.steps(), false), fresh::regretBound);
    }

    /** 0 where w is 0. */
    private static double entropy(double[] w) {
        double sum = 0;
        for (double component : w) {
            sum += Math.abs(component);
        }
        double entropy = 0;
        for (double component : w) {
            double p = sum == 0 ? 0 : Math.abs(component) / sum;
            entropy -= p > 0 ? p * StrictMath.log(p) : 0;
        }
        return entropy;
    }

    /** Excess of the exponentiated gradient minus that of gradient descent. */
    double difference(History history) {
        return history.last(exponentiated.strand(), EXCESS_RISK) - history.last(euclidean.strand(), EXCESS_RISK);
    }

    /** Standard error of the difference, as if both were independent. */
    double error(History history) {
        return Math.hypot(
                history.last(exponentiated.strand(), ENSEMBLE_ERROR), history.last(euclidean.strand(), ENSEMBLE_ERROR));
    }
}
