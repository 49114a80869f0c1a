package minima.experiments.cli;

import minima.actors.Laboratory;
import minima.experiments.cli.OpenLaboratory.Interrupted;
import minima.telemetry.event.RunRecord;
import minima.training.claim.InvalidInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * {@code minima resume [RUN]}: goes on, in the foreground, with the runs and batches that were interrupted; where a
 * laboratory serves the data directory, it asks that one to go on with a paused run.
 */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Go on with the runs and batches that were interrupted, or with one that was paused.")
final class ResumeCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "One run; default every interrupted one.")
    @Nullable
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
        PrintWriter err = spec.commandLine().getErr();
        DataDirectory.Owner owner = DataDirectory.owner(where.folder());
        if (owner != null && owner.serves() && run != null) {
            new RemoteLaboratory(owner.url()).steer(run, Laboratory.Action.RESUME);
            return Minima.DONE;
        }
        if (owner != null) {
            throw DataDirectory.owned(where.folder(), owner);
        }
        if (!Files.isDirectory(where.folder())) {
            throw new InvalidInput(
                    "data directory must exist: folder=%s. Maybe --data-dir FOLDER".formatted(where.folder()));
        }
        OpenLaboratory laboratory = OpenLaboratory.open(where, "resume");
        Interrupted goesOn = run == null ? laboratory.revive(true) : alone(laboratory, run);
        if (goesOn.runs().isEmpty() && goesOn.batches().isEmpty()) {
            laboratory.close();
            err.println("nothing was interrupted: folder=" + where.folder());
            return Minima.DONE;
        }
        if (!laboratory.url().isEmpty()) {
            err.println("live at " + laboratory.url());
        }
        return new Foreground(spec.commandLine().getOut(), err, json, false)
                .own(laboratory, watched(laboratory, goesOn));
    }

    private static Watched watched(OpenLaboratory laboratory, Interrupted goesOn) {
        List<Watched> parts = new ArrayList<>();
        if (!goesOn.runs().isEmpty()) {
            parts.add(new WatchedRuns(laboratory, goesOn.runs()));
        }
        goesOn.batches().forEach(batch -> parts.add(new WatchedBatch(laboratory, batch)));
        return parts.size() == 1 ? parts.get(0) : new WatchedAll(parts);
    }

    /** Of a batch this goes on with one run too; the batch itself goes on when nothing is named. */
    private static Interrupted alone(OpenLaboratory laboratory, String run) {
        List<RunRecord> named = laboratory.unfinishedRuns().stream()
                .filter(record -> record.id().equals(run))
                .toList();
        if (named.isEmpty()) {
            laboratory.close();
            throw new InvalidInput("run must be one that was interrupted: run=%s. Maybe minima runs".formatted(run));
        }
        named.forEach(record -> laboratory.revive(record, true));
        return new Interrupted(List.of(), List.of(run));
    }
}
