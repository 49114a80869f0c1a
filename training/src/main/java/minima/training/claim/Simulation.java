package minima.training.claim;

/**
 * A deterministic process: it advances by steps, and can be saved and restored so that it goes on bit for bit.
 *
 * <p>No threads, no clock, no files. One simulation is used by one thread at a time.
 */
public interface Simulation {

    /** Steps taken since the start, from 0. */
    long steps();

    /** Takes {@code steps} steps; allocates nothing. */
    void advance(long steps);

    /** What each step takes. */
    default Pace pace() {
        return Pace.UNKNOWN;
    }

    /** Writes everything that the next step depends on. */
    void save(StateWriter out);

    /** Takes the place of the simulation that wrote {@code in}; what was not written is not changed. */
    void restore(StateReader in);

    /**
     * Goes on from the state that a simulation of other settings wrote: its point, its start, its steps and its place
     * in the data. What only this method keeps starts afresh; what is regulated is left to the schedule of this one.
     *
     * @throws IllegalStateException naming the field, if the state cannot be this simulation's
     */
    default void adopt(StateReader in) {
        restore(in);
    }
}
