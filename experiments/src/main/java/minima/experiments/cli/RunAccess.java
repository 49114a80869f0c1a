package minima.experiments.cli;

import minima.actors.Laboratory;
import minima.actors.RunOrder;

/** The runs of a laboratory, open in this process or served by another. */
interface RunAccess extends RunReader {

    /** Orders a run; its id. */
    String submit(RunOrder order);

    void steer(String run, Laboratory.Action action);
}
