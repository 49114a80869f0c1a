package minima.experiments.cli;

import minima.actors.Laboratory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** {@code minima pause RUN}. */
@Command(name = "pause", mixinStandardHelpOptions = true, description = "Pause a run of the serving laboratory.")
final class PauseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN")
    @SuppressWarnings("NullAway.Init")
    String run;

    @Mixin
    final PlaceOptions where = new PlaceOptions();

    @Override
    public Integer call() {
        RemoteLaboratory.owning(where).steer(run, Laboratory.Action.PAUSE);
        return Minima.DONE;
    }
}
