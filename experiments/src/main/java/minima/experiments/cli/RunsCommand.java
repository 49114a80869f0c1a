package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import minima.actors.RunJson;
import minima.dashboards.live.EventRoutes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** {@code minima runs}: the newest runs with their state and verdicts. */
@Command(name = "runs", mixinStandardHelpOptions = true, description = "The newest runs, newest first.")
final class RunsCommand implements Runnable {

    @Mixin
    final PlaceOptions where = new PlaceOptions();

    @Option(names = "--limit", description = "Most runs to list; default ${DEFAULT-VALUE}.")
    int limit = 50;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<JsonNode> runs = StoredRuns.ask(where, reader -> reader.newest(limit));
        if (json) {
            List<ObjectNode> summaries = runs.stream().map(EventRoutes::summary).toList();
            out.println(RunJson.write(Map.of("runs", summaries)));
            return;
        }
        for (JsonNode run : runs) {
            out.printf(
                    "%-32s %-10s %,12d of %,12d  %s%n",
                    run.path("run").asText(),
                    run.path("status").asText(),
                    run.path("step").asLong(),
                    run.path("steps").asLong(),
                    verdicts(run) + lineage(run));
        }
    }

    private static String lineage(JsonNode run) {
        return run.has("parent")
                ? "  forked from %s at step %,d"
                        .formatted(
                                run.path("parent").path("run").asText(),
                                run.path("parent").path("step").asLong())
                : "";
    }

    private static String verdicts(JsonNode run) {
        int good = 0;
        for (JsonNode verdict : run.path("verdicts")) {
            boolean supported = verdict.path("outcome").asText().equals("SUPPORTED");
            good += supported != verdict.path("control").asBoolean() ? 1 : 0;
        }
        return run.path("verdicts").isEmpty()
                ? ""
                : "%d of %d verdicts as they should be"
                        .formatted(good, run.path("verdicts").size());
    }
}
