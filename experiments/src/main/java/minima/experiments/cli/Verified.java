package minima.experiments.cli;

import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * An experiment's claim with the verdicts of a rehearsal by its default settings.
 *
 * @param file where the claim stands, from the project's root
 */
record Verified(Claim claim, String file, List<Verdict> verdicts) {

    /** Rehearses experiments, as many at once as there are cores; in their order. */
    static List<Verified> all(List<Experiment<?>> experiments) throws InterruptedException, ExecutionException {
        ExecutorService cores =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            Map<Experiment<?>, Future<Rehearsal>> rehearsals = new LinkedHashMap<>();
            experiments.forEach(experiment -> rehearsals.put(experiment, cores.submit(() -> Rehearsal.of(experiment))));
            List<Verified> verified = new ArrayList<>();
            for (Map.Entry<Experiment<?>, Future<Rehearsal>> rehearsal : rehearsals.entrySet()) {
                Experiment<?> experiment = rehearsal.getKey();
                String file = "experiments/src/main/java/"
                        + experiment.getClass().getName().replace('.', '/') + ".java";
                verified.add(new Verified(
                        experiment.claim(), file, rehearsal.getValue().get().verdicts()));
            }
            return verified;
        } finally {
            cores.shutdownNow();
        }
    }

    /** As JSON shows it. */
    Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("experiment", claim.id());
        view.put("family", claim.family());
        view.put("verdicts", verdicts);
        return view;
    }
}
