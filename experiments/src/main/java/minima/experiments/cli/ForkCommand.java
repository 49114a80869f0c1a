package minima.experiments.cli;

import minima.actors.ForkRequest;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * {@code minima fork RUN --at STEP --set name=value…}: a new run with another's state at a step and other settings from
 * there on; watched in the foreground. If a laboratory is serving the data directory, it runs there.
 */
@Command(
        name = "fork",
        mixinStandardHelpOptions = true,
        description = "Go on from a run's state at a step, bit for bit, with some settings changed.")
final class ForkCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "A run of 'minima runs', running or ended.")
    @SuppressWarnings("NullAway.Init")
    String run;

    @Option(names = "--at", required = true, paramLabel = "STEP", description = "A step that the run has taken.")
    long at;

    @Option(names = "--set", paramLabel = "name=value", description = "A setting that changes there.")
    Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--steps", description = "The step at which it ends; the same as --set steps=N.")
    @Nullable
    Long steps;

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
        Foreground foreground = new Foreground(spec.commandLine().getOut(), err, json, false);
        DataDirectory.Owner owner = DataDirectory.owner(where.folder());
        if (owner != null && owner.serves()) {
            RemoteLaboratory laboratory = new RemoteLaboratory(owner.url());
            String fork = laboratory.fork(request());
            err.println("forked in the laboratory at " + owner.url());
            return foreground.remote(new WatchedRuns(laboratory, List.of(fork)));
        }
        if (owner != null) {
            throw DataDirectory.owned(where.folder(), owner);
        }
        if (where.journal == null && !Files.isDirectory(where.folder().resolve("journal"))) {
            throw new InvalidInput(
                    "data directory must hold a journal: folder=%s. Maybe --data-dir FOLDER".formatted(where.folder()));
        }
        OpenLaboratory laboratory = OpenLaboratory.open(where, "fork");
        String fork = forked(laboratory);
        if (!laboratory.url().isEmpty()) {
            err.println("live at " + laboratory.url());
        }
        return foreground.own(laboratory, new WatchedRuns(laboratory, List.of(fork)));
    }

    private String forked(OpenLaboratory laboratory) {
        try {
            return laboratory.fork(request());
        } catch (InvalidInput refused) {
            laboratory.close();
            throw refused;
        }
    }

    private ForkRequest request() {
        Map<String, String> settings = new LinkedHashMap<>(set);
        if (steps != null) {
            settings.put("steps", Long.toString(steps));
        }
        return new ForkRequest(run, at, settings);
    }
}
