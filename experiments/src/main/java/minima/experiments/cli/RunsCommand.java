package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import minima.actors.RunJson;
import minima.dashboards.live.EventRoutes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code minima runs}: the newest runs and batches with their state and verdicts. */
@Command(name = "runs", mixinStandardHelpOptions = true, description = "The newest runs and batches, newest first.")
final class RunsCommand implements Runnable {

    @Mixin
    final PlaceOptions where = new PlaceOptions();

    @Option(names = "--batch", paramLabel = "ID", description = "The runs of this batch; else a batch is one line.")
    @Nullable
    String batch;

    @Option(names = "--limit", description = "Most lines to list; default ${DEFAULT-VALUE}.")
    int limit = 50;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<JsonNode> runs = StoredRuns.ask(where, reader -> reader.newest(batch, limit));
        List<JsonNode> batches = batch == null ? StoredRuns.ask(where, reader -> reader.batches(limit)) : List.of();
        if (json) {
            List<ObjectNode> summaries = runs.stream().map(EventRoutes::summary).toList();
            out.println(RunJson.write(new TreeMap<>(Map.of("runs", summaries, "batches", batches))));
            return;
        }
        Stream.concat(runs.stream(), batches.stream())
                .sorted(Comparator.<JsonNode>comparingLong(
                                each -> each.path("created").asLong())
                        .reversed())
                .limit(limit)
                .map(each -> each.has("run") ? line(each) : BatchText.line(each))
                .forEach(out::println);
    }

    private static String line(JsonNode run) {
        return "%-32s %-10s %,12d of %,12d  %s"
                .formatted(
                        run.path("run").asText(),
                        run.path("status").asText(),
                        run.path("step").asLong(),
                        run.path("steps").asLong(),
                        verdicts(run) + lineage(run))
                .stripTrailing();
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
