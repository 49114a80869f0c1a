package minima.experiments;

import minima.experiments.factorization.CommutingSensing;
import minima.experiments.factorization.DeepFactorization;
import minima.experiments.factorization.MatrixSensing;
import minima.experiments.factorization.OneBitCompletion;
import minima.experiments.factorization.StepAndStart;
import minima.experiments.gaussian.Perceptron;
import minima.experiments.learningtheory.BoostingTheMargin;
import minima.experiments.leastsquares.AdagradInfinity;
import minima.experiments.leastsquares.AdaptiveFails;
import minima.experiments.leastsquares.AnyAlgorithmInTheSpan;
import minima.experiments.leastsquares.BoostingLasso;
import minima.experiments.leastsquares.DependenceOnStart;
import minima.experiments.leastsquares.EarlyStopping;
import minima.experiments.leastsquares.ExponentiatedGradient;
import minima.experiments.leastsquares.MinNorm;
import minima.experiments.leastsquares.MirrorDescent;
import minima.experiments.leastsquares.Momentum;
import minima.experiments.leastsquares.NearestNeighbour;
import minima.experiments.leastsquares.OnePassSgd;
import minima.experiments.leastsquares.SteepestDescentRegression;
import minima.experiments.leastsquares.StructuralRisk;
import minima.experiments.separable.AdaboostMargin;
import minima.experiments.separable.AdaptiveMargins;
import minima.experiments.separable.DeepLinear;
import minima.experiments.separable.DegenerateMargin;
import minima.experiments.separable.LinearConvolution;
import minima.experiments.separable.LossTails;
import minima.experiments.separable.MaxMargin;
import minima.experiments.separable.MulticlassMargin;
import minima.experiments.separable.OverparametrizedUnit;
import minima.experiments.separable.Parametrizations;
import minima.experiments.separable.SteepestDescentMargins;
import minima.training.claim.Experiment;
import minima.training.claim.InvalidInput;
import minima.training.claim.Nearest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** All experiments, one line each, by family. */
public final class Catalogue {

    private static final Map<String, Experiment<?>> EXPERIMENTS = byId(
            // leastsquares
            new MinNorm(),
            new AnyAlgorithmInTheSpan(),
            new DependenceOnStart(),
            new Momentum(),
            new AdagradInfinity(),
            new AdaptiveFails(),
            new SteepestDescentRegression(),
            new BoostingLasso(),
            new MirrorDescent(),
            new EarlyStopping(),
            new OnePassSgd(),
            new ExponentiatedGradient(),
            new NearestNeighbour(),
            new StructuralRisk(),
            // separable
            new MaxMargin(),
            new LossTails(),
            new DegenerateMargin(),
            new MulticlassMargin(),
            new SteepestDescentMargins(),
            new AdaboostMargin(),
            new AdaptiveMargins(),
            new OverparametrizedUnit(),
            new DeepLinear(),
            new LinearConvolution(),
            new Parametrizations(),
            // factorization
            new OneBitCompletion(),
            new MatrixSensing(),
            new StepAndStart(),
            new CommutingSensing(),
            new DeepFactorization(),
            // learningtheory
            new BoostingTheMargin(),
            // gaussian
            new Perceptron());

    private Catalogue() {}

    /** Id to experiment, in the order of the list. */
    public static Map<String, Experiment<?>> experiments() {
        return EXPERIMENTS;
    }

    /**
     * The experiment of this id.
     *
     * @throws InvalidInput with the nearest id if there is none
     */
    public static Experiment<?> experiment(String id) {
        Experiment<?> experiment = EXPERIMENTS.get(id);
        if (experiment == null) {
            throw new InvalidInput("experiment must exist: experiment=%s. Maybe %s"
                    .formatted(id, Nearest.to(id, EXPERIMENTS.keySet())));
        }
        return experiment;
    }

    private static Map<String, Experiment<?>> byId(Experiment<?>... experiments) {
        Map<String, Experiment<?>> byId = new LinkedHashMap<>();
        Stream.of(experiments).forEach(experiment -> byId.put(experiment.claim().id(), experiment));
        return Collections.unmodifiableMap(byId);
    }
}
