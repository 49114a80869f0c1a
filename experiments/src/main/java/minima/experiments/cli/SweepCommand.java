package minima.experiments.cli;

import minima.actors.RunIds;
import minima.actors.RunOrder;
import minima.actors.Sweep;
import minima.experiments.Catalogue;
import minima.training.claim.Experiment;
import minima.training.claim.SettingsRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code minima sweep ID}: a batch, every combination of settings with every seed; a summary at the end.
 *
 * <p>If a laboratory is serving the data directory, the batch is submitted to it and watched. An interrupted batch goes
 * on where it was with {@code minima resume} or {@code minima serve}.
 */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = "Run an experiment over combinations of settings and seeds; summarize over seeds.")
final class SweepCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "An experiment of 'minima list'.")
    @SuppressWarnings("NullAway.Init")
    String id;

    @Option(names = "--grid", paramLabel = "k=a,b,c", description = "Values of a setting; may be given more than once.")
    List<String> grids = List.of();

    @Option(
            names = "--range",
            paramLabel = "k=lo:hi:n[:log]",
            description = "n values of a setting from lo to hi, evenly spaced, or by one factor with :log.")
    List<String> ranges = List.of();

    @Option(names = "--seeds", paramLabel = "1..20", description = "Seeds: 1..20 or 1,5,9; default --seed alone.")
    String seeds = "";

    @Option(names = "--at-once", paramLabel = "N", description = "Most runs alive at a time; default by the cores.")
    int atOnce;

    @Mixin
    final RunOptions what = new RunOptions();

    @Mixin
    final PlaceOptions where = new PlaceOptions();

    @Option(names = "--stay", description = "Keep the page after the runs have ended, until Ctrl-C.")
    boolean stay;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Sweep sweep = sweep().checked(Catalogue.experiments());
        Foreground foreground = new Foreground(out, err, json, stay);
        DataDirectory.Owner owner = DataDirectory.owner(where.folder());
        if (owner != null && owner.serves()) {
            RemoteLaboratory laboratory = new RemoteLaboratory(owner.url());
            err.println("submitted to the laboratory at " + owner.url());
            return foreground.remote(new WatchedBatch(laboratory, laboratory.launch(sweep)));
        }
        if (owner != null) {
            throw DataDirectory.owned(where.folder(), owner);
        }
        OpenLaboratory laboratory = OpenLaboratory.open(where, "sweep");
        if (!laboratory.url().isEmpty()) {
            err.println("live at " + laboratory.url());
        }
        return foreground.own(laboratory, new WatchedBatch(laboratory, laboratory.launch(sweep)));
    }

    private Sweep sweep() {
        RunOrder one = what.order(id);
        return new Sweep(
                RunIds.nextBatch(id),
                id,
                one.settings(),
                Stream.concat(
                                grids.stream().map(Axes::grid),
                                ranges.stream().map(range -> Axes.range(range, integers())))
                        .toList(),
                seeds.isEmpty() ? List.of(one.seed()) : Axes.seeds(seeds),
                one.data(),
                null,
                one.every(),
                one.controls(),
                atOnce);
    }

    private Set<String> integers() {
        Experiment<?> experiment = Catalogue.experiments().get(id);
        return experiment == null
                ? Set.of()
                : SettingsRecord.describe(experiment.defaults()).stream()
                        .filter(setting -> setting.type().equals("integer"))
                        .map(SettingsRecord.Description::name)
                        .collect(Collectors.toSet());
    }
}
