package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.RunJson;
import minima.dashboards.report.Chapter;
import minima.dashboards.report.Report;
import minima.training.claim.InvalidInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write a report with plots, one file that needs nothing beside it.")
    @Nullable
    Path html;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ReportFile file = html == null ? null : ReportFile.at(html);
        JsonNode report = StoredRuns.ask(where, reader -> Optional.ofNullable(read(reader, file)))
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
        out.printf("  %s%n", report.path("command").asText());
        return Minima.DONE;
    }

    /** The run's report, and its numbers into the file if there is one. */
    private @Nullable JsonNode read(RunReader reader, @Nullable ReportFile file) {
        JsonNode report = reader.report(run);
        if (report != null && file != null) {
            Chapter chapter = Chapter.of(StoredSheet.of(report, reader.measured(run)));
            file.write(Report.of(chapter.title(), List.of(chapter), Surroundings.now()));
        }
        return report;
    }
}
