package minima.experiments.cli;

import minima.actors.ForkRequest;
import minima.actors.Laboratory;
import minima.actors.RunOrder;
import minima.actors.Sweep;

/** The runs of a laboratory, open in this process or served by another. */
interface RunAccess extends RunReader {

    /** Orders a run; its id. */
    String submit(RunOrder order);

    /** Launches a batch; its id. */
    String launch(Sweep sweep);

    void cancelBatch(String batch);

    /** Forks a run; the fork's id. */
    String fork(ForkRequest request);

    void steer(String run, Laboratory.Action action);
}
