package minima.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import minima.actors.BatchReport;
import minima.training.claim.InvalidInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * {@code minima watch [RUN|BATCH]…}: a live line of what a laboratory runs for the data directory, and what it came to;
 * without a laboratory, what has ended, from the data directory.
 *
 * <p>A laboratory that goes down is waited for; where none comes, it is as if there had been none.
 */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = {
            "Live progress of runs and batches of the serving laboratory; their verdicts when all have ended.",
            "If the laboratory restarts meanwhile, it is waited for, at most 60 s."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:every claim's verdict SUPPORTED and no control's",
            "  1:otherwise",
            "  2:there is no such run, or it was interrupted",
            "  3:a run failed or diverged",
            "130:Ctrl-C ended the watching, and nothing else"
        })
final class WatchCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Parameters(arity = "0..*", paramLabel = "RUN|BATCH", description = "Default everything that is alive now.")
    List<String> ids = List.of();

    @Mixin
    final PlaceOptions where = new PlaceOptions();

    @Option(names = "--json", description = "Print one JSON document at the end.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        DataDirectory.Owner owner = DataDirectory.owner(where.folder());
        if (owner == null) {
            return stored(ids);
        }
        if (!owner.serves()) {
            throw DataDirectory.owned(where.folder(), owner);
        }
        List<String> wanted = ids.isEmpty() ? new RemoteLaboratory(owner.url()).unended() : ids;
        if (wanted.isEmpty()) {
            return nothing();
        }
        PrintWriter err = spec.commandLine().getErr();
        try {
            RunReader laboratory = new ReturningLaboratory(() -> address(owner.url()), PATIENCE, err);
            return new Foreground(spec.commandLine().getOut(), err, json, false).remote(watched(laboratory, wanted));
        } catch (Api.Gone nobodyCame) {
            return stored(wanted);
        }
    }

    private String address(String before) {
        DataDirectory.Owner now = DataDirectory.owner(where.folder());
        return now == null || now.url().isEmpty() ? before : now.url();
    }

    /** What these ids name: the runs together, each batch by itself. */
    static Watched watched(RunReader reader, List<String> ids) {
        List<String> runs = new ArrayList<>();
        List<Watched> batches = new ArrayList<>();
        for (String id : ids.stream().distinct().toList()) {
            if (reader.report(id) != null) {
                runs.add(id);
            } else if (reader.batch(id, BatchReport.View.COUNTS) != null) {
                batches.add(new WatchedBatch(reader, id));
            } else {
                throw new InvalidInput("run must exist: run=%s. Maybe minima runs".formatted(id));
            }
        }
        if (runs.isEmpty() && batches.size() == 1) {
            return batches.get(0);
        }
        Watched together = new WatchedRuns(reader, runs);
        return batches.isEmpty()
                ? together
                : new WatchedAll(
                        Stream.concat(Stream.of(together), batches.stream()).toList());
    }

    /** Where no laboratory runs, nothing goes on: what has ended is told, what was interrupted is named. */
    private int stored(List<String> wanted) {
        List<JsonNode> known = StoredRuns.withJournal(
                where, journal -> watched(new StoredRuns(journal), wanted).last());
        List<JsonNode> ended = known.stream().filter(LastWord::isLast).toList();
        if (known.isEmpty()) {
            return nothing();
        }
        int code = ended.isEmpty()
                ? Minima.DONE
                : LastWord.tell(ended, json, spec.commandLine().getOut());
        List<JsonNode> interrupted =
                known.stream().filter(report -> !LastWord.isLast(report)).toList();
        interrupted.forEach(this::sayHowItGoesOn);
        return interrupted.isEmpty() ? code : Minima.MISTAKE;
    }

    /** A batch goes on with all that was interrupted. */
    private void sayHowItGoesOn(JsonNode report) {
        spec.commandLine()
                .getErr()
                .println(
                        LastWord.isBatch(report)
                                ? "batch must go on to be watched: batch=%s. Maybe minima resume"
                                        .formatted(report.path("batch").asText())
                                : "run must go on to be watched: run=%1$s, status=%2$s. Maybe minima resume %1$s"
                                        .formatted(
                                                report.path("run").asText(),
                                                report.path("status").asText()));
    }

    private int nothing() {
        spec.commandLine().getErr().println("no run is alive");
        return json ? LastWord.tell(List.of(), true, spec.commandLine().getOut()) : Minima.DONE;
    }
}
