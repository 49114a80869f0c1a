package minima.training.claim;

import minima.training.descent.Regulation;
import minima.training.descent.Schedule;

/** A simulation whose step size, momentum or penalty change over time. */
public interface Regulated extends Simulation {

    /** What holds when. */
    Schedule schedule();

    /** What holds from the next step on. */
    void apply(Regulation now);
}
