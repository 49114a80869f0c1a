package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.BatchReport;
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

/** {@code minima show RUN|BATCH}: one run's assumptions, verdicts, settings and digests; a batch's summary. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "One run: assumptions, verdicts, settings; or one batch: its summary over seeds.")
final class ShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN|BATCH")
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
        JsonNode report = StoredRuns.ask(where, this::found)
                .orElseThrow(() -> new InvalidInput("run must exist: run=%s. Maybe minima runs".formatted(run)));
        if (json) {
            out.println(RunJson.write(report));
        } else if (LastWord.isBatch(report)) {
            BatchText.print(report, out);
        } else {
            print(report, out);
        }
        return Minima.DONE;
    }

    private Optional<JsonNode> found(RunReader reader) {
        JsonNode report = reader.report(run);
        return Optional.ofNullable(report == null ? reader.batch(run, BatchReport.View.CELLS) : report);
    }

    private static void print(JsonNode report, PrintWriter out) {
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
        out.printf("  %s%n", report.path("command").asText());
    }
}
