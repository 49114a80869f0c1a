package minima.experiments.cli;

import minima.actors.Laboratory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** {@code minima cancel RUN}. */
@Command(name = "cancel", mixinStandardHelpOptions = true, description = "Cancel a run of the serving laboratory.")
final class CancelCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN")
    @SuppressWarnings("NullAway.Init")
    String run;

    @Mixin
    final PlaceOptions where = new PlaceOptions();

    @Override
    public Integer call() {
        RemoteLaboratory.owning(where).steer(run, Laboratory.Action.CANCEL);
        return Minima.DONE;
    }
}
