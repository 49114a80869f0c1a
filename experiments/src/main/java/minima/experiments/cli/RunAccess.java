package minima.experiments.cli;

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

    void steer(String run, Laboratory.Action action);
}
