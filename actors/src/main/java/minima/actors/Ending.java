package minima.actors;

/** How a strand ended. */
public sealed interface Ending permits Ending.Reached, Ending.Diverged, Ending.Failed, Ending.Stopped {

    /** It took its last step; {@code digest} is that of its final state. */
    record Reached(long step, String digest) implements Ending {}

    /** A measure was not finite. */
    record Diverged(long step, String metric, double value) implements Ending {}

    /** The simulation threw. */
    record Failed(String cause) implements Ending {}

    /** It was told to stop, and saved its state. */
    record Stopped(long step) implements Ending {}

    /** A throwable in one line. */
    static String describe(Throwable thrown) {
        return thrown.getMessage() == null
                ? thrown.getClass().getSimpleName()
                : thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
    }
}
