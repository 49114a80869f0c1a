package minima.experiments;

import minima.experiments.leastsquares.MinNorm;
import minima.experiments.separable.DeepLinear;
import minima.experiments.separable.MaxMargin;
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
            // separable
            new MaxMargin(),
            new DeepLinear());

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
