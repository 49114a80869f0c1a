package minima.experiments.cli;

import minima.actors.Preparation;
import minima.actors.RunOrder;
import minima.experiments.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * {@code minima run ID…}: runs experiments side by side in the foreground; verdicts at the end.
 *
 * <p>If a laboratory is serving the data directory, the runs are submitted to it and watched.
 */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Run experiments side by side in the foreground, with a live page; print their verdicts.")
final class RunCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Experiments of 'minima list'.")
    @SuppressWarnings("NullAway.Init")
    List<String> ids;

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
        List<RunOrder> orders = ids.stream().map(what::order).toList();
        orders.forEach(order -> Preparation.of(order, Catalogue.experiments()));
        Foreground foreground = new Foreground(out, err, json, stay);
        DataDirectory.Owner owner = DataDirectory.owner(where.folder());
        if (owner != null && owner.serves()) {
            RemoteLaboratory laboratory = new RemoteLaboratory(owner.url());
            err.println("submitted to the laboratory at " + owner.url());
            return foreground.remote(new WatchedRuns(
                    laboratory, orders.stream().map(laboratory::submit).toList()));
        }
        if (owner != null) {
            throw DataDirectory.owned(where.folder(), owner);
        }
        OpenLaboratory laboratory = OpenLaboratory.open(where, "run");
        if (!laboratory.url().isEmpty()) {
            err.println("live at " + laboratory.url());
        }
        return foreground.own(
                laboratory,
                new WatchedRuns(
                        laboratory, orders.stream().map(laboratory::submit).toList()));
    }
}
