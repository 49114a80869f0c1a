package minima.experiments.cli;

import minima.dashboards.report.Chapter;
import minima.training.claim.Claim;
import minima.training.claim.Experiment;
import minima.training.claim.Rehearsal;
import minima.training.claim.Verdict;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * An experiment's claim with the verdicts of a rehearsal by its default settings.
 *
 * @param file where the claim stands, from the project's root
 * @param chapter of the report; null where none is wanted
 */
record Verified(
        Claim claim,
        String file,
        List<Verdict> verdicts,
        @Nullable Chapter chapter) {

    /** Without a report. */
    Verified(Claim claim, String file, List<Verdict> verdicts) {
        this(claim, file, verdicts, null);
    }

    /** Rehearses experiments, as many at once as there are cores; in their order. */
    static List<Verified> all(List<Experiment<?>> experiments) throws InterruptedException, ExecutionException {
        return all(experiments, Verified::plain);
    }

    /** Rehearses experiments and writes each down; what they measured is forgotten one by one. */
    static List<Verified> written(List<Experiment<?>> experiments) throws InterruptedException, ExecutionException {
        return all(experiments, Verified::written);
    }

    private static List<Verified> all(List<Experiment<?>> experiments, Function<Experiment<?>, Verified> verify)
            throws InterruptedException, ExecutionException {
        ExecutorService cores =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Verified>> rehearsals = new ArrayList<>();
            experiments.forEach(experiment -> rehearsals.add(cores.submit(() -> verify.apply(experiment))));
            List<Verified> verified = new ArrayList<>();
            for (Future<Verified> rehearsal : rehearsals) {
                verified.add(rehearsal.get());
            }
            return verified;
        } finally {
            cores.shutdownNow();
        }
    }

    private static Verified plain(Experiment<?> experiment) {
        return new Verified(
                experiment.claim(), file(experiment), Rehearsal.of(experiment).verdicts());
    }

    private static Verified written(Experiment<?> experiment) {
        Rehearsed rehearsed = Rehearsed.of(experiment);
        return new Verified(
                experiment.claim(), file(experiment), rehearsed.rehearsal().verdicts(), Chapter.of(rehearsed.sheet()));
    }

    private static String file(Experiment<?> experiment) {
        return "experiments/src/main/java/" + experiment.getClass().getName().replace('.', '/') + ".java";
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
