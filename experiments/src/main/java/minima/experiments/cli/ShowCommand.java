package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.BatchReport;
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
import java.util.ArrayList;
import java.util.List;
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
        JsonNode report = StoredRuns.ask(where, reader -> found(reader, file))
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

    private Optional<JsonNode> found(RunReader reader, @Nullable ReportFile file) {
        JsonNode report = reader.report(run);
        if (report == null) {
            JsonNode batch = reader.batch(run, BatchReport.View.CELLS);
            if (batch != null && file != null) {
                throw new InvalidInput(
                        "a report must be of one run: batch=%s. Maybe one of runs --batch %s".formatted(run, run));
            }
            return Optional.ofNullable(batch);
        }
        if (file != null) {
            Chapter chapter = Chapter.of(StoredSheet.of(report, reader.measured(run)));
            file.write(Report.of(chapter.title(), List.of(chapter), Surroundings.now()));
        }
        return Optional.of(report);
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
        printLineage(report, out);
        printNotes(report, out);
        out.printf("  %s%n", report.path("command").asText());
    }

    private static void printLineage(JsonNode report, PrintWriter out) {
        if (report.has("parent")) {
            out.printf("  forked from %s%n", branch(report.path("parent")));
        }
        report.path("forks").forEach(fork -> out.printf("  fork %s%n", branch(fork)));
    }

    private static void printNotes(JsonNode report, PrintWriter out) {
        if (!report.path("tags").isEmpty()) {
            List<String> tags = new ArrayList<>();
            report.path("tags").forEach(tag -> tags.add(tag.asText()));
            out.printf("  tags: %s%n", String.join(", ", tags));
        }
        String note = report.path("note").asText();
        if (!note.isEmpty()) {
            out.printf("  note: %s%n", note.replace("\n", "%n        ".formatted()));
        }
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
