package minima.experiments.cli;

import minima.training.claim.InvalidInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/**
 * {@code minima serve}: the long-running laboratory; it goes on with what was interrupted, and ends when it is told to.
 */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "The long-running laboratory: go on with interrupted runs, and take new ones over HTTP.")
final class ServeCommand implements Callable<Integer> {

    private static final int INTERRUPTED = 130;

    @Mixin
    final PlaceOptions where = new PlaceOptions();

    @Mixin
    final AlertOptions alerts = new AlertOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        if ("off".equals(where.port)) {
            throw new InvalidInput("serve must have a page: port=off. Maybe --port 0 for any free one");
        }
        OpenLaboratory laboratory = OpenLaboratory.open(where, alerts, "serve");
        OpenLaboratory.Interrupted goesOn = laboratory.revive(false);
        err.printf(
                "serving %s at %s; %d runs and %d batches go on%n",
                laboratory.folder(),
                laboratory.url(),
                goesOn.runs().size(),
                goesOn.batches().size());
        err.flush();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            List<String> saved = laboratory.suspend();
                            laboratory.close();
                            err.printf("%d runs saved; the next serve goes on with them%n", saved.size());
                            err.flush();
                            Runtime.getRuntime().halt(INTERRUPTED);
                        },
                        "interrupt"));
        new CountDownLatch(1).await();
        return Minima.DONE;
    }
}
