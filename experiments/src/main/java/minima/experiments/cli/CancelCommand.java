package minima.experiments.cli;

import minima.actors.BatchReport;
import minima.actors.Laboratory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** {@code minima cancel RUN|BATCH}. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Cancel a run or a batch of the serving laboratory.")
final class CancelCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN|BATCH")
    @SuppressWarnings("NullAway.Init")
    String run;

    @Mixin
    final PlaceOptions where = new PlaceOptions();

    @Override
    public Integer call() {
        RemoteLaboratory laboratory = RemoteLaboratory.owning(where);
        if (laboratory.batch(run, BatchReport.View.COUNTS) == null) {
            laboratory.steer(run, Laboratory.Action.CANCEL);
        } else {
            laboratory.cancelBatch(run);
        }
        return Minima.DONE;
    }
}
