package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import minima.training.claim.InvalidInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code minima show RUN}: one run's assumptions, verdicts, settings and digests. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "One run: assumptions, verdicts, settings.")
final class ShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN")
    @SuppressWarnings("NullAway.Init")
    String run;

    @Mixin
    final PlaceOptions where = new PlaceOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        JsonNode report = StoredRuns.ask(where, reader -> Optional.ofNullable(reader.report(run)))
                .orElseThrow(() -> new InvalidInput("run must exist: run=%s. Maybe minima runs".formatted(run)));
        if (json) {
            out.println(RunJson.write(report));
            return Minima.DONE;
        }
        Outcome.print(report, out);
        report.path("settings")
                .properties()
                .forEach(setting -> out.printf(
                        "  %s = %s%n", setting.getKey(), setting.getValue().asText()));
        report.path("digests")
                .properties()
                .forEach(digest -> out.printf(
                        "  final state of %s: sha256 %s%n",
                        digest.getKey(), digest.getValue().asText()));
        printLineage(report, out);
        out.printf("  %s%n", report.path("command").asText());
        return Minima.DONE;
    }

    private static void printLineage(JsonNode report, PrintWriter out) {
        if (report.has("parent")) {
            out.printf("  forked from %s%n", branch(report.path("parent")));
        }
        report.path("forks").forEach(fork -> out.printf("  fork %s%n", branch(fork)));
    }

    /** A run, a step, and the settings that changed there. */
    private static String branch(JsonNode end) {
        StringBuilder text = new StringBuilder("%s at step %,d"
                .formatted(end.path("run").asText(), end.path("step").asLong()));
        end.path("settings")
                .properties()
                .forEach(change -> text.append(
                        ", %s = %s".formatted(change.getKey(), change.getValue().asText())));
        return text.toString();
    }
}
